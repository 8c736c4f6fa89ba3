import FlowSyntax
import Testing

@Suite struct `JSON values` {
  @Test(
    arguments: [
      "[1,]", "{a: 1}", "['a']", "// a\n1", "01", "[1 2]", "{\"a\" 1}", "\"a", "\"\t\"", #""\q""#,
      "nul",
      "[", "1 2", "```json\n1\n```", "{,}", "\u{A0}1", "",
    ])
  func `what is not JSON is refused`(text: String) {
    #expect(JSONValue.parse(Array(text.utf8)) == nil)
  }

  @Test(
    arguments: [
      (#"{"a":1,"b":2,"a":3}"#, #"{"a":3,"b":2}"#), (#""\uD800x""#, "\"\u{FFFD}x\""),
      (#"["\uDC00\uD800"]"#, "[\"\u{FFFD}\u{FFFD}\"]"), ("\u{FEFF} [1] ", "[1]"),
      (#"{"\u0061":1,"a":2}"#, #"{"a":2}"#),
      ("{\"é\":1,\"e\u{301}\":2}", "{\"é\":1,\"e\u{301}\":2}"),
    ])
  func `what other programs let pass is read`(text: String, json: String) {
    let written = JSONValue.parse(Array(text.utf8))?.json
    #expect(written.map { Array($0.utf8) } == Array(json.utf8))
  }

  @Test(
    arguments: [
      "0", "-0", "1.0", "1e2", "100", "0.1", "12345678901234567890.123456789", "1E400", "-1e-400",
    ])
  func `no digit of a number is lost`(text: String) throws {
    let value = try #require(JSONValue.parse(Array(text.utf8)))
    #expect(value.json == text)
    #expect(value == JSONNumber(text).map(JSONValue.number))
  }

  @Test(
    arguments: [
      ("0.1", 0.1), ("-0", -0.0), ("1e2", 100), ("1E400", .infinity), ("-1e400", -.infinity),
      ("9007199254740993", 9_007_199_254_740_992), ("5e-324", .leastNonzeroMagnitude),
      ("1e-400", 0),
    ])
  func `a number has the nearest double`(text: String, double: Double) {
    #expect(JSONNumber(text)?.value == double)
  }

  @Test(arguments: [0, 1, -1, .max, .min])
  func `integers are written in full`(value: Int) {
    #expect(JSONNumber(integer: value).text == "\(value)")
    #expect(JSONValue.integer(value).json == "\(value)")
    #expect(JSONNumber("\(value)") == JSONNumber(integer: value))
  }

  @Test(
    arguments: [
      "", " 1", "1 ", "+1", "01", "1.", ".1", "1e", "0x1", "NaN", "Infinity", "1,0", "-", "--1",
      "1e1.0",
      "١", "1\n",
    ])
  func `what is no number makes none`(text: String) {
    #expect(JSONNumber(text) == nil)
  }

  @Test func `an object keeps its order`() {
    var object = JSONObject(["b": .null, "a": .integer(1), "b": .bool(true)])
    #expect(JSONValue.object(object).json == #"{"b":true,"a":1}"#)
    object["c"] = .string("x")
    object["b"] = nil
    object["missing"] = nil
    object["a"] = .integer(2)
    #expect(JSONValue.object(object).json == #"{"a":2,"c":"x"}"#)
    #expect(object["a"] == .integer(2))
    #expect(object["b"] == nil)
    #expect(!object.isEmpty)
    #expect(JSONObject().isEmpty)
    #expect(JSONValue.object(object)["c"]?.string == "x")
    #expect(JSONValue.null["c"] == nil)
    #expect(JSONValue.null.string == nil)
  }

  @Test func `text is written with the escapes it needs`() {
    let text = "\"\\/\u{8}\u{C}\n\r\t\0\u{1F}\u{7F}é\u{2028}\u{2029}😀"
    let json = #""\"\\/\u0008\u000c\n\r\t\u0000\u001f"# + "\u{7F}é" + #"\u2028\u2029"# + "😀\""
    #expect(JSONValue.string(text).json == json)
    #expect(JSONValue.array([]).json == "[]")
    #expect(JSONValue.object(JSONObject()).json == "{}")
  }
}
