import FlowEngine
import FlowModel
import FlowSyntax
import Testing

@Suite struct `What comes while the bot is busy` {
  static let flow = Write.flow(
    Write.rest("Fetch", "", #""whenWeReceive":["fetch"],"next":"Menu""#),
    Write.message(
      "Menu", #""whenWeReceive":["start"]"#,
      buttons: [Write.postback("A", "a"), Write.postback("F", "fetch")].joined(separator: ",")),
    Write.message("A", #""whenWeReceive":["a"]"#), Write.message("B", #""whenWeReceive":["b"]"#),
    Write.message("Last", #""sendToUser":"{lastSentText}","whenWeReceive":["c"]"#))

  @Test func `is kept in its order`() throws {
    var bot = try Conversation(Self.flow)
    try bot.say("fetch")
    for text in ["b", "a", "c"] {
      try bot.say(text)
      #expect(bot.effects == [.note(.queued)])
    }
    #expect(bot["lastSentText"] == #""fetch""#)
    try bot.answer("1")
    #expect(bot.texts == ["Menu", "B", "A", "c"])
    try bot.say("b")
    #expect(bot.texts == ["B"])
  }

  @Test func `is kept between two interactions as well`() throws {
    var bot = try Conversation(Self.flow)
    try bot.take(.opened(text: nil))
    try bot.take(.said("a"))
    #expect(bot.effects == [.note(.queued)])
    try bot.goOn()
    #expect(bot.texts == ["Menu", "A"])
  }

  @Test func `goes on being kept by a further request`() throws {
    var bot = try Conversation(Self.flow)
    try bot.say("fetch")
    try bot.say("fetch")
    try bot.say("b")
    try bot.answer("1")
    #expect(bot.texts == ["Menu"] && bot.session.phase == .requesting)
    try bot.answer("1")
    #expect(bot.texts == ["Menu", "B"])
  }

  @Test func `is void if it is a press of a button that is no longer live`() throws {
    var bot = try Conversation(Self.flow)
    try bot.play(.opened(text: nil))
    try bot.say("fetch")
    try bot.say("b")
    try bot.press(1)
    try bot.say("c")
    try bot.answer("1")
    #expect(bot.texts == ["Menu", "B", "c"])
  }

  @Test func `is no press of a button that another message has there`() throws {
    var bot = try Conversation(
      Write.flow(
        Write.rest("Fetch", "", #""whenWeReceive":["fetch"]"#),
        Write.message("Menu", #""whenWeReceive":["start"]"#, buttons: Write.postback("A", "a")),
        Write.message("Shop", #""whenWeReceive":["shop"]"#, buttons: Write.postback("Buy", "buy")),
        Write.message("A", #""whenWeReceive":["a"]"#),
        Write.message("Bought", #""whenWeReceive":["buy"]"#)))
    try bot.play(.opened(text: nil))
    try bot.say("fetch")
    try bot.say("shop")
    try bot.press(1)
    try bot.answer("1")
    #expect(bot.texts == ["Shop"] && bot.session.phase == .waiting)
    try bot.press(1)
    #expect(bot.texts == ["Bought"])
  }

  @Test(arguments: [("gold", []), ("tea", ["Bought"])])
  func `is no press of a button that another list has there`(
    _ payload: String, _ path: [String]
  ) throws {
    func list(_ payload: String) -> String {
      #"[{"title":"T","subtitle":"S","buttons":[{"title":"Buy","payload":"\#(payload)"}]}]"#
    }
    var bot = try Conversation(
      Write.flow(
        #"{"name":"Shop","type":"Card","details":{"whenWeReceive":["start"]},"#
          + #""items":{"getCardsByAction":{"variable":"cards"}}}"#,
        Write.rest(
          "Fetch", #""variableName":"cards""#, #""whenWeReceive":["fetch"],"next":"Shop""#),
        Write.message("Bought", #""whenWeReceive":["tea","gold"]"#),
        top: #""globals":{"cards":\#(list("tea"))}"#))
    try bot.play(.opened(text: nil))
    try bot.say("fetch")
    try bot.press(1)
    #expect(bot.notes == [.queued])
    try bot.answer(list(payload))
    #expect(bot.path == ["Shop"] + path)
  }

  @Test func `is taken if it is a press of a button that still lives`() throws {
    var bot = try Conversation(Self.flow)
    try bot.play(.opened(text: nil))
    try bot.say("fetch")
    try bot.press(1)
    try bot.answer("", status: 500)
    #expect(bot.texts.count == 2)
    bot = try Conversation(Self.flow)
    try bot.play(.opened(text: nil))
    try bot.say("fetch")
    try bot.press(1)
    try bot.answer("1")
    #expect(bot.texts == ["Menu", "A"])
  }

  @Test func `is heard however long the bot was busy, for the customer was not silent`() throws {
    var bot = try Conversation(Self.flow)
    try bot.say("fetch")
    for text in ["a", "b"] { try bot.say(text) }
    try bot.take(.timePassed(1441 * 60))
    try bot.answer("1")
    #expect(!bot.effects.contains { if case .sessionEnded = $0 { true } else { false } })
    #expect(bot["lastSentText"] == #""b""#)
  }

  @Test func `is refused if it does not fit`() throws {
    var bot = try Conversation(Self.flow)
    #expect(throws: Rejection.noPendingRequest) { try bot.answer("1") }
    #expect(throws: Rejection.nothingToRun) { try bot.take(.proceeded) }
    try bot.say("fetch")
    #expect(throws: Rejection.nothingToRun) { try bot.take(.proceeded) }
    #expect(throws: Rejection.noSuchButton(1, live: 0)) { try bot.press(1) }
    #expect(throws: Rejection.noPendingLogin) { try bot.redirect("code=c") }
  }
}
