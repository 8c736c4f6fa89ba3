import FlowModel
import FlowSyntax

/// The operators of a condition (`docs/choices.md` says which of them are botflow's own).
struct ConditionEvaluation {
  let patterns: PatternMatching

  func judge(
    _ value: JSONValue?, _ operation: Operator, _ operand: JSONValue?
  ) -> (isMet: Bool, remark: RowReading.Remark?) {
    let left = value ?? .null
    let right = operand ?? .null
    switch operation {
    case .isEmpty: return (left.isEmptyValue, nil)
    case .isNotEmpty: return (!left.isEmptyValue, nil)
    case .equals: return (left.isEqual(to: right), nil)
    case .notEquals: return (!left.isEqual(to: right), nil)
    case .contains: return (left.holds(right), nil)
    case .doesNotContain: return (!left.holds(right), nil)
    case .startsWith: return (left.plainText.hasPrefix(right.plainText), nil)
    case .endsWith: return (left.plainText.hasSuffix(right.plainText), nil)
    case .greaterThan: return compare(left, right) { $0 == .greater }
    case .greaterThanOrEqual: return compare(left, right) { $0 != .less }
    case .lessThan: return compare(left, right) { $0 == .less }
    case .lessThanOrEqual: return compare(left, right) { $0 != .greater }
    case .matches: return matches(left.plainText, right.plainText)
    }
  }

  private func compare(
    _ left: JSONValue, _ right: JSONValue, _ isMet: (NumberOrder) -> Bool
  ) -> (Bool, RowReading.Remark?) {
    guard let left = left.asNumber, let right = right.asNumber else { return (false, .notNumbers) }
    return (isMet(NumberOrder(left, right)), nil)
  }

  private func matches(_ text: String, _ pattern: String) -> (Bool, RowReading.Remark?) {
    switch patterns.match(pattern, text, .anywhere) {
    case .match: (true, nil)
    case .noMatch: (false, nil)
    case .overLimit: (false, .overMatchLimit)
    case .invalid: (false, .invalidPattern)
    }
  }
}

/// How two numbers compare; whole numbers of any length exactly.
enum NumberOrder {
  case less, equal, greater

  init(_ left: JSONNumber, _ right: JSONNumber) {
    if let exact = NumberOrder.exact(left.text, right.text) {
      self = exact
    } else {
      self = left.value < right.value ? .less : left.value > right.value ? .greater : .equal
    }
  }

  /// For two integers in plain digits; `nil` for anything else.
  private static func exact(_ left: String, _ right: String) -> NumberOrder? {
    func digits(_ text: String) -> (isNegative: Bool, digits: Substring)? {
      let isNegative = text.hasPrefix("-")
      let digits = text.dropFirst(isNegative ? 1 : 0)
      guard digits.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }) else {
        return nil
      }
      return digits == "0" ? (false, digits) : (isNegative, digits)
    }
    guard let left = digits(left), let right = digits(right) else { return nil }
    if left.isNegative != right.isNegative { return left.isNegative ? .less : .greater }
    let size =
      left.digits.utf8.count == right.digits.utf8.count
      ? (left.digits < right.digits ? -1 : left.digits > right.digits ? 1 : 0)
      : (left.digits.utf8.count < right.digits.utf8.count ? -1 : 1)
    if size == 0 { return .equal }
    return (size < 0) != left.isNegative ? .less : .greater
  }
}

extension JSONValue {
  /// A JSON number, or a string in the form of one.
  fileprivate var asNumber: JSONNumber? {
    switch self {
    case .number(let number): number
    case .string(let text): JSONNumber(text)
    case .null, .bool, .array, .object: nil
    }
  }

  fileprivate func isEqual(to other: JSONValue) -> Bool {
    if let left = asNumber, let right = other.asNumber {
      return NumberOrder(left, right) == .equal
    }
    return plainText == other.plainText
  }

  fileprivate func holds(_ part: JSONValue) -> Bool {
    if case .array(let elements) = self { return elements.contains { $0.isEqual(to: part) } }
    return part.plainText.isEmpty || plainText.contains(part.plainText)
  }
}
