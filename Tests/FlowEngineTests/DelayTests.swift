import FlowEngine
import FlowModel
import Testing

@Suite struct `While a delay is under way` {
  static let flow = Write.flow(
    Write.message(
      "Wait", #""whenWeReceive":["start"],"next":"Then","delayBeforeNext":5"#,
      buttons: [
        #"{"display":"Shop","buttonType":"URL","url":"https://shop.example"}"#,
        #"{"display":"Call","buttonType":"Phone","number":"+49 1"}"#, Write.link(),
      ].joined(separator: ",")),
    Write.message("Then"), Write.message("Other", #""whenWeReceive":["other"]"#),
    Write.message("More", #""whenWeReceive":["more"]"#))

  @Test func `a page or a telephone is opened and the delay goes on`() throws {
    var bot = try Conversation(Self.flow)
    try bot.play(.opened(text: nil))
    let before = bot.session
    try bot.press(1)
    #expect(bot.effects == [.open("https://shop.example")] && bot.session == before)
    try bot.press(2)
    #expect(bot.effects == [.open("tel:+49 1")] && bot.session == before)
    try bot.play(.delayEnded)
    #expect(bot.texts == ["Then"])
  }

  @Test func `during a request as well a page is opened at once`() throws {
    var bot = try Conversation(
      Write.flow(
        Write.message(
          "Menu", #""whenWeReceive":["start"],"next":"Fetch""#,
          buttons: #"{"display":"Shop","buttonType":"URL","url":"https://shop.example"}"#),
        Write.rest("Fetch")))
    try bot.play(.opened(text: nil))
    try bot.press(1)
    #expect(bot.effects == [.open("https://shop.example")])
    #expect(bot.session.phase == .requesting)
  }

  @Test(arguments: ["code=c&state=other", "code=c&state=S1", "error=no&state=S1"])
  func `a login that comes back does not end it`(_ parameters: String) throws {
    var bot = try Conversation(Self.flow)
    try bot.play(.opened(text: nil))
    try bot.press(3)
    try bot.say("start")
    #expect(bot.session.phase == .delaying && bot.session.pendingLogin == 0)
    try bot.redirect(parameters)
    #expect(bot.loginEnds.count == 1 && bot.session.delayLeft == 5)
    #expect(bot["authCode"] == (parameters == "code=c&state=S1" ? #""c""# : nil))
    try bot.play(.delayEnded)
    #expect(bot.texts == ["Then"])
  }

  @Test func `a login that comes back goes to afterLogin`() throws {
    var bot = try Conversation(
      Self.flow.replacingOnce(#""name":"b""#, #""name":"b","defaults":{"afterLogin":"Other"}"#))
    try bot.play(.opened(text: nil))
    try bot.press(3)
    try bot.say("start")
    try bot.redirect("code=c&state=S1")
    #expect(bot.texts == ["Other"] && bot.session.phase == .waiting)
    #expect(throws: Rejection.noDelay) { try bot.take(.delayEnded) }
  }

  @Test func `what was said before it began interrupts it at once [M-workmsg]`() throws {
    var bot = try Conversation(Self.flow)
    try bot.take(.opened(text: nil))
    try bot.take(.said("other"))
    try bot.goOn()
    #expect(bot.notes.contains { if case .delayInterrupted = $0 { true } else { false } })
    #expect(bot.texts.last == "Other" && bot.session.phase == .waiting)
    try bot.say("more")
    #expect(bot.texts == ["More"])
  }
}
