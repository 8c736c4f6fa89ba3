import FlowModel
import FlowRuntime
import FlowSyntax

/// What stands for a secret in what is kept, and what that replays as.
enum Placeholder {
  /// Nobody was given it, but it has the form of a token.
  static let value = "a-secret-that-was-not-recorded"

  static func isIn(_ text: String) -> Bool { text.contains(SecretRegister.mask) }

  /// Whether a text that is no JSON has the name of a secret in it.
  static func namesSecret(_ text: String) -> Bool {
    text.split { !$0.isLetter && $0 != "_" }.contains { Simulation.isSecretName(String($0)) }
  }

  /// What a text that was kept replays as.
  static func filled(_ text: String) -> String {
    text.replacing(SecretRegister.mask, with: value)
  }

  static func filled(_ json: JSONValue) -> JSONValue {
    switch json {
    case .string(let text): .string(filled(text))
    case .array(let elements): .array(elements.map(filled))
    case .object(let object): .object(object.changing { _, value in filled(value) })
    case .null, .bool, .number: json
    }
  }

  /// JSON that was kept, or else a text.
  static func value(of written: String) -> JSONValue {
    filled(JSONValue.parse(Array(written.utf8)) ?? .string(written))
  }

  /// As many parts as the secret has [C-authcode]; what is empty is no secret.
  static func hiding(_ text: String) -> String {
    text.split(separator: "|", omittingEmptySubsequences: false).map {
      $0.isEmpty ? "" : SecretRegister.mask
    }.joined(separator: "|")
  }

  /// - Parameter isSecret: all of it; else only members with the name of a secret.
  static func hiding(_ json: JSONValue, isSecret: Bool) -> JSONValue {
    switch json {
    case .string(let text): isSecret ? .string(hiding(text)) : json
    case .number: isSecret ? .string(SecretRegister.mask) : json
    case .array(let elements): .array(elements.map { hiding($0, isSecret: isSecret) })
    case .object(let object):
      .object(
        object.changing { name, value in
          hiding(value, isSecret: isSecret || Simulation.isSecretName(name))
        })
    case .null, .bool: json
    }
  }

  /// As above; what `steps` lead to is a secret too.
  static func hiding(
    _ json: JSONValue, at steps: ArraySlice<VariablePath.Step>
  ) -> JSONValue {
    guard let step = steps.first else { return hiding(json, isSecret: true) }
    switch (step, hiding(json, isSecret: false), json) {
    case (.name(let name), .object(var hidden), .object(let object)):
      if let member = object[name] { hidden[name] = hiding(member, at: steps.dropFirst()) }
      return .object(hidden)
    case (.index(let index), .array(var hidden), .array(let elements)):
      if elements.indices.contains(index) {
        hidden[index] = hiding(elements[index], at: steps.dropFirst())
      }
      return .array(hidden)
    case (_, let hidden, _): return hidden
    }
  }
}

extension JSONObject {
  fileprivate func changing(_ change: (String, JSONValue) -> JSONValue) -> JSONObject {
    var changed = JSONObject()
    for member in members { changed[member.name] = change(member.name, member.value) }
    return changed
  }
}
