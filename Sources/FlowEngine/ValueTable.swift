package import FlowSyntax

/// A value's number in a `ValueTable`; 0 is a variable that was never set.
package typealias ValueID = UInt32

/// Every value that sessions hold, each kept once, so that a session is a row of numbers.
///
/// It only grows: a number stays valid for all sessions that share the table.
package struct ValueTable: Sendable {
  package static let unset: ValueID = 0

  private var values: [JSONValue] = [.null]
  private var numbers: [JSONValue: ValueID] = [:]

  package init() {}

  package mutating func number(of value: JSONValue) -> ValueID {
    if let number = numbers[value] { return number }
    let number = ValueID(values.count)
    values.append(value)
    numbers[value] = number
    return number
  }

  /// `nil` for a variable that was never set.
  package func value(_ number: ValueID) -> JSONValue? {
    number == ValueTable.unset ? nil : values[Int(number)]
  }
}
