import FlowModel
import FlowRuntime
import FlowSyntax

/// `NAME=VALUE`; the value is JSON, or else a text.
struct Assignment {
  let name: String
  let value: JSONValue

  init?(_ text: some StringProtocol) {
    guard let sign = text.firstIndex(of: "=") else { return nil }
    let name = String(text[..<sign]).trimmingBlanks()
    guard VariableName.isValid(name) else { return nil }
    let written = String(text[text.index(after: sign)...])
    self.name = name
    let isPlaceholder = written.contains(SecretRegister.mask)
    value =
      isPlaceholder
      ? .string(Assignment.placeholder)
      : JSONValue.parse(Array(written.utf8)) ?? .string(written)
  }

  /// What a secret that was recorded as `•••` replays as: nobody was given it, but it has the
  /// form of a token.
  private static let placeholder = "a-secret-that-was-not-recorded"

  /// The simulator would not follow: the session stays on its channel.
  var isChannel: Bool { name == BuiltInVariable.channel.rawValue }

  var isSecret: Bool { Simulation.isSecretName(name) }

  /// As it may be kept: a secret is a placeholder, which replays as one.
  var recorded: String? { isSecret ? "\(name)=\(SecretRegister.mask)" : nil }
}
