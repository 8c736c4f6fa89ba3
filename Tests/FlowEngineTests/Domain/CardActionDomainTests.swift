import FlowEngine
import FlowModel
import FlowSyntax
import Testing
import WebSyntax

@Suite struct `1.7 A card` {
  static func opened(_ items: String, _ more: String...) throws -> Conversation {
    var bot = try Conversation(
      Write.flow(([Write.card("Shop", items)] + more).joined(separator: ",")))
    try bot.play(.opened(text: nil))
    return bot
  }

  @Test func `1.7 shows its cards side by side, each with its buttons [C-carditems]`() throws {
    var bot = try Self.opened(
      """
      "cards":[{"title":"One","subtitle":"S","imageUrl":"https://i.example/1",\
      "buttons":[\(Write.postback("A", "a")),\(Write.postback("B", "b"))]},\
      {"title":"Two","buttons":[\(Write.postback("C", "c"))]}]
      """, Write.word("c"))
    let cards: [Utterance.Card] = [
      .init(title: "One", subtitle: "S", imageURL: "https://i.example/1", buttons: 0..<2),
      .init(title: "Two", buttons: 2..<3),
    ]
    #expect(bot.utterances[0].display == .carousel(cards, asListPicker: false))
    #expect(bot.shown == ["A", "B", "C"])
    try bot.press(3)
    #expect(bot.texts == ["c"])
  }

  static let list =
    #"[{"title":"One","subtitle":"S"},{"title":"Two","image_url":"https://i.example/2"}]"#

