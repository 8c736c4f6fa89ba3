import FlowDiagnostics
package import FlowModel
import FlowSyntax

extension ValueFlow {
  /// Whether row `row` can be the first that is met.
  func mayMeet(_ row: Int, of interaction: Interaction, _ bits: Valuation) -> Bool {
    guard case .condition(let rows)? = interaction.settings else { return false }
    return rows[..<row].allSatisfy { verdict(on: $0, bits) != true }
      && verdict(on: rows[row], bits) != false
  }

  func mayMeetNone(of interaction: Interaction, _ bits: Valuation) -> Bool {
    guard case .condition(let rows)? = interaction.settings else { return true }
    return rows.allSatisfy { verdict(on: $0, bits) != true }
  }

  /// Whether a row is met; `nil` where that depends on more than what is set.
  package func verdict(on row: ConditionRow, _ bits: Valuation) -> Bool? {
    guard let path = row.variable?.references.first?.path else { return nil }
    if path.root == BuiltInVariable.channel.rawValue, path.steps.isEmpty, let channel {
      return verdict(onChannel: channel.rawValue, row)
    }
    let mask = bit(of: flow.variables.id(of: path.root))
    guard mask != 0 else { return nil }
    let isSet = bits & mask != 0
    switch row.operator.value {
    case .isEmpty: return isSet && !path.steps.isEmpty ? nil : !isSet
    case .isNotEmpty: return isSet && !path.steps.isEmpty ? nil : isSet
    case .equals where row.hasEmptyConstant && path.steps.isEmpty: return !isSet
    case .notEquals where row.hasEmptyConstant && path.steps.isEmpty: return isSet
    case .equals, .contains, .startsWith, .endsWith, .greaterThan, .greaterThanOrEqual, .lessThan,
      .lessThanOrEqual:
      return !isSet && row.hasFullConstant ? false : nil
    case .notEquals, .doesNotContain: return !isSet && row.hasFullConstant ? true : nil
    case .matches: return nil
    }
  }

  private func verdict(onChannel label: String, _ row: ConditionRow) -> Bool? {
    switch row.operator.value {
    case .isEmpty: return false
    case .isNotEmpty: return true
    case .equals: return row.constantText.map { $0 == label }
    case .notEquals: return row.constantText.map { $0 != label }
    case .contains: return row.constantText.map { label.contains($0) }
    case .doesNotContain: return row.constantText.map { !label.contains($0) }
    case .startsWith: return row.constantText.map { label.hasPrefix($0) }
    case .endsWith: return row.constantText.map { label.hasSuffix($0) }
    case .greaterThan, .greaterThanOrEqual, .lessThan, .lessThanOrEqual, .matches: return nil
    }
  }
}

extension ConditionRow {
  /// What the variable is compared with, if no variable is in it.
  package var constantText: String? {
    switch value {
    case .constant(let value, _)?: value.plainText
    case .template(let template)?: template.constant
    case nil: nil
    }
  }

  /// Whether it is compared with no text at all: another way to ask whether it is empty.
  fileprivate var hasEmptyConstant: Bool { constantText?.isEmpty ?? false }

  /// Whether it is compared with something that is there whatever happens.
  fileprivate var hasFullConstant: Bool { constantText.map { !$0.isEmpty } ?? false }
}
