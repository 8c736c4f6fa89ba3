import FlowEngine
import FlowModel
import FlowSyntax
import Testing

@Suite struct `1.5 A message` {
  static func button(_ display: String) -> String {
    #"{"display":"\#(display)","buttonType":"Postback"}"#
  }

  @Test func `1.5 without Next waits for the customer until the time-out [M-workmsg] [C-msg]`()
    throws
  {
    var bot = try Conversation(Write.flow(Write.word("start"), Write.word("more")))
    try bot.play(.opened(text: nil))
    #expect(bot.texts == ["start"] && bot.session.phase == .waiting)
    #expect(throws: Rejection.nothingToRun) { try bot.take(.proceeded) }
    try bot.take(.timePassed(24 * 3600))
    try bot.say("more")
    #expect(bot.texts == ["more"])
    try bot.take(.timePassed(24 * 3600 + 1))
    try bot.say("more")
    #expect(bot.effects == [.sessionEnded(then: .opened(text: "more"))])
  }

  @Test func `1.5 with Next goes on at once [M-workmsg] [C-msg]`() throws {
    var bot = try Conversation(
      Write.flow(Write.message("A", Write.start + #","next":"B""#), Write.message("B")))
    try bot.play(.opened(text: nil))
    #expect(bot.texts == ["A", "B"])
  }

  static let series = Write.flow(
    Write.message("One", Write.start + #","next":"Two","delayBeforeNext":2"#),
    Write.message("Two", #""next":"Three","delayBeforeNext":1.5"#), Write.message("Three"),
    Write.word("stop it"))

  @Test func `1.5 a series comes with its delays, and the bot waits after the last [M-workmsg]`()
    throws
  {
    var bot = try Conversation(Self.series)
    try bot.play(.opened(text: nil))
    #expect(bot.texts == ["One"])
    try bot.take(.timePassed(1))
    #expect(bot.session.phase == .delaying)
    try bot.play(.timePassed(1))
    #expect(bot.texts == ["Two"])
    try bot.play(.delayEnded)
    #expect(bot.texts == ["Three"] && bot.session.phase == .waiting && bot.session.clock == 4)
  }

  @Test(arguments: 0..<2)
  func `1.5 the customer may interrupt a series at any point [M-workmsg]`(_ place: Int) throws {
    var bot = try Conversation(Self.series)
    try bot.play(.opened(text: nil))
    for _ in 0..<place { try bot.play(.delayEnded) }
    try bot.say("stop it")
    #expect(bot.texts == ["stop it"] && bot.notes == [.delayInterrupted(place)])
    #expect(throws: Rejection.noDelay) { try bot.take(.delayEnded) }
    try bot.take(.timePassed(60))
    #expect(bot.effects.isEmpty && bot.session.phase == .waiting)
  }

  @Test func `1.5 carries one image with a subtitle as a card [M-workmsg] [C-msgcard]`() throws {
    var bot = try Conversation(
      Write.flow(
        Write.offering(
          "A",
          #""displayType":"Card","subtitle":"S","imageUrl":"https://i.example/{pic}","items":[]"#),
        top: #""globals":{"pic":"a b.png"}"#))
    try bot.play(.opened(text: nil))
    #expect(
      bot.utterances.map(\.display)
        == [.card(subtitle: "S", imageURL: "https://i.example/a%20b.png")])
    #expect(bot.texts == ["A"])
  }

  @Test func `1.5 an image URL may be a global variable as a whole [C-msgcard]`() throws {
    var bot = try Conversation(
      Write.flow(
        Write.offering("A", #""displayType":"Card","imageUrl":"{pic}","items":[]"#),
        top: #""globals":{"pic":"https://i.example/a.png"}"#))
    try bot.play(.opened(text: nil))
    #expect(
      bot.utterances.map(\.display)
        == [.card(subtitle: nil, imageURL: "https://i.example/a.png")])
  }

  @Test func `1.5 a Card message has up to ten buttons [C-msgcard]`() throws {
    let names = (1...10).map { "B\($0)" }
    var bot = try Conversation(
      Write.flow(
        Write.offering(
          "A",
          #""displayType":"Card","items":[\#(names.map(Self.button).joined(separator: ","))]"#),
        Write.word("B10")))
    try bot.play(.opened(text: nil))
    #expect(bot.shown == names)
    try bot.press(10)
    #expect(bot.texts == ["B10"])
  }

  @Test func `1.5 Button shows text buttons below the text [C-btn]`() throws {
    var bot = try Conversation(
      Write.flow(
        Write.offering(
          "A", #""displayType":"Button","items":[\#(Self.button("X")),\#(Self.button("Y"))]"#)))
    try bot.play(.opened(text: nil))
    #expect(bot.utterances.map(\.display) == [.buttons] && bot.shown == ["X", "Y"])
  }

  @Test func `1.5 a Quick Reply needs only its label, which it sends [M-counter]`() throws {
    var bot = try Conversation(
      Write.flow(
        Write.offering(
          "Flavor", #""displayType":"Quick Reply","items":[\#(Self.button("vanilla"))]"#),
        Write.word("vanilla")))
    try bot.play(.opened(text: nil))
    #expect(bot.utterances.map(\.display) == [.quickReplies])
    try bot.press(1)
    #expect(bot.texts == ["vanilla"] && bot["lastSentText"] == #""vanilla""#)
  }
}
