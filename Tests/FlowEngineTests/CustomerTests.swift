import FlowEngine
import FlowModel
import FlowSyntax
import Testing

@Suite struct `What the customer says` {
  static let flow = Write.flow(
    Write.message("Home", #""whenWeReceive":["start","hut"],"intention":"Go home""#),
    Write.message("First", #""whenWeReceive":["Pay","  MY  bill ","ÄRGER"]"#),
    Write.message("Second", #""whenWeReceive":["pay","second"],"intention":"Bill""#),
    Write.message("Third", #""intention":"Bill""#),
    top: #"""
      "intentions":{"Bill":["show it","/bill.*/","/[a-z]+ no [0-9]+/"],"Go home":["/home|hut/"]}
      """#)

  @Test(arguments: [
    ("pay", "First"), ("PAY", "First"), (" \tpay\n", "First"), ("my  bill", "First"),
    ("ärger", "First"), ("second", "Second"), ("show it", "Second"), ("Show It", "Second"),
    ("bill", "Second"), (" BILL please ", "Second"), ("see no 5", "Second"), ("hut", "Home"),
    ("Start", "Home"),
  ])
  func `leads to the first interaction that receives it`(_ text: String, _ name: String) throws {
    var bot = try Conversation(Self.flow)
    try bot.say(text)
    #expect(bot.path == [name] && bot.texts == [name])
    #expect(bot["lastSentText"] == JSONValue.string(text).json)
  }

  @Test func `is told with its reason`() throws {
    var bot = try Conversation(Self.flow)
    try bot.say("Pay")
    #expect(bot.hops.map(\.reason) == [.trigger("Pay", word: "Pay")])
    try bot.say("bill!")
    #expect(bot.hops.map(\.reason) == [.intention("Bill", text: "bill!", utterance: "/bill.*/")])
    #expect(bot.hops.map(\.choice) == [.patternUtterance])
    try bot.say("hut")
    #expect(bot.hops.map(\.reason) == [.trigger("hut", word: "hut")])
  }

  @Test(arguments: ["", " ", "pays", "my bill", "a bill", "homes", "my home", "see no 5!", "stop"])
  func `brings the default reply where nothing receives it`(_ text: String) throws {
    var bot = try Conversation(Self.flow)
    try bot.say(text)
    #expect(bot.path == [] && bot.texts == ["Sorry, I did not understand that."])
    #expect(bot.session.phase == .waiting)
  }

  @Test(arguments: [
    (#""text":"T","next":"A","mode":"Text + Next""#, ["T", "A"]),
    (#""text":"T","next":"A""#, ["T", "A"]),
    (#""text":"T","next":"A","mode":"Text Only""#, ["T"]),
    (#""text":"T","next":"A","mode":"Next Only""#, ["A"]),
    (#""text":"T","mode":"Next Only""#, ["T"]), (#""text":"T","next":null"#, ["T"]),
    (#""next":"A""#, ["Sorry, I did not understand that.", "A"]),
    (#""text":"{user.first_name}?""#, ["Ada?"]),
  ])
  func `brings the default reply as its mode says`(_ reply: String, _ texts: [String]) throws {
    var bot = try Conversation(
      Write.flow(Write.message("A"), top: #""defaults":{"defaultReply":{\#(reply)}}"#))
    try bot.say("hello")
    #expect(bot.texts == texts)
  }

  @Test(arguments: ["cancel", " STOP "])
  func `goes back to the start with a cancel word and keeps variables`(_ word: String) throws {
    var bot = try Conversation(
      Write.flow(
        Write.message("Home", #""whenWeReceive":["start"]"#, buttons: Write.link()),
        Write.message("Stop", #""whenWeReceive":["stop"]"#),
        top: #""defaults":{"globalCancel":["cancel","Stop",""]},"globals":{"g":1}"#))
    try bot.play(.opened(text: nil))
    try bot.press(1)
    try bot.take(.assigned("g", .integer(2)))
    try bot.say(word)
    #expect(bot.hops.map(\.reason) == [.cancelWord(word)] && bot.texts == ["Home"])
    #expect(bot["g"] == "2" && bot.session.pendingLogin == nil)
    #expect(throws: Rejection.noPendingLogin) { try bot.redirect("state=S1&code=c") }
    try bot.say("  ")
    #expect(bot.path == [])
  }

  @Test func `is no cancel word where the bot has others`() throws {
    var bot = try Conversation(
      Write.flow(
        Write.message("Home", #""whenWeReceive":["start"]"#),
        top: #""defaults":{"globalCancel":["exit"]}"#))
    try bot.say("cancel")
    #expect(bot.path == [])
    try bot.say("exit")
    #expect(bot.path == ["Home"])
  }

  @Test func `stops with a cancel word where nothing starts`() throws {
    var bot = try Conversation(Write.flow(Write.message("A")))
    try bot.say("cancel")
    #expect(bot.stops == [.noStart("start")])
  }
}

@Suite struct `Buttons` {
  static let flow = Write.flow(
    Write.message(
      "Menu", #""whenWeReceive":["start"]"#,
      buttons: [
        Write.postback("Pay now", "pay"), #"{"display":"Silent","buttonType":"Postback"}"#,
        #"{"display":"Shop","buttonType":"URL","url":"https://shop.example"}"#,
        #"{"display":"Call","buttonType":"Phone","number":"+49 1"}"#, Write.link(), Write.unlink,
      ].joined(separator: ",")),
    Write.message("Paid", #""whenWeReceive":["pay"]"#),
    Write.message("Quiet", #""whenWeReceive":["silent"]"#))

  static func opened(on channel: Channel = .webClient) throws -> Conversation {
    var bot = try Conversation(flow, on: channel)
    try bot.play(.opened(text: nil))
    return bot
  }

  @Test func `are shown with their message`() throws {
    let bot = try Self.opened()
    let buttons = try #require(bot.utterances.first).buttons
    #expect(buttons.map(\.display) == ["Pay now", "Silent", "Shop", "Call", "Log in", "Log out"])
    #expect(
      buttons.map(\.type) == [.postback, .postback, .url, .phone, .accountLink, .accountUnlink])
  }

  @Test func `send their payload as if it was typed`() throws {
    var bot = try Self.opened()
    var typed = try Self.opened()
    try bot.press(1)
    try typed.say("pay")
    #expect(bot.session.phase == .waiting && bot.path == ["Paid"])
    #expect(bot["lastSentText"] == #""pay""#)
    #expect(bot.effects == typed.effects)
    bot = try Self.opened()
    try bot.press(2)
    #expect(bot.path == ["Quiet"])
  }

  @Test func `that open something outside change nothing`() throws {
    var bot = try Self.opened()
    let before = bot.session
    try bot.press(3)
    #expect(bot.effects == [.open("https://shop.example")] && bot.session == before)
    try bot.press(4)
    #expect(bot.effects == [.open("tel:+49 1")] && bot.session == before)
  }

  @Test(arguments: [0, -1, 7, Int.max, Int.min])
  func `that are not there are refused`(_ number: Int) throws {
    var bot = try Self.opened()
    let before = bot.session
    #expect(throws: Rejection.noSuchButton(number, live: 6)) { try bot.press(number) }
    #expect(bot.session == before)
  }

  @Test func `live only in the latest message, which a default reply is not`() throws {
    var bot = try Self.opened()
    try bot.say("pay")
    #expect(throws: Rejection.noSuchButton(1, live: 0)) { try bot.press(1) }
    for reply in [#"{"text":"T"}"#, "{}"] {
      bot = try Conversation(
        Self.flow.replacingOnce(
          #""name":"b""#, #""name":"b","defaults":{"defaultReply":\#(reply)}"#))
      try bot.play(.opened(text: nil))
      try bot.say("nonsense")
      #expect(throws: Never.self) { try bot.press(1) }
    }
  }

  @Test(arguments: [Channel.sms, .alexa])
  func `for linking are not offered where there is no linking`(_ channel: Channel) throws {
    var bot = try Conversation(Self.flow, on: channel)
    try bot.play(.placed(0))
    // Alexa opens no pages and no telephone either [C-alexa].
    let lost = (channel == .alexa ? ["Shop", "Call"] : []) + ["Log in", "Log out"]
    let left = ["Pay now", "Silent", "Shop", "Call"].filter { !lost.contains($0) }
    #expect(bot.utterances[0].buttons.map(\.display) == left)
    #expect(bot.notes == lost.map { .buttonNotOffered(0, display: $0) })
    #expect(throws: Rejection.noSuchButton(left.count + 1, live: left.count)) {
      try bot.press(left.count + 1)
    }
  }
}

extension String {
  func replacingOnce(_ part: String, _ other: String) -> String {
    guard let range = firstRange(of: part) else { return self }
    var copy = self
    copy.replaceSubrange(range, with: other)
    return copy
  }
}
