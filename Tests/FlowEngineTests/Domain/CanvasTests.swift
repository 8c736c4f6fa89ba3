import FlowEngine
import FlowModel
import FlowSyntax
import Testing

@Suite struct `1.1 to 1.4 The canvas and the Details tab` {
  static let every = [
    Write.question("Question", #""answerFormat":"Any""#, #""next":null"#),
    Write.message("Message"),
    Write.card("Card", #""cards":[{"title":"T"}]"#, #""next":null"#),
    Write.condition("Condition", #"{"variable":"{x}","operator":"Is Empty","next":"Message"}"#),
    Write.rest("REST", "", #""next":"Message""#),
    Write.script("Set Variable", "context.x = 1", #""next":"Message""#),
    Write.action(
      "Go To Bot", "Go To Bot", #""bot":"b.flow.json","interaction":"Message""#, "\"next\":null"),
    Write.action(
      "Send Attachment", "Send Attachment", #""endpoint":"https://f.example/a.pdf""#,
      #""next":"Message""#),
  ]

  @Test(arguments: [
    ("Question", ["say"]), ("Message", ["say"]), ("Card", ["say"]), ("Condition", ["hop"]),
    ("REST", ["request"]), ("Set Variable", ["script"]), ("Go To Bot", ["hop"]),
    ("Send Attachment", ["request"]),
  ])
  func
    `1.1 every type of interaction and action runs [C-canvas] [C-restex] [C-cond] [C-trans] [C-sendatt]`(
      _ name: String, _ kinds: [String]
    ) throws
  {
    var bot = try Conversation(Write.flow(Self.every.joined(separator: ",")))
    try bot.take(.placed(bot.index(name)))
    try bot.take(.proceeded)
    let seen = bot.effects.map { "\($0)".prefix { $0 != "(" } }.filter { $0 != "note" }
    #expect(seen.map(String.init) == kinds)
  }

  @Test func `1.2 an arrow leads to the next step [C-canvas]`() throws {
    var bot = try Conversation(
      Write.flow(
        Write.message("A", Write.start + #","next":"B""#), Write.message("B"), Write.message("C")))
    try bot.play(.opened(text: nil))
    #expect(bot.texts == ["A", "B"] && bot.hops.map(\.reason) == [.startWord("start"), .next])
  }

  @Test(arguments: ["balance", "how much is left"])
  func `1.2 what stands without an arrow fires at any point [C-canvas]`(_ text: String) throws {
    var bot = try Conversation(
      Write.flow(
        Write.word("start"),
        Write.message("Balance", #""whenWeReceive":["balance"],"intention":"Ask""#),
        top: #""intentions":{"Ask":["how much is left"]}"#))
    try bot.play(.opened(text: nil))
    try bot.say(text)
    #expect(bot.texts == ["Balance"])
  }

  @Test func `1.2 an arrow's delay is that of the message at its tail [C-canvas]`() throws {
    var bot = try Conversation(
      Write.flow(
        Write.message("A", Write.start + #","next":"B","delayBeforeNext":3"#),
        Write.message("B", #""next":"C""#), Write.message("C")))
    try bot.play(.opened(text: nil))
    #expect(bot.texts == ["A"] && bot.effects.last == .delay(0, seconds: 3))
    #expect(bot.session.delayLeft == 3)
    try bot.play(.delayEnded)
    #expect(bot.texts == ["B", "C"] && bot.session.clock == 3)
  }

  @Test func `1.2 an arrow's action runs before the interaction at its head [C-canvas]`() throws {
    var bot = try Conversation(
      Write.flow(
        Write.message("A", Write.start + #","next":"B","action":"Fetch""#),
        Write.message("B", #""sendToUser":"{x}""#), Write.rest("Fetch", #""variableName":"x""#)))
    try bot.play(.opened(text: nil))
    #expect(bot.requests.count == 1 && !bot.path.contains("B"))
    try bot.answer("7")
    #expect(bot.texts == ["A", "7"])
  }

  @Test func `1.4 with no trigger an interaction is only reached by a link [M-q] [C-msg]`() throws {
    var bot = try Conversation(
      Write.flow(
        Write.message("A", Write.start + #","next":"Hidden""#), Write.message("Hidden"),
        top: #""intentions":{"Ask":["ask"]}"#))
    for text in ["Hidden", "hidden", "ask"] {
      try bot.say(text)
      #expect(bot.path == [])
    }
    try bot.say("start")
    #expect(bot.path == ["A", "Hidden"])
  }

  @Test(arguments: ["hi", "hello", "hey"])
  func `1.4 each trigger word of an interaction leads to it [M-q] [C-msg]`(_ word: String) throws {
    var bot = try Conversation(
      Write.flow(
        Write.message("A", #""whenWeReceive":["hi","hello","hey"]"#), Write.word("start")))
    try bot.say(word)
    #expect(bot.texts == ["A"])
  }

  @Test func `1.4 Send to user takes variables [C-msg] [M-create]`() throws {
    let text = #","sendToUser":"Hi {user.first_name}""#
    for interaction in [
      Write.message("A", Write.start + text),
      #"{"name":"Q","type":"Question","details":{\#(Write.start)\#(text)},"answers":"#
        + #"{"answerFormat":"Any"}}"#,
      Write.card("C", #""cards":[{"title":"T"}]"#, Write.start + text),
    ] {
      var bot = try Conversation(Write.flow(interaction))
      try bot.play(.opened(text: nil))
      #expect(bot.texts == ["Hi Ada"])
    }
  }

  @Test func `1.4 a question's Action fetches its quick replies [C-custom]`() throws {
    var bot = try Conversation(
      Write.flow(
        Write.question(
          "Pick", #""answerFormat":"Custom","variableHoldingTags":"tags""#,
          Write.start + #","action":"Fetch""#),
        Write.rest("Fetch", #""variableName":"tags""#)))
    try bot.play(.opened(text: nil))
    #expect(bot.texts.isEmpty)
    try bot.answer(#"[{"title":"Tea"},{"title":"Milk"}]"#)
    #expect(bot.texts == ["Pick"] && bot.shown == ["Tea", "Milk"])
  }

  @Test
  func `1.4 the start message opens the conversation, on SMS init [M-create] [M-counter] [C-sms]`()
    throws
  {
    for (channel, text) in [(Channel.webClient, "start"), (.facebook, "start"), (.sms, "init")] {
      var bot = try Conversation(
        Write.flow(Write.word("start"), Write.word("init")), on: channel)
      try bot.play(.opened(text: nil))
      #expect(bot.texts == [text])
    }
  }

  @Test
  func `1.4 a transaction starts at its tag and ends at Transaction End [C-trans] [M-actdet]`()
    throws
  {
    var bot = try Conversation(
      Write.flow(
        Write.message("Pay", #""whenWeReceive":["pay"],"transactionTag":"Payment""#),
        Write.message(
          "Paid", #""whenWeReceive":["paid"],"transactionTag":"Payment","transactionEnd":true"#)))
    for _ in 0..<2 {
      try bot.say("pay")
      #expect(bot.notes == [.transactionStarted("Payment")])
      try bot.say("pay")
      #expect(bot.notes == [])
      try bot.say("paid")
      #expect(bot.notes == [.transactionEnded("Payment")])
    }
    try bot.say("paid")
    #expect(bot.notes == [.transactionNotOpen("Payment")])
  }
}
