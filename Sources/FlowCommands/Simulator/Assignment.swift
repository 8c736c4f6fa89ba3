import FlowModel
import FlowRuntime
import FlowSyntax

/// `NAME=VALUE`; the value is JSON, or else a text.
struct Assignment {
  let name: String
  let value: JSONValue
  /// By its name, or by one that stands in JSON that is not well-formed.
  let isSecret: Bool

  init?(_ text: some StringProtocol) {
    guard let sign = text.firstIndex(of: "=") else { return nil }
    let name = String(text[..<sign]).trimmingBlanks()
    guard VariableName.isValid(name) else { return nil }
    self.name = name
    let written = String(text[text.index(after: sign)...])
    value = Placeholder.value(of: written)
    isSecret =
      Simulation.isSecretName(name)
      || JSONValue.parse(Array(written.utf8)) == nil && Placeholder.namesSecret(written)
  }

  /// The simulator would not follow: the session stays on its channel.
  var isChannel: Bool { name == BuiltInVariable.channel.rawValue }

  /// As it may be kept: a secret is a placeholder, which replays as one; `nil` where it may be kept
  /// as it was typed.
  var recorded: String? {
    let hidden = Placeholder.hiding(value, isSecret: isSecret)
    guard hidden != value else { return nil }
    return "\(name)=\(hidden.string ?? hidden.json)"
  }
}
