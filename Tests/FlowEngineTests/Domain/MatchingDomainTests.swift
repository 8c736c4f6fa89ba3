import FlowEngine
import FlowModel
import FlowSyntax
import Testing

@Suite struct `9 What the customer says` {
  @Test(arguments: [
    ("call us", true), ("please call us now", false), ("call", false), ("ring 12 times", true),
    ("ring many times", false),
  ])
  func `9.1 an utterance is matched exactly, or by its regular expression [C-int]`(
    _ text: String, _ isMatched: Bool
  ) throws {
    var bot = try Conversation(
      Write.flow(
        Write.message("Call", #""intention":"Call""#),
        top: #""intentions":{"Call":["call us","/ring [0-9]+ times/"]}"#))
    try bot.say(text)
    #expect(bot.path == (isMatched ? ["Call"] : []))
  }

  @Test func `9.1 a regular expression may match around its words [C-int]`() throws {
    var bot = try Conversation(
      Write.flow(
        Write.message("Call", #""intention":"Call""#),
        top: #""intentions":{"Call":["/.*call us.*/"]}"#))
    try bot.say("how do I call us today?")
    #expect(bot.path == ["Call"])
  }

  static let number = #""answerFormat":"Predefined","answerType":"Number""#

  static func asking(_ answers: String = number, _ defaults: String = "") throws -> Conversation {
    var bot = try Conversation(
      Write.flow(
        Write.question("Ask", answers, Write.start + #","next":"Thanks""#), Write.message("Thanks"),
        Write.message("Home", #""whenWeReceive":["home","big"]"#), Write.message("Then"),
        top: #""defaults":{\#(defaults)}"#))
    try bot.play(.opened(text: nil))
    return bot
  }

  @Test func `9.3 a wrong answer brings the default text and the question again [C-defaults]`()
    throws
  {
    var bot = try Self.asking(
      Self.number, #""defaultAnswerReply":{"text":"Not that, {user.first_name}."}"#)
    try bot.say("?")
    #expect(bot.texts == ["Not that, Ada.", "Ask"] && bot.session.question == 0)
    try bot.say("3")
    #expect(bot.path == ["Thanks"])
  }

  @Test func `9.3 the pending question's own answers come before triggers [C-custom]`() throws {
    var bot = try Self.asking(#""answerFormat":"Any""#)
    try bot.say("home")
    #expect(bot.path == ["Thanks"] && bot["ask"] == #""home""#)
    bot = try Self.asking(#""answerFormat":"Custom","items":[{"display":"Big"}]"#)
    try bot.say("home")
    #expect(bot.path == ["Home"] && bot.session.question == nil)
    try bot.say("big")
    #expect(bot.path == ["Home"])
  }

  static func replied(_ reply: String) throws -> Conversation {
    var bot = try Self.asking(#""answerFormat":"Any""#, #""defaultReply":{\#(reply)}"#)
    try bot.say("x")
    try bot.say("nonsense")
    return bot
  }

  @Test func `9.4 the default reply sends its text, then goes to Next [C-defaults]`() throws {
    var bot = try Self.replied(#""text":"Sorry","next":"Then""#)
    #expect(bot.texts == ["Sorry", "Then"])
    bot = try Self.replied(#""text":"Sorry""#)
    #expect(bot.texts == ["Sorry"] && bot.session.phase == .waiting)
  }

  @Test(arguments: [
    ("Text + Next", ["Sorry", "Then"]), ("Text Only", ["Sorry"]), ("Next Only", ["Then"]),
  ])
  func `9.4 its Mode says what of it counts [M-defaults]`(_ mode: String, _ texts: [String]) throws
  {
    let bot = try Self.replied(#""text":"Sorry","next":"Then","mode":"\#(mode)""#)
    #expect(bot.texts == texts)
  }

  @Test(arguments: [
    ("", "Sorry"), (#","defaultAnswerReply":{"text":"Choose."}"#, "Choose."),
  ])
  func `9.4 without a default answer the default reply's text is for questions too [C-defaults]`(
    _ setting: String, _ text: String
  ) throws {
    var bot = try Self.asking(
      #""answerFormat":"Custom","items":[{"display":"Big"}]"#,
      #""defaultReply":{"text":"Sorry","next":"Then"}"# + setting)
    try bot.say("?")
    #expect(bot.texts == [text, "Ask"] && bot.session.question == 0)
  }

  @Test func `9.4 in a question without either the built-in text is used [M-lt]`() throws {
    var bot = try Self.asking(#""answerFormat":"Custom","items":[{"display":"Big"}]"#)
    try bot.say("?")
    #expect(bot.texts.count == 2 && !bot.texts[0].isEmpty)
  }

  @Test(arguments: [("", 3), (#""agentThreshold":2"#, 2), (#""agentThreshold":1"#, 1)])
  func `9.4 at the threshold of default answers live agents are notified [C-defaults] [C-ltconf]`(
    _ setting: String, _ count: Int
  ) throws {
    var bot = try Self.asking(Self.number, setting)
    for place in 1...5 {
      try bot.say("?")
      #expect(bot.agents == (place == count ? [.notified(defaultAnswers: count)] : []))
    }
  }

  @Test func `9.4 a threshold of 0 turns it off [C-defaults]`() throws {
    var bot = try Self.asking(Self.number, #""agentThreshold":0"#)
    for _ in 0..<5 {
      try bot.say("?")
      #expect(bot.agents.isEmpty && bot.texts.last == "Ask")
    }
  }

  @Test func `9.4 an agent who is notified may take over [C-defaults]`() throws {
    var bot = try Self.asking(Self.number, #""agentThreshold":1"#)
    try bot.say("?")
    try bot.take(.agent(.joined))
    try bot.say("5")
    #expect(bot.agents == [.heard("5")] && bot["ask"] == nil)
    try bot.take(.agent(.left))
    try bot.say("5")
    #expect(bot.path == ["Thanks"])
  }

  @Test(arguments: [("exit", true), ("start again", true), ("EXIT", true), ("cancel", false)])
  func `9.5 a cancel word restarts the conversation wherever the customer is [M-defaults]`(
    _ word: String, _ restarts: Bool
  ) throws {
    var bot = try Self.asking(Self.number, #""globalCancel":["exit","start again"]"#)
    try bot.say(word)
    #expect(bot.hops.map(\.reason) == (restarts ? [.cancelWord(word)] : []))
    #expect(bot.texts.last == "Ask" && bot.session.question == 0)
  }

  @Test func `9.5 without cancel words it is cancel [M-defaults]`() throws {
    var bot = try Self.asking(#""answerFormat":"Any""#)
    try bot.say("cancel")
    #expect(bot.path == ["Ask"] && bot["ask"] == nil)
  }

  @Test func `9.4 After login and After logout are settings of the bot [C-defaults] [M-defaults]`()
    throws
  {
    var bot = try Conversation(
      Write.flow(
        Write.message(
          "Menu", Write.start, buttons: [Write.link(), Write.unlink].joined(separator: ",")),
        Write.message("In", #""next":"Menu""#), Write.message("Out"),
        top: #""defaults":{"afterLogin":"In","afterLogout":"Out"}"#))
    try bot.play(.opened(text: nil))
    try bot.press(1)
    try bot.redirect("code=c&state=S1")
    #expect(bot.texts == ["In", "Menu"])
    try bot.press(2)
    #expect(bot.texts == ["Out"])
  }
}

@Suite struct `10 Sessions` {
  static let flow = Write.flow(
    Write.message("start", Write.start, buttons: Write.postback("Pay", "pay")), Write.word("pay"),
    Write.rest("Fetch", #""timeToLive":60"#, #""whenWeReceive":["fetch"]"#),
    top: #""defaults":{"sessionTimeout":30}"#)

  @Test func `10 any message can begin a conversation [C-dash]`() throws {
    var bot = try Conversation(Self.flow)
    try bot.play(.opened(text: "pay"))
    #expect(bot.texts == ["pay"])
  }

  @Test func `10 the bot's time-out ends the session, and a message opens another [C-dash]`()
    throws
  {
    var bot = try Conversation(Self.flow)
    try bot.play(.opened(text: nil))
    try bot.take(.timePassed(30 * 60))
    try bot.say("pay")
    #expect(bot.texts == ["pay"])
    try bot.take(.timePassed(20 * 60))
    try bot.say("pay")
    try bot.take(.timePassed(30 * 60 + 1))
    try bot.say("pay")
    #expect(bot.effects == [.sessionEnded(then: .opened(text: "pay"))])
  }

  @Test func `10 a press in an ended session sends its text into the next [C-dash]`() throws {
    var bot = try Conversation(Self.flow)
    try bot.play(.opened(text: nil))
    try bot.take(.timePassed(30 * 60 + 1))
    try bot.press(1)
    #expect(bot.effects == [.sessionEnded(then: .opened(text: "pay"))])
  }

  @Test func `10 without a setting the time-out is 24 hours [C-dash]`() throws {
    var bot = try Conversation(Write.flow(Write.word("start")))
    try bot.play(.opened(text: nil))
    try bot.take(.timePassed(86_400))
    try bot.say("start")
    #expect(bot.texts == ["start"])
    try bot.take(.timePassed(86_401))
    try bot.say("start")
    #expect(bot.texts.isEmpty)
  }

  @Test func `10 a question waits until the session times out [M-workmsg]`() throws {
    var bot = try Conversation(
      Write.flow(Write.question("Ask", #""answerFormat":"Any""#, Write.start)))
    try bot.play(.opened(text: nil))
    try bot.take(.timePassed(86_400))
    #expect(bot.effects.isEmpty && bot.session.question == 0)
    try bot.take(.timePassed(1))
    try bot.say("late")
    #expect(bot["ask"] == nil && bot.effects == [.sessionEnded(then: .opened(text: "late"))])
  }

  @Test func `10 a session that ends leaves its transactions incomplete [C-trans]`() throws {
    var bot = try Conversation(
      Write.flow(
        Write.message("Pay", Write.start + #","transactionTag":"P""#),
        top: #""defaults":{"sessionTimeout":1}"#))
    try bot.play(.opened(text: nil))
    try bot.take(.timePassed(61))
    try bot.say("hello")
    #expect(bot.notes == [.transactionIncomplete("P")])
  }

  @Test func `10 a transaction whose end is a question ends when that is reached [C-trans]`() throws
  {
    var bot = try Conversation(
      Write.flow(
        Write.message("Pay", Write.start + #","transactionTag":"P","next":"Rate""#),
        Write.question(
          "Rate", #""answerFormat":"Any""#, #""transactionTag":"P","transactionEnd":true"#)))
    try bot.play(.opened(text: nil))
    #expect(bot.notes == [.transactionStarted("P"), .transactionEnded("P")])
    #expect(bot.session.question == 1)
  }

  @Test func `10 what a request brought is not kept beyond its session [M-rest]`() throws {
    var bot = try Conversation(Self.flow)
    try bot.say("fetch")
    try bot.answer("1")
    try bot.say("fetch")
    #expect(bot.requests.isEmpty)
    bot.session = bot.engine.open(.init(channel: .webClient, values: [:], clock: 60), &bot.values)
    try bot.say("fetch")
    #expect(bot.requests.count == 1)
  }
}
