import FlowEngine
import FlowModel
import FlowSyntax
import Testing

@Suite struct `Conditions` {
  /// The reading of one row whose variable holds `value` (JSON; `nil` = never set).
  static func reading(_ value: String?, _ operation: String, _ operand: String?) throws
    -> RowReading
  {
    let member = operand.map { #","value":\#($0)"# } ?? ""
    var bot = try Conversation(
      Write.flow(
        Write.condition(
          "C", #"{"variable":"{v}","operator":"\#(operation)"\#(member),"next":"Yes"}"#,
          #""whenWeReceive":["start"],"next":"No""#),
        Write.message("Yes"), Write.message("No"),
        top:
          #""globals":{"o":"abc","n":5,"list":["a"],"none":null\#(value.map { #","v":\#($0)"# } ?? "")}"#
      ))
    try bot.play(.opened(text: nil))
    let reason = try #require(bot.hops.last?.reason)
    switch reason {
    case .rowMet(1, let readings):
      #expect(bot.texts == ["Yes"] && readings.count == 1 && readings[0].isMet)
      return try #require(readings.first)
    case .noRowMet(let readings):
      #expect(bot.texts == ["No"] && !readings[0].isMet)
      return try #require(readings.first)
    default: throw Unexpected()
    }
  }

  struct Unexpected: Error {}

  @Test(
    arguments: [
      (nil, true), (#""""#, true), ("null", true), ("[]", true), ("{}", true), ("0", false),
      ("false", false), (#"" ""#, false), (#""x""#, false), ("[null]", false),
      (#"{"a":null}"#, false),
    ] as [(String?, Bool)])
  func `know what is empty`(_ value: String?, _ isEmpty: Bool) throws {
    #expect(try Self.reading(value, "Is Empty", nil).isMet == isEmpty)
    #expect(try Self.reading(value, "Is Not Empty", nil).isMet == !isEmpty)
  }

  @Test(
    arguments: [
      (nil, #""""#, true), ("null", #""""#, true), (nil, "null", true), ("1", "1", true),
      ("1", #""1.0""#, true), (#""1e2""#, "100", true), (#""01""#, "1", false),
      (#"" 1""#, "1", false),
      ("true", #""true""#, true), (#""True""#, "true", false), (#""a""#, #""A""#, false),
      (#""abc""#, #""{o}""#, true), ("5", #""{n}""#, true), ("5", #""x{n}""#, false),
      (#""x5""#, #""x{n}""#, true), (#"["a"]"#, #""{list}""#, true),
      (#"["a"]"#, #""[\"a\"]""#, true),
      (#"{"a":1}"#, #""{\"a\":1}""#, true), ("[]", #""""#, false), ("0", "false", false),
      ("9007199254740993", "9007199254740992", false),
      ("9007199254740993", "9007199254740993.0", true),
      ("-0", "0", true), ("1e999", #""1e999""#, true), (#""""#, #""{none}""#, true),
      ("100000000000000000000000000001", "100000000000000000000000000001", true),
      ("100000000000000000000000000001", "100000000000000000000000000002", false),
    ] as [(String?, String, Bool)])
  func `compare for equality`(_ value: String?, _ operand: String, _ isEqual: Bool) throws {
    #expect(try Self.reading(value, "Equals", operand).isMet == isEqual)
    #expect(try Self.reading(value, "Not Equals", operand).isMet == !isEqual)
  }

  @Test(
    arguments: [
      (#""hello""#, #""ell""#, true), (#""hello""#, #""ELL""#, false), ("12345", "34", true),
      (#"["a","b"]"#, #""b""#, true), (#"["ab"]"#, #""b""#, false), ("[1,2]", #""2.0""#, true),
      ("[[1]]", #""[1]""#, true), ("[]", #""""#, false), (nil, #""a""#, false), (nil, #""""#, true),
      (#"{"a":1}"#, #""a""#, true), ("true", #""ru""#, true), (#""abcd""#, #""{o}""#, true),
    ] as [(String?, String, Bool)])
  func `look into texts and arrays`(_ value: String?, _ operand: String, _ holds: Bool) throws {
    #expect(try Self.reading(value, "Contains", operand).isMet == holds)
    #expect(try Self.reading(value, "Does Not Contain", operand).isMet == !holds)
  }

  @Test(
    arguments: [
      (#""hello""#, #""he""#, true, false), (#""hello""#, #""lo""#, false, true),
      ("12321", "12", true, false), ("12321", "21", false, true), (nil, #""""#, true, true),
      (nil, #""a""#, false, false), (#""abc""#, #""{o}""#, true, true),
      (#""Ab""#, #""a""#, false, false),
      ("[1]", #""[""#, true, false), ("true", "true", true, true),
    ] as [(String?, String, Bool, Bool)])
  func `look at both ends`(
    _ value: String?, _ operand: String, _ starts: Bool, _ ends: Bool
  ) throws {
    #expect(try Self.reading(value, "Starts With", operand).isMet == starts)
    #expect(try Self.reading(value, "Ends With", operand).isMet == ends)
  }

  /// -1 less, 0 equal, 1 greater; `nil` where there are no two numbers.
  @Test(
    arguments: [
      ("1", "2", -1), ("2", "2", 0), ("3", "2", 1), (#""10""#, "9", 1), ("10", #""9""#, 1),
      ("-1", "1", -1), ("-10", "-9", -1), ("1.5", "1.25", 1), ("1e3", "999", 1),
      ("5", #""{n}""#, 0),
      ("9007199254740993", "9007199254740992", 1), ("-9007199254740993", "-9007199254740992", -1),
      ("99999999999999999999", "100000000000000000000", -1), ("-0", "0", 0), ("0", "-0", 0),
      (nil, "1", nil), (#""""#, "1", nil), ("null", "0", nil), ("true", "0", nil),
      ("[1]", "1", nil),
      ("{}", "1", nil), (#"" 5""#, "1", nil), (#""5 ""#, "1", nil), (#""0x10""#, "1", nil),
      ("5", #""abc""#, nil), ("5", #""{o}""#, nil), (#""+5""#, "1", nil), ("5", "null", nil),
    ] as [(String?, String, Int?)])
  func `compare numbers, and say so where there are none`(
    _ value: String?, _ operand: String, _ order: Int?
  ) throws {
    let table: [(String, (Int) -> Bool)] = [
      ("Greater Than", { $0 > 0 }), ("Greater Than Or Equal", { $0 >= 0 }),
      ("Less Than", { $0 < 0 }), ("Less Than Or Equal", { $0 <= 0 }),
    ]
    for (operation, isMet) in table {
      let reading = try Self.reading(value, operation, operand)
      #expect(reading.isMet == (order.map(isMet) ?? false), "\(operation)")
      #expect(reading.remark == (order == nil ? .notNumbers : nil), "\(operation)")
    }
  }

  @Test(
    arguments: [
      (#""AB12""#, #""[0-9]{2}$""#, true, nil), (#""AB1""#, #""[0-9]{2}$""#, false, nil),
      ("123", #""^1.3$""#, true, nil), (nil, #""^$""#, true, nil),
      (#""a""#, #""(""#, false, .invalidPattern),
      (#""a""#, #""aLIMIT""#, false, .overMatchLimit), (#""xabcx""#, #""{o}""#, true, nil),
    ] as [(String?, String, Bool, RowReading.Remark?)])
  func `match expressions anywhere`(
    _ value: String?, _ operand: String, _ isMet: Bool, _ remark: RowReading.Remark?
  ) throws {
    let reading = try Self.reading(value, "Matches", operand)
    #expect(reading.isMet == isMet && reading.remark == remark)
  }

  @Test func `show what they read`() throws {
    let reading = try Self.reading("7", "Equals", #""{n}""#)
    #expect(reading.row == 1 && reading.variable == "v" && reading.value == .integer(7))
    #expect(reading.operator == .equals && reading.operand == .integer(5) && !reading.isMet)
    #expect(try Self.reading("7", "Equals", #""a{n}""#).operand == .string("a5"))
    #expect(
      try Self.reading("7", "Equals", #""{system.toProperCase(o)}""#).operand == .string("Abc"))
    #expect(try Self.reading("7", "Is Empty", nil).operand == nil)
  }
}

@Suite struct `Rows of a condition` {
  static func row(_ value: Int, _ next: String) -> String {
    #"{"variable":"{n}","operator":"Less Than","value":\#(value),"next":"\#(next)"}"#
  }

  static func bot(_ rows: String, next: String = "") throws -> Conversation {
    try Conversation(
      Write.flow(
        Write.condition("C", rows, #""whenWeReceive":["start"]"# + next), Write.message("A"),
        Write.message("B"), Write.message("Else"), top: #""globals":{"n":5}"#))
  }

  @Test func `are read from top to bottom, and the first that is met wins`() throws {
    let rows = [Self.row(3, "A"), Self.row(6, "B"), Self.row(7, "A")].joined(separator: ",")
    var bot = try Self.bot(rows, next: #","next":"Else""#)
    try bot.play(.opened(text: nil))
    #expect(bot.path == ["C", "B"] && bot.texts == ["B"])
    guard case .rowMet(let row, let readings)? = bot.hops.last?.reason else {
      throw Conditions.Unexpected()
    }
    #expect(row == 2 && readings.map(\.row) == [1, 2] && readings.map(\.isMet) == [false, true])
    #expect(bot.hops.last?.choice == .rowOrder)
  }

  @Test func `that are not met lead to the Details Next`() throws {
    var bot = try Self.bot(Self.row(1, "A"), next: #","next":"Else""#)
    try bot.play(.opened(text: nil))
    #expect(bot.path == ["C", "Else"])
  }

  @Test func `that are not met wait where there is no Next`() throws {
    var bot = try Self.bot(Self.row(1, "A"))
    try bot.play(.opened(text: nil))
    #expect(bot.path == ["C"] && bot.session.phase == .waiting && bot.texts.isEmpty)
    guard case .conditionLeadsNowhere(0, let readings)? = bot.notes.first else {
      throw Conditions.Unexpected()
    }
    #expect(readings.count == 1)
    try bot.say("start")
    #expect(bot.path == ["C"])
  }

  @Test func `need not be there`() throws {
    var bot = try Self.bot("", next: #","next":"Else""#)
    try bot.play(.opened(text: nil))
    #expect(bot.path == ["C", "Else"])
  }
}
