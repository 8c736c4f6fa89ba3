import FlowDiagnostics
import FlowModel
import FlowSyntax

/// What a condition's row asks, and which other rows that answers.
struct RowTest: Hashable {
  private enum Operand: Hashable {
    case none
    case constant(String)
    case template(String)
  }

  let path: VariablePath
  private let operation: Operator
  private let operand: Operand

  init?(_ row: ConditionRow) {
    guard let reference = row.variable?.references.first else { return nil }
    path = reference.path
    operation = row.operator.value
    operand =
      if !operation.takesValue {
        .none
      } else if let text = row.constantText {
        .constant(text)
      } else if case .template(let template)? = row.value {
        .template(template.text)
      } else {
        .constant("")
      }
  }

  private init(_ path: VariablePath, _ operation: Operator, _ operand: Operand) {
    self.path = path
    self.operation = operation
    self.operand = operand
  }

  /// The test that is met whenever this one is not.
  var complement: RowTest? {
    let opposite: Operator? =
      switch operation {
      case .isEmpty: .isNotEmpty
      case .isNotEmpty: .isEmpty
      case .equals: .notEquals
      case .notEquals: .equals
      case .contains: .doesNotContain
      case .doesNotContain: .contains
      case .startsWith, .endsWith, .greaterThan, .greaterThanOrEqual, .lessThan,
        .lessThanOrEqual, .matches:
        nil
      }
    return opposite.map { RowTest(path, $0, operand) }
  }

  /// Whether a test of another kind may imply it.
  var isGeneral: Bool {
    switch operation {
    case .isNotEmpty, .notEquals, .startsWith, .endsWith, .greaterThan, .greaterThanOrEqual,
      .lessThan, .lessThanOrEqual:
      true
    case .isEmpty, .equals, .contains, .doesNotContain, .matches: false
    }
  }

  /// Whether what meets this test certainly meets `other`, too.
  func implies(_ other: RowTest) -> Bool {
    guard path == other.path else { return false }
    if self == other { return true }
    switch other.operation {
    case .isNotEmpty: return meansSet
    case .notEquals: return excludes(other.operand)
    case .startsWith:
      return texts(.startsWith, other).map { own, theirs in own.hasPrefix(theirs) } ?? false
    case .endsWith:
      return texts(.endsWith, other).map { own, theirs in own.hasSuffix(theirs) } ?? false
    case .greaterThan, .greaterThanOrEqual, .lessThan, .lessThanOrEqual:
      return isWithin(other)
    case .isEmpty, .equals, .contains, .doesNotContain, .matches: return false
    }
  }

  /// Whether nothing empty meets it. Brackets are left out: the text of an empty list has them.
  private var meansSet: Bool {
    switch operation {
    case .equals, .contains, .startsWith, .endsWith:
      guard case .constant(let text) = operand else { return false }
      return text.contains { $0.isLetter || $0.isNumber }
    case .greaterThan, .greaterThanOrEqual, .lessThan, .lessThanOrEqual: return true
    case .isEmpty, .isNotEmpty, .notEquals, .doesNotContain, .matches: return false
    }
  }

  /// Whether what meets it cannot equal `other`.
  private func excludes(_ other: Operand) -> Bool {
    guard operation == .equals, case .constant(let own) = operand,
      case .constant(let theirs) = other
    else { return false }
    if let own = JSONNumber(own), let theirs = JSONNumber(theirs) {
      return own.value != theirs.value
    }
    return JSONNumber(own) == nil && JSONNumber(theirs) == nil && own != theirs
  }

  /// The constants of the two where this one is an *Equals* of a text, or does the same as `other`.
  private func texts(_ same: Operator, _ other: RowTest) -> (String, String)? {
    guard operation == .equals || operation == same, case .constant(let own) = operand,
      case .constant(let theirs) = other.operand, operation == same || JSONNumber(own) == nil
    else { return nil }
    return (own, theirs)
  }

  /// Whether all numbers that meet it lie where `other` wants them.
  private func isWithin(_ other: RowTest) -> Bool {
    guard case .constant(let own) = operand, case .constant(let theirs) = other.operand,
      let own = JSONNumber(own)?.value, let bound = JSONNumber(theirs)?.value
    else { return false }
    switch (operation, other.operation) {
    case (.greaterThan, .greaterThan), (.greaterThan, .greaterThanOrEqual),
      (.greaterThanOrEqual, .greaterThanOrEqual), (.equals, .greaterThanOrEqual):
      return own >= bound
    case (.greaterThanOrEqual, .greaterThan), (.equals, .greaterThan): return own > bound
    case (.lessThan, .lessThan), (.lessThan, .lessThanOrEqual),
      (.lessThanOrEqual, .lessThanOrEqual), (.equals, .lessThanOrEqual):
      return own <= bound
    case (.lessThanOrEqual, .lessThan), (.equals, .lessThan): return own < bound
    default: return false
    }
  }
}

/// Finds what earlier rows of a condition leave nothing for.
struct RowCover {
  /// Rows that others may imply are looked through one by one; so many of one variable at most.
  private static let mostGeneral = 64

  private var places: [RowTest: Int] = [:]
  private var general: [VariablePath: [(test: RowTest, row: Int)]] = [:]
  private var everything: [Int]?

  /// The rows before `row` that take all that it would: one alone, or two that take everything.
  mutating func cover(of test: RowTest?, at row: Int) -> [Int]? {
    if let everything { return everything }
    guard let test else { return nil }
    if let same = places[test] { return [same] }
    if let other = general[test.path]?.first(where: { test.implies($0.test) }) {
      return [other.row]
    }
    if let partner = test.complement.flatMap({ places[$0] }) { everything = [partner, row] }
    places[test] = row
    if test.isGeneral, general[test.path, default: []].count < RowCover.mostGeneral {
      general[test.path, default: []].append((test, row))
    }
    return nil
  }
}
