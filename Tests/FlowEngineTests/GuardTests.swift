import FlowEngine
import FlowModel
import FlowSyntax
import Testing

@Suite struct `The guard` {
  static let start = #""whenWeReceive":["start"]"#

  static func flow(_ advanced: String) -> String {
    Write.flow(
      Write.rest("Fetch", "", start, advanced: advanced),
      Write.message("Log in", "", buttons: Write.link(), advanced: advanced))
  }

  @Test(arguments: [
    #""requiresAccountLinking":true,"goHereIfNotLoggedIn":"Log in""#,
    #""goHereIfNotLoggedIn":"Log in""#,
  ])
  func `leads to the login, whose own guard does not`(_ advanced: String) throws {
    var bot = try Conversation(Self.flow(advanced))
    try bot.play(.opened(text: nil))
    #expect(bot.requests.isEmpty && bot.texts == ["Log in"])
    #expect(bot.hops.map(\.reason) == [.startWord("start"), .notLoggedIn])
    #expect(bot.hops.last?.choice == .tokenIsLogin && bot.session.phase == .waiting)
  }

  @Test(arguments: [
    ("authCode", JSONValue.string("c"), true), ("authCodeParts", .array([.string("a")]), true),
    ("accessToken", .string("t"), true), ("accessToken", .string(""), false),
    ("authCodeParts", .array([]), false), ("authCode", .null, false), ("user", .string("x"), false),
  ])
  func `lets pass whoever has a code or a token`(
    _ name: String, _ value: JSONValue, _ passes: Bool
  ) throws {
    var bot = try Conversation(
      Self.flow(#""goHereIfNotLoggedIn":"Log in""#), overrides: [(name, value)])
    try bot.play(.opened(text: nil))
    #expect(bot.requests.count == (passes ? 1 : 0))
  }

  @Test func `with nowhere to go brings the default reply's text and waits`() throws {
    var bot = try Conversation(
      Self.flow(#""requiresAccountLinking":true"#).replacingOnce(
        #""name":"b""#, #""name":"b","defaults":{"defaultReply":{"text":"No","next":"Log in"}}"#))
    try bot.play(.opened(text: nil))
    #expect(bot.texts == ["No"] && bot.path == ["Fetch"] && bot.requests.isEmpty)
    #expect(bot.notes == [.noPlaceToLogIn(0)] && bot.session.phase == .waiting)
  }

  @Test func `that leads to itself ends at the hop limit`() throws {
    var bot = try Conversation(
      Write.flow(Write.rest("A", "", Self.start, advanced: #""goHereIfNotLoggedIn":"A""#)))
    try bot.play(.opened(text: nil))
    #expect(bot.stops == [.hopLimit])
  }

  @Test func `off lets everybody pass`() throws {
    var bot = try Conversation(Self.flow(#""requiresAccountLinking":false"#))
    try bot.play(.opened(text: nil))
    #expect(bot.requests.count == 1)
  }
}

@Suite struct `An action that is run first` {
  static func flow(_ advanced: String = "", _ details: String = "", settings: String = "") -> String
  {
    Write.flow(
      Write.message(
        "A", #""whenWeReceive":["start"],"action":"Fetch","next":"B","sendToUser":"{x}""#),
      Write.rest(
        "Fetch", #""variableName":"x""# + settings, #""next":"Wrong""# + details,
        advanced: advanced),
      Write.message("B"), Write.message("Wrong"), Write.message("Log in", buttons: Write.link()),
      Write.rest("Second", #""variableName":"y""#))
  }

  @Test func `sets its variable, and its Next does not count`() throws {
    var bot = try Conversation(Self.flow())
    try bot.play(.opened(text: nil))
    #expect(bot.path == ["A", "Fetch"] && bot.requests.count == 1 && bot.texts.isEmpty)
    try bot.answer(#""v""#)
    #expect(bot.path == ["A", "B"] && bot.texts == ["v", "B"])
    #expect(bot.hops.first?.reason == .actionDone)
    try bot.play(.placed(1))
    try bot.answer("1")
    #expect(bot.path == ["Wrong"])
  }

  @Test func `brings its own guard`() throws {
    var bot = try Conversation(Self.flow(#""goHereIfNotLoggedIn":"Log in""#))
    try bot.play(.opened(text: nil))
    #expect(bot.path == ["A", "Fetch", "Log in"] && bot.requests.isEmpty)
    try bot.take(.assigned("accessToken", .string("t")))
    try bot.say("start")
    try bot.answer("1")
    #expect(bot.texts == ["1", "B"])
  }

  @Test func `brings its own error path`() throws {
    var bot = try Conversation(Self.flow(#""onErrorGoTo":"Wrong""#))
    try bot.play(.opened(text: nil))
    try bot.answer("", status: 500)
    #expect(bot.path == ["Wrong"] && bot.texts == ["Wrong"])
    bot = try Conversation(Self.flow())
    try bot.play(.opened(text: nil))
    try bot.answer("", status: 500)
    #expect(bot.path == [] && bot.texts.count == 1 && bot.session.phase == .waiting)
    try bot.play(.placed(1))
    try bot.answer("1")
    #expect(bot.path == ["Wrong"])
  }

  @Test func `runs no action of its own`() throws {
    var bot = try Conversation(Self.flow("", #","action":"Second""#))
    try bot.play(.opened(text: nil))
    #expect(bot.path == ["A", "Fetch"])
    try bot.answer("1")
    #expect(bot.texts == ["1", "B"])
  }

  @Test func `is answered from the cache as well`() throws {
    var bot = try Conversation(Self.flow(settings: #","timeToLive":5"#))
    try bot.play(.opened(text: nil))
    try bot.answer("7")
    try bot.say("start")
    #expect(bot.requests.isEmpty && bot.texts == ["7", "B"])
  }

  @Test func `does not outlive the conversation that it was run in`() throws {
    var bot = try Conversation(Self.flow(#""goHereIfNotLoggedIn":"Log in""#))
    try bot.take(.opened(text: nil))
    try bot.take(.proceeded)
    try bot.play(.placed(5))
    try bot.answer("1")
    #expect(bot.path == [] && bot.session.phase == .waiting)
  }

  @Test func `counts into the hop limit`() throws {
    var bot = try Conversation(
      Write.flow(
        Write.message("A", #""whenWeReceive":["start"],"action":"Fetch","next":"A""#),
        Write.rest("Fetch", #""timeToLive":5"#)))
    try bot.play(.opened(text: nil))
    try bot.answer("1")
    #expect(bot.stops == [.hopLimit] && bot.texts.count == 50)
  }
}
