import FlowEngine
import FlowModel
import FlowSyntax
import Testing

@Suite struct `2 A condition` {
  static func row(_ operation: String, _ next: String, _ more: String = "") -> String {
    #"{"variable":"{userdata}","operator":"\#(operation)","next":"\#(next)"\#(more)}"#
  }

  static func went(_ rows: String, _ value: JSONValue?) throws -> Conversation {
    var bot = try Conversation(
      Write.flow(
        Write.condition("Is it?", rows, Write.start + #","next":"Else""#), Write.message("Met"),
        Write.message("Second"), Write.message("Else")))
    try bot.take(.assigned("userdata", value))
    try bot.play(.opened(text: nil))
    return bot
  }

  @Test func `2.1 a row that is met leads to its Next [C-cond] [M-cond]`() throws {
    let bot = try Self.went(Self.row("Is Not Empty", "Met"), .string("x"))
    #expect(bot.texts == ["Met"])
  }

  @Test func `2.1 none met leads to the Details Next [C-cond] [M-cond]`() throws {
    for value in [nil, JSONValue.string(""), .null] {
      let bot = try Self.went(Self.row("Is Not Empty", "Met"), value)
      #expect(bot.texts == ["Else"])
    }
  }

  @Test func `2.2 a counter is raised and shows another message the second time [M-counter]`()
    throws
  {
    var bot = try Conversation(
      Write.flow(
        Write.script(
          "Count", "context.seen = (context.seen || 0) + 1", Write.start + #","next":"Seen?""#),
        Write.condition(
          "Seen?",
          #"{"variable":"{seen}","operator":"Greater Than","value":1,"next":"Tell us more"}"#,
          #""next":"Favorite flavor""#),
        Write.message("Favorite flavor"), Write.message("Tell us more")))
    for (count, text) in [(1, "Favorite flavor"), (2, "Tell us more"), (3, "Tell us more")] {
      try bot.say("start")
      try bot.endScript { $0["seen"] = .integer(count) }
      #expect(bot.texts == [text])
    }
  }

  @Test(arguments: [
    ("Is Not Empty", "", "x", ""), ("Greater Than", #","value":1"#, "2", "1"),
    ("Equals", #","value":"billing""#, "billing", "shipping"),
  ])
  func `2.3 the operators that the pages show [seed] [M-oauth] [M-counter] [C-abcgroups]`(
    _ operation: String, _ value: String, _ met: String, _ unmet: String
  ) throws {
    let row = Self.row(operation, "Met", value)
    #expect(try Self.went(row, .string(met)).texts == ["Met"])
    #expect(try Self.went(row, .string(unmet)).texts == ["Else"])
  }

  @Test
  func `2.4 each row has its own Next, and the first that is met wins [C-cond] [C-abcgroups]`()
    throws
  {
    let rows = [
      Self.row("Equals", "Met", #","value":"a""#), Self.row("Contains", "Second", #","value":"b""#),
      Self.row("Is Not Empty", "Met"),
    ].joined(separator: ",")
    for (value, text) in [("a", "Met"), ("ab", "Second"), ("c", "Met"), ("", "Else")] {
      let bot = try Self.went(rows, .string(value))
      #expect(bot.texts == [text])
    }
  }

  static func seed(met: String, otherwise: String) -> String {
    Write.flow(
      Write.message("Account Link", buttons: Write.link()),
      Write.condition(
        "Is Authenticated?",
        #"{"variable":"{accessToken}","operator":"Is Not Empty","next":"\#(met)"}"#,
        Write.start + #","next":"\#(otherwise)""#),
      Write.rest(
        "Get Access Token", #""body":{"code":"{{authCode}}"},"variableName":"accessToken""#,
        #""next":"Get user info""#, advanced: #""goHereIfNotLoggedIn":"Account Link""#,
        method: "POST"),
      Write.rest("Get user info", #""authorization":"Bearer {accessToken}""#))
  }

  @Test func `2.5 the seed taken literally is inverted [seed] [M-oauth]`() throws {
    let flow = Self.seed(met: "Get Access Token", otherwise: "Get user info")
    var bot = try Conversation(flow)
    try bot.play(.opened(text: nil))
    #expect(bot.path == ["Is Authenticated?", "Get user info"])
    bot = try Conversation(flow, on: .appleBusinessChat)
    try bot.take(.assigned("accessToken", .string("t")))
    try bot.play(.opened(text: nil))
    #expect(bot.path == ["Is Authenticated?", "Get Access Token"])
  }

  @Test func `2.5 with its targets swapped it is what the seed's prose wants [seed]`() throws {
    let flow = Self.seed(met: "Get user info", otherwise: "Get Access Token")
    var bot = try Conversation(flow)
    try bot.play(.opened(text: nil))
    #expect(bot.path == ["Is Authenticated?", "Get Access Token", "Account Link"])
    try bot.take(.assigned("accessToken", .string("t")))
    try bot.say("start")
    #expect(bot.path == ["Is Authenticated?", "Get user info"])
  }
}