  @Test func `1.7 gets its cards by an action [C-carditems]`() throws {
    var bot = try Self.opened(
      #""getCardsByAction":{"action":"Fetch","variable":"list"}"#,
      Write.rest("Fetch", #""variableName":"list""#))
    #expect(bot.requests.count == 1 && bot.utterances.isEmpty)
    try bot.answer(Self.list)
    guard case .carousel(let cards, false) = bot.utterances[0].display else {
      Issue.record("\(bot.utterances)")
      return
    }
    #expect(cards.map(\.title) == ["One", "Two"])
    #expect(cards.map(\.imageURL) == [nil, "https://i.example/2"])
  }

  @Test func `1.7 without an action takes the list that is there [C-carditems]`() throws {
    var bot = try Conversation(
      Write.flow(Write.card("Shop", #""getCardsByAction":{"variable":"list"}"#)))
    try bot.take(.assigned("list", try json(Self.list)))
    try bot.play(.opened(text: nil))
    #expect(bot.requests.isEmpty)
    guard case .carousel(let cards, _)? = bot.utterances.first?.display else {
      Issue.record("\(bot.effects)")
      return
    }
    #expect(cards.count == 2)
  }

  @Test func `1.7 asks for a single list picker where that is ticked [C-carditems]`() throws {
    let flow = Write.flow(
      Write.card("Shop", #""getCardsByAction":{"variable":"list","asListPicker":true}"#))
    var bot = try Conversation(flow, on: .appleBusinessChat)
    try bot.take(.assigned("list", try json(Self.list)))
    try bot.play(.opened(text: nil))
    guard case .carousel(_, true)? = bot.utterances.first?.display else {
      Issue.record("\(bot.effects)")
      return
    }
  }
}

@Suite struct `1.8 An action` {
  @Test func `1.8 runs before the interaction that needs its data [C-action] [M-actdet]`() throws {
    var bot = try Conversation(
      Write.flow(
        Write.rest("Fetch", #""variableName":"name""#, Write.start + #","next":"Say""#),
        Write.message("Say", #""sendToUser":"{name}""#)))
    try bot.play(.opened(text: nil))
    #expect(bot.texts.isEmpty && bot.session.phase == .requesting)
    try bot.answer(#""Ada""#)
    #expect(bot.texts == ["Ada"])
  }

  static func attachment(_ settings: String) -> String {
    Write.flow(
      Write.action("File", "Send Attachment", settings, Write.start + #","next":"Done""#),
      Write.message("Done"))
  }

  @Test func `1.8 Send attachment makes a GET request and sends the file [C-sendatt]`() throws {
    var bot = try Conversation(
      Self.attachment(
        #""fileName":"bill {user.first_name}.pdf","endpoint":"https://f.example/x","#
          + #""authorization":"Bearer {lastSentText}","contentType":"application/pdf","#
          + #""headers":{"X-Id":"{sessionId}"}"#))
    try bot.play(.opened(text: nil))
    let request = try #require(bot.requests.first).request
    #expect(request.method == "GET" && request.url == "https://f.example/x" && request.body.isEmpty)
    #expect(request.headers["Authorization"] == "Bearer start" && request.headers["X-Id"] == "S1")
    try bot.answer("12345")
    let file = try #require(
      bot.effects.compactMap { if case .attachment(let file) = $0 { file } else { nil } }.first)
    #expect(file.name == "bill Ada.pdf" && file.mediaType == "application/pdf" && file.size == 5)
    #expect(bot.texts == ["Done"])
  }

  @Test func `1.8 an empty file name is taken from the endpoint [C-sendatt]`() throws {
    for name in ["", #""fileName":"","#] {
      var bot = try Conversation(
        Self.attachment(name + #""endpoint":"https://f.example/files/b.pdf?v=1""#))
      try bot.play(.opened(text: nil))
      try bot.answer("1")
      let names = bot.effects.compactMap { effect in
        if case .attachment(let attachment) = effect { attachment.name } else { nil }
      }
      #expect(names == ["b.pdf"])
    }
  }

  static let other = Write.flow(
    Write.message("Hello", #""whenWeReceive":["start","hello"],"sendToUser":"Hello {name}""#),
    Write.message("Paid", #""whenWeReceive":["paid"],"transactionTag":"P","transactionEnd":true"#),
    Write.script("Set", "context.name = 'Bob'", #""whenWeReceive":["set"],"next":"Hello""#),
    top: #""defaults":{"defaultReply":{"text":"Other bot"},"globalCancel":["leave"]}"#)

  static func linked(_ settings: String) throws -> Conversation {
    try Conversation(
      Write.flow(
        Write.message("Home", Write.start + #","transactionTag":"P""#),
        Write.action("Go", "Go To Bot", settings, #""whenWeReceive":["go"]"#), Write.word("paid")),
      overrides: [("name", .string("Ada"))], linked: [("other.flow.json", other)])
  }

  @Test func `1.8 Go To Bot leads to an interaction of another bot [C-trans]`() throws {
    var bot = try Self.linked(#""bot":"other.flow.json","interaction":"Paid""#)
    try bot.say("go")
    #expect(bot.path == ["Go", "b: Paid"])
    #expect(bot.hops.map(\.reason).last == .goToBot(startWord: nil))
  }

  @Test func `1.8 session variables are shared with linked bots [C-vars]`() throws {
    var bot = try Self.linked(#""bot":"other.flow.json","interaction":"Hello""#)
    try bot.say("go")
    #expect(bot.texts == ["Hello Ada"])
    try bot.say("set")
    try bot.endScript { $0["name"] = .string("Bob") }
    #expect(bot.texts == ["Hello Bob"] && bot["name"] == #""Bob""#)
  }

  @Test func `1.8 a transaction may end in the other bot [C-trans]`() throws {
    var bot = try Self.linked(#""bot":"other.flow.json","interaction":"Paid""#)
    try bot.play(.opened(text: nil))
    try bot.say("go")
    #expect(bot.notes == [.transactionEnded("P")])
  }

  @Test func `1.8 in the other bot its own words and defaults hold [C-defaults]`() throws {
    var bot = try Self.linked(#""bot":"other.flow.json""#)
    try bot.say("go")
    #expect(bot.texts == ["Hello Ada"])
    #expect(bot.hops.last?.reason == .goToBot(startWord: "start"))
    try bot.say("paid")
    #expect(bot.path == ["b: Paid"])
    try bot.say("nonsense")
    #expect(bot.texts == ["Other bot"])
    try bot.say("cancel")
    #expect(bot.texts == ["Other bot"])
    try bot.say("leave")
    #expect(bot.path == ["Home"])
  }

  @Test func `1.8 an action's guard sends to the login, and nothing is requested [seed]`() throws {
    var bot = try Conversation(
      Write.flow(
        Write.rest("Fetch", "", Write.start, advanced: #""goHereIfNotLoggedIn":"Log in""#),
        Write.message("Log in", buttons: Write.link())))
    try bot.play(.opened(text: nil))
    #expect(bot.texts == ["Log in"] && bot.requests.isEmpty)
  }
}
