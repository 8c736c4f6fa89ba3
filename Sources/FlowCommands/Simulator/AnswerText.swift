import FlowEngine
import FlowModel
import FlowRuntime
import FlowSyntax

/// `NAME STATUS JSON`, as it stands behind `/answer`.
struct AnswerText {
  let name: String
  let status: Int
  /// All behind the status.
  let written: String

  init?(_ text: String) {
    guard let match = text.firstMatch(of: /\s(\d{3})(?:\s+|$)/),
      let status = Int(match.1), (100...599).contains(status)
    else { return nil }
    name = String(text[..<match.range.lowerBound])
    self.status = status
    written = String(text[match.range.upperBound...])
  }

  /// `nil` where it is no JSON, or there is none.
  var body: JSONValue? { JSONValue.parse(Array(written.utf8)).map(Placeholder.filled) }

  /// As it may be kept, where `request` gets it; `nil` where it may be kept as it was typed.
  func recorded(for request: CompiledRequest?) -> String? {
    let steps = secretPath(in: request)
    guard let body else {
      let isSecret = steps != nil || Placeholder.namesSecret(written)
      return isSecret && !written.isEmpty ? "\(name) \(status) \(SecretRegister.mask)" : nil
    }
    let hidden = steps.map { Placeholder.hiding(body, at: $0[...]) }
    let kept = hidden ?? Placeholder.hiding(body, isSecret: false)
    return kept == body ? nil : "\(name) \(status) \(kept.json)"
  }

  /// What of the body becomes a secret.
  func secret(for request: CompiledRequest?) -> JSONValue? {
    secretPath(in: request).flatMap { body?.piece($0) }
  }

  private func secretPath(in request: CompiledRequest?) -> [VariablePath.Step]? {
    guard let request, let variable = request.variable, Simulation.isSecretName(variable.name)
    else { return nil }
    // A text has no members: somebody wrote the value itself.
    if case .string? = body { return [] }
    return request.data?.steps ?? []
  }
}
