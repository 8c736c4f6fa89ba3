package import FlowSyntax

/// A value's number in a `ValueTable`; 0 is a variable that was never set.
package typealias ValueID = UInt32

/// Every value that sessions hold, each kept once, so that a session is a row of numbers.
///
/// It only grows: a number stays valid for all sessions that share the table.
package struct ValueTable: Sendable {
  package static let unset: ValueID = 0

  private var values: [JSONValue] = [.null]
  private var numbers: [ExactValue: ValueID] = [:]

  package init() {}

  /// The number of `value`, a new one where it was never seen.
  package mutating func number(of value: JSONValue) -> ValueID {
    let key = ExactValue(value: value)
    if let number = numbers[key] { return number }
    let number = ValueID(values.count)
    values.append(value)
    numbers[key] = number
    return number
  }

  /// `nil` for a variable that was never set.
  package func value(_ number: ValueID) -> JSONValue? {
    number == ValueTable.unset ? nil : values[Int(number)]
  }
}

/// A value that equals only what has the same bytes: to Swift two spellings of one accented letter
/// are the same text, but a request that sends the one does not send the other.
private struct ExactValue: Hashable {
  let value: JSONValue

  static func == (left: ExactValue, right: ExactValue) -> Bool {
    isSame(left.value, right.value)
  }

  func hash(into hasher: inout Hasher) {
    // Equal bytes are equal text, so the text's own hash is good enough.
    value.hash(into: &hasher)
  }

  private static func isSame(_ left: JSONValue, _ right: JSONValue) -> Bool {
    switch (left, right) {
    case (.string(let left), .string(let right)): isSame(left, right)
    case (.array(let left), .array(let right)):
      left.count == right.count && zip(left, right).allSatisfy { isSame($0, $1) }
    case (.object(let left), .object(let right)):
      left.members.count == right.members.count
        && zip(left.members, right.members).allSatisfy {
          isSame($0.name, $1.name) && isSame($0.value, $1.value)
        }
    case (.null, _), (.bool, _), (.number, _), (.string, _), (.array, _), (.object, _):
      left == right
    }
  }

  private static func isSame(_ left: String, _ right: String) -> Bool {
    left.utf8.elementsEqual(right.utf8)
  }
}
