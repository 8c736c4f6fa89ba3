import FlowModel

/// The variables that account linking sets.
package struct LoginVariables: Sendable {
  package let code: VariableUses.ID
  package let parts: VariableUses.ID
  package let token: VariableUses.ID
  /// Whether the flow expects codes with pipe signs at all.
  package let readsParts: Bool

  package var all: [VariableUses.ID] { [code, parts, token] }

  init(_ uses: VariableUses) {
    func number(_ variable: BuiltInVariable) -> VariableUses.ID {
      guard let number = uses.id(of: variable.rawValue) else {
        preconditionFailure("built-in variables are numbered first")
      }
      return number
    }
    code = number(.authCode)
    parts = number(.authCodeParts)
    token = number(.accessToken)
    let parts = parts
    readsParts =
      uses.readings.contains { $0.variable == parts }
      || uses.writings(of: parts).contains { $0.kind == .script }
  }
}
