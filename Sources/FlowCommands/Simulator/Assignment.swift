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
    self.name = name
    value = Placeholder.value(of: String(text[text.index(after: sign)...]))
  }

  /// The simulator would not follow: the session stays on its channel.
  var isChannel: Bool { name == BuiltInVariable.channel.rawValue }

  var isSecret: Bool { Simulation.isSecretName(name) }

  /// As it may be kept: a secret is a placeholder, which replays as one; `nil` where it may be kept
  /// as it was typed.
  var recorded: String? {
    let hidden = Placeholder.hiding(value, isSecret: isSecret)
    guard hidden != value else { return nil }
    return "\(name)=\(hidden.string ?? hidden.json)"
  }
}
