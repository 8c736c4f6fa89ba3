import FlowModel
import FlowRuntime
import FlowSyntax

/// `NAME=VALUE`; the value is JSON, or else a text.
struct Assignment {
  let name: String
  let value: JSONValue

  init?(_ text: some StringProtocol) {
    guard let sign = text.firstIndex(of: "=") else { return nil }
    let name = String(text[..<sign].filter { !$0.isWhitespace })
    guard VariableName.isValid(name) else { return nil }
    let written = String(text[text.index(after: sign)...])
    self.name = name
    value = JSONValue.parse(Array(written.utf8)) ?? .string(written)
  }

  var isSecret: Bool { Simulation.secretVariables.contains(name) }

  /// As it may be kept: a secret is a placeholder, which replays as one.
  var recorded: String? { isSecret ? "\(name)=\(SecretRegister.mask)" : nil }
}
