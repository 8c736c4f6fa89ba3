import FlowEngine
import FlowModel
import FlowSyntax
import Testing

@Suite struct `A conversation` {
  static let start = #""whenWeReceive":["start"]"#

  @Test func `begins with the start word`() throws {
    var bot = try Conversation(Write.flow(Write.message("Hello", Self.start)))
    try bot.take(.opened(text: nil))
    #expect(bot.effects.count == 1 && bot.hops.map(\.reason) == [.startWord("start")])
    #expect(bot.hops.map(\.from) == [nil] && bot.hops.map(\.to) == [0])
    #expect(bot.session.phase == .running && bot.session.target == 0)
    try bot.take(.proceeded)
    #expect(bot.effects.count == 1 && bot.texts == ["Hello"])
    #expect(bot.utterances.map(\.interaction) == [0] && bot.utterances[0].buttons.isEmpty)
    #expect(bot.session.phase == .waiting && bot.session.position == 0)
    #expect(bot["lastSentText"] == #""start""# && bot["channel"] == #""Web Client""#)
  }

  @Test(arguments: [
    (Channel.sms, "init"), (.alexa, "start"), (.facebook, "start"), (.appleBusinessChat, "start"),
  ])
  func `begins with the word of its channel`(_ channel: Channel, _ word: String) throws {
    var bot = try Conversation(
      Write.flow(
        Write.message("A", #""whenWeReceive":["init"]"#), Write.message("B", Self.start)),
      on: channel)
    try bot.play(.opened(text: nil))
    #expect(bot.texts == [word == "init" ? "A" : "B"])
  }

  @Test func `begins with the start word where Apple brings no intent`() throws {
    var bot = try Conversation(
      Write.flow(
        Write.message("Hello", Self.start), Write.message("Any", #""intention":"Any""#),
        top: #""intentions":{"Any":["/.*/"]}"#),
      on: .appleBusinessChat)
    try bot.play(.opened(text: nil))
    #expect(bot.hops.map(\.reason) == [.startWord("start")] && bot.texts == ["Hello"])
  }

  @Test func `that nothing starts stops there`() throws {
    var bot = try Conversation(Write.flow(Write.message("A")))
    try bot.play(.opened(text: nil))
    #expect(bot.effects == [.stopped(.noStart("start"))])
    #expect(bot.session.phase == .waiting)
  }

  @Test func `begins with any message and with a place of the tester's`() throws {
    var bot = try Conversation(
      Write.flow(Write.message("A", #""whenWeReceive":["hi"]"#), Write.message("B")))
    try bot.say("hi")
    #expect(bot.texts == ["A"])
    try bot.play(.placed(1))
    #expect(bot.texts == ["B"] && bot.hops.map(\.reason) == [.placed])
    #expect(throws: Rejection.nothingToRun) { try bot.take(.placed(2)) }
    #expect(throws: Rejection.nothingToRun) { try bot.take(.placed(-1)) }
  }

  @Test func `goes on along Next until it waits`() throws {
    var bot = try Conversation(
      Write.flow(
        Write.message("A", Self.start + #","next":"B""#), Write.message("B", #""next":"C""#),
        Write.message("C", #""next":null"#)))
    try bot.take(.opened(text: nil))
    #expect(bot.texts.isEmpty)
    try bot.take(.proceeded)
    #expect(bot.texts == ["A"] && bot.session.target == 1)
    try bot.take(.proceeded)
    try bot.take(.proceeded)
    #expect(bot.texts == ["C"] && bot.session.phase == .waiting)
    #expect(throws: Rejection.nothingToRun) { try bot.take(.proceeded) }
  }

  @Test func `starts with its globals, what its surroundings give, and overrides`() throws {
    let flow = Write.flow(
      Write.message("A"), top: #""globals":{"a":1,"b":[2],"clientId":"flow"}"#)
    let bot = try Conversation(
      flow, overrides: [("b", .string("x")), ("other", .bool(true)), ("accessToken", .string("t"))])
    #expect(["a", "b", "clientId", "other"].map { bot[$0] } == ["1", #""x""#, #""bot""#, "true"])
    #expect(bot["accessToken"] == #""t""# && bot["authCode"] == nil)
  }

  @Test func `renders variables and notes those that were never set`() throws {
    var bot = try Conversation(
      Write.flow(
        Write.message(
          "A",
          Self.start
            + #","sendToUser":"{user.first_name} {user.nobody}|{g.a[1]}|{system.toProperCase(h)}|{authCode}|{user.nobody}""#
        ), top: ##""globals":{"g":{"a":[1,{"b":null}]},"h":"o'neil-SMITH of élan"}"##))
    try bot.play(.opened(text: nil))
    #expect(bot.texts == [#"Ada |{"b":null}|O'neil-Smith Of Élan||"#])
    #expect(bot.notes == [.unset(0, ["user.nobody", "authCode"])])
  }

  @Test func `does not expand braces in a value again`() throws {
    var bot = try Conversation(
      Write.flow(
        Write.message("A", Self.start + #","sendToUser":"{lastSentText}{g}""#),
        top: #""globals":{"g":"{user.first_name}{{g}}"}"#))
    try bot.play(.opened(text: nil))
    #expect(bot.texts == ["start{user.first_name}{{g}}"])
  }

  @Test func `stops after a hundred interactions without the customer`() throws {
    var bot = try Conversation(
      Write.flow(
        Write.message("A", Self.start + #","next":"B""#), Write.message("B", #""next":"A""#)))
    try bot.play(.opened(text: nil))
    #expect(bot.texts.count == 100)
    #expect(bot.stops == [.hopLimit])
    #expect(bot.session.phase == .waiting)
    try bot.say("start")
    #expect(bot.texts.count == 100)
  }

  @Test func `counts requests into that hundred`() throws {
    var bot = try Conversation(
      Write.flow(
        Write.rest("A", "", Self.start + #","next":"B""#), Write.message("B", #""next":"A""#)))
    try bot.play(.opened(text: nil))
    var asked = 0
    while bot.session.phase == .requesting {
      asked += 1
      try bot.answer("{}")
    }
    #expect(asked == 50 && bot.stops == [.hopLimit])
  }

  @Test func `ends with the time-out, and a login that was pending with it`() throws {
    var bot = try Conversation(
      Write.flow(
        Write.message("A", Self.start, buttons: Write.link()),
        top: #""defaults":{"sessionTimeout":2}"#))
    try bot.take(.timePassed(10_000))
    try bot.play(.opened(text: nil))
    #expect(bot.texts == ["A"])
    try bot.press(1)
    try bot.take(.timePassed(120))
    try bot.say("hello")
    #expect(bot.stops.isEmpty)
    try bot.take(.timePassed(121))
    #expect(throws: Rejection.noPendingLogin) { try bot.redirect("state=S1&code=c") }
    for text in ["hello", "start"] {
      try bot.say(text)
      #expect(bot.effects == [.sessionEnded(then: .opened(text: text))])
    }
  }

  @Test func `bears any amount of time`() throws {
    var bot = try Conversation(Write.flow(Write.message("A", Self.start)))
    for seconds in [Int.max, Int.min, Int.max, -1] { try bot.take(.timePassed(seconds)) }
    #expect(bot.session.clock == Int(UInt32.max))
  }

  @Test func `takes a tester's variables`() throws {
    var bot = try Conversation(Write.flow(Write.message("A", Self.start)))
    try bot.take(.assigned("accessToken", .string("t")))
    try bot.take(.assigned("own", .integer(1)))
    #expect(bot["accessToken"] == #""t""# && bot["own"] == "1")
    #expect(bot.effects == [.note(.assigned("own", .integer(1)))])
    try bot.take(.assigned("own", nil))
    #expect(bot["own"] == nil && bot.session.phase == .waiting)
  }
}
