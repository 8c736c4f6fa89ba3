import FlowEngine
import FlowModel
import FlowSyntax
import Testing

@Suite struct `A value table` {
  @Test func `keeps each value once and gives it back`() {
    var table = ValueTable()
    let values: [JSONValue] = [
      .null, .bool(true), .integer(1), .string("1"), .string(""), .array([]), .array([.null]),
      .object(JSONObject()), .object(JSONObject(["a": .integer(1)])),
    ]
    let numbers = values.map { table.number(of: $0) }
    #expect(Set(numbers).count == values.count && !numbers.contains(ValueTable.unset))
    #expect(numbers.map { table.value($0) } == values)
    #expect(values.reversed().map { table.number(of: $0) } == numbers.reversed())
    #expect(table.value(ValueTable.unset) == nil)
  }

  @Test func `tells apart what only looks the same`() {
    var table = ValueTable()
    let pairs: [(JSONValue, JSONValue)] = [
      (.string("\u{E9}"), .string("e\u{301}")),
      (.array([.string("\u{E9}")]), .array([.string("e\u{301}")])),
      (
        .object(JSONObject(["\u{E9}": .null])), .object(JSONObject(["e\u{301}": .null]))
      ),
      (.number(JSONNumber(integer: 1)), .string("1")),
    ]
    for (one, other) in pairs {
      let numbers = [table.number(of: one), table.number(of: other)]
      #expect(numbers[0] != numbers[1])
      #expect(table.value(numbers[0])?.json.utf8.elementsEqual(one.json.utf8) == true)
      #expect(table.value(numbers[1])?.json.utf8.elementsEqual(other.json.utf8) == true)
    }
  }
}
