import FlowEngine
import FlowModel
import FlowSyntax
import Testing

@Suite struct `7 Channels` {
  @Test func `7 Alexa shows no Card interaction [C-alexa]`() throws {
    let card = Write.card(
      "Shop", #""cards":[{"title":"T","buttons":[\#(Write.postback("A", "a"))]}]"#,
      Write.start + #","next":"Then""#)
    var bot = try Conversation(Write.flow(card, Write.message("Then")), on: .alexa)
    try bot.play(.opened(text: nil))
    #expect(bot.texts == ["Then"] && bot.notes == [.cardsNotShown(0)])
    bot = try Conversation(Write.flow(card, Write.message("Then")))
    try bot.play(.opened(text: nil))
    #expect(bot.shown == [] && bot.utterances.count == 2)
  }

  @Test func `7 Alexa shows a message's text without its card buttons [C-alexa]`() throws {
    var bot = try Conversation(
      Write.flow(
        Write.offering(
          "A", #""displayType":"Card","subtitle":"S","items":[\#(Write.postback("A", "a"))]"#)),
      on: .alexa)
    try bot.play(.opened(text: nil))
    #expect(bot.texts == ["A"] && bot.utterances[0].display == .plain && bot.shown == [])
    #expect(bot.notes == [.cardsNotShown(0)])
  }

  @Test func `7 Alexa offers no URL, Account Link, Account Unlink and Phone [C-alexa]`() throws {
    let buttons = [
      #"{"display":"U","buttonType":"URL","url":"https://a.example"}"#, Write.link(), Write.unlink,
      #"{"display":"P","buttonType":"Phone","number":"+49"}"#, Write.postback("Yes", "yes"),
    ].joined(separator: ",")
    var bot = try Conversation(
      Write.flow(Write.message("A", Write.start, buttons: buttons)), on: .alexa)
    try bot.play(.opened(text: nil))
    #expect(bot.shown == ["Yes"])
    #expect(
      bot.notes == ["U", "Log in", "Log out", "P"].map { .buttonNotOffered(0, display: $0) })
  }

  @Test(arguments: Channel.allCases)
  func `7 a condition can test the channel [C-alexa]`(_ channel: Channel) throws {
    var bot = try Conversation(
      Write.flow(
        Write.condition(
          "Channel",
          #"{"variable":"{channel}","operator":"Equals","value":"Alexa","next":"Spoken"}"#,
          #""whenWeReceive":["start","init"],"next":"Written""#),
        Write.message("Spoken"), Write.message("Written")), on: channel)
    try bot.play(.opened(text: nil))
    #expect(bot.texts == [channel == .alexa ? "Spoken" : "Written"])
  }

  @Test(arguments: Channel.allCases)
  func `7 account linking exists on three channels only [C-linkint]`(_ channel: Channel) throws {
    var bot = try Conversation(
      Write.flow(Write.message("A", #""whenWeReceive":["start","init"]"#, buttons: Write.link())),
      on: channel)
    try bot.play(.opened(text: nil))
    let links = [Channel.webClient, .facebook, .appleBusinessChat].contains(channel)
    #expect(bot.shown == (links ? ["Log in"] : []))
  }

  @Test func `7 a text for which nothing is designed has a catch-all [C-alexa]`() throws {
    var bot = try Conversation(
      Write.flow(
        Write.word("start"), Write.message("All", #""intention":"All""#),
        top: #""intentions":{"All":["/.*/"]}"#), on: .alexa)
    try bot.say("what about my horoscope")
    #expect(bot.texts == ["All"])
  }

  static let apple = Write.flow(
    Write.word("start"),
    Write.message(
      "Billing", #""whenWeReceive":["billing"],"sendToUser":"{appleGroupID} {appleIntentID}""#),
    Write.word("hello"))

  @Test func `7 Apple's group and intent are kept for the session [C-abcgroups]`() throws {
    var bot = try Conversation(
      Self.apple, on: .appleBusinessChat,
      values: [.appleGroupID: .string("dept"), .appleIntentID: .string("none")])
    try bot.play(.opened(text: nil))
    try bot.say("hello")
    try bot.say("billing")
    #expect(bot.texts == ["dept none"])
  }

  @Test func `7 Apple's intent works as a trigger [C-abcgroups]`() throws {
    let values: [BuiltInVariable: JSONValue] = [.appleIntentID: .string("billing")]
    var bot = try Conversation(Self.apple, on: .appleBusinessChat, values: values)
    try bot.play(.opened(text: nil))
    #expect(bot.path == ["Billing"] && bot.hops.map(\.reason) == [.appleIntent("billing")])
    bot = try Conversation(Self.apple, on: .webClient, values: values)
    try bot.play(.opened(text: nil))
    #expect(bot.path == ["start"])
  }

  @Test func `7 Apple's text is the customer's first message [C-abcgroups]`() throws {
    var bot = try Conversation(Self.apple, on: .appleBusinessChat)
    try bot.play(.opened(text: "hello"))
    #expect(bot.texts == ["hello"] && bot["lastSentText"] == #""hello""#)
  }

  @Test func `7 on SMS a third party opens with init, and its message is there [C-sms]`() throws {
    var bot = try Conversation(
      Write.flow(
        Write.word("start"),
        Write.message(
          "Init",
          #""whenWeReceive":["init"],"sendToUser":"{sms.message} {sms.to} {sms.from} {sms.timestamp}""#
        )),
      on: .sms,
      values: [.sms: try json(#"{"message":"m","to":"+1","from":"+2","timestamp":"t"}"#)])
    try bot.play(.opened(text: nil))
    #expect(bot.texts == ["m +1 +2 t"])
  }
}

@Suite struct `A number on SMS` {
  private static let flow = Write.flow(
    Write.message(
      "Menu", #""whenWeReceive":["init","start"]"#,
      buttons: Write.postback("Pay", "pay") + "," + Write.postback("Ask", "ask")),
    Write.message("Paid", #""whenWeReceive":["pay"]"#),
    Write.question(
      "Ask",
      #""answerFormat":"Custom","variableName":"a","items":[{"display":"Yes"},{"display":"2"}]"#,
      #""whenWeReceive":["ask"]"#))

  @Test func `chooses what stands behind it`() throws {
    var bot = try Conversation(Self.flow, on: .sms)
    try bot.play(.opened(text: nil))
    try bot.say(" 1 ")
    #expect(bot.texts == ["Paid"])
    bot = try Conversation(Self.flow, on: .sms)
    try bot.play(.opened(text: nil))
    for text in ["0", "3", "-1", "1 please"] {
      try bot.say(text)
      #expect(bot.path.isEmpty)
    }
  }

  @Test func `is an answer first, and speech on a channel with buttons`() throws {
    var bot = try Conversation(Self.flow, on: .sms)
    try bot.play(.opened(text: nil))
    try bot.say("2")
    try bot.say("2")
    #expect(bot["a"] == #""2""#)
    bot = try Conversation(Self.flow)
    try bot.play(.opened(text: nil))
    try bot.say("1")
    #expect(bot.path.isEmpty)
  }
}
