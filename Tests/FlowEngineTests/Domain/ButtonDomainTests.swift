import FlowEngine
import FlowModel
import FlowSyntax
import Testing

@Suite struct `6 Buttons` {
  static func message(_ button: String, _ more: String...) throws -> Conversation {
    var bot = try Conversation(
      Write.flow(
        ([Write.message("Menu", Write.start, buttons: button)] + more).joined(separator: ",")))
    try bot.play(.opened(text: nil))
    return bot
  }

  @Test func `6.1 a Postback sends its payload to When we receive [C-btn] [M-btn]`() throws {
    let payload = String(repeating: "p", count: 1000)
    var bot = try Self.message(Write.postback("Pay", payload), Write.word(payload))
    try bot.press(1)
    #expect(bot.texts == [payload] && bot.hops.map(\.reason) == [.trigger(payload, word: payload)])
  }

  @Test func `6.1 a URL opens a page and a Phone the call screen [C-btn] [M-btn]`() throws {
    for (button, opened) in [
      (#"{"display":"U","buttonType":"URL","url":"https://a.example/p"}"#, "https://a.example/p"),
      (#"{"display":"P","buttonType":"Phone","number":"+495550123"}"#, "tel:+495550123"),
    ] {
      var bot = try Self.message(button)
      try bot.press(1)
      #expect(bot.effects == [.open(opened)])
    }
  }

  @Test func `6.1 an Account link starts a login, with its back end [C-btn] [M-btn]`() throws {
    var bot = try Self.message(
      #"{"display":"L","buttonType":"Account Link","loginPageUrl":"https://own.example/page","#
        + #""backEndInstance":"https://back.example"}"#)
    try bot.press(1)
    let page = try #require(bot.loginPages.first)
    #expect(
      page.url.hasPrefix("https://own.example/page?") && page.instance == "https://back.example")
    #expect(bot.session.pendingLogin == 0)
  }

  @Test func `6.1 an Account unlink logs out [C-btn] [M-btn]`() throws {
    var bot = try Self.message(Write.unlink)
    try bot.take(.assigned("accessToken", .string("t")))
    try bot.press(1)
    #expect(bot.effects == [.unlinked] && bot["accessToken"] == nil)
  }

  static let agent = #"{"display":"Help","buttonType":"Live Agent"}"#

  @Test func `6.1 a Live Agent asks for a human, which is confirmed [C-btn] [C-ltconf]`() throws {
    var bot = try Conversation(
      Write.flow(
        Write.message("Menu", Write.start, buttons: Self.agent), Write.word("pay"),
        top: #""defaults":{"liveAgent":{"confirmationMessage":"One moment, {user.first_name}."}}"#))
    try bot.play(.opened(text: nil))
    try bot.press(1)
    #expect(bot.texts == ["One moment, Ada."] && bot.agents == [.requested])
    #expect(bot.session.agent == .asked)
    try bot.say("pay")
    #expect(bot.texts == ["pay"])
  }

  @Test func `6.1 with no agent online the interaction for that runs [C-ltconf]`() throws {
    var bot = try Conversation(
      Write.flow(
        Write.message("Menu", Write.start, buttons: Self.agent), Write.message("Closed"),
        top: #""defaults":{"liveAgent":{"noAgentsNext":"Closed"}}"#))
    try bot.play(.opened(text: nil))
    try bot.press(1)
    try bot.play(.agent(.noneOnline))
    #expect(bot.texts == ["Closed"] && bot.session.agent == .absent)
    #expect(throws: Rejection.noAgent(.absent)) { try bot.take(.agent(.noneOnline)) }
  }

  @Test func `6.1 the customer talks to the agent until the agent leaves [C-ltuse] [C-ltconf]`()
    throws
  {
    var bot = try Conversation(
      Write.flow(
        Write.word("start"), top: #""defaults":{"liveAgent":{"startMessage":"I am Bo."}}"#))
    try bot.play(.opened(text: nil))
    #expect(throws: Rejection.noAgent(.absent)) { try bot.take(.agent(.said("Hi"))) }
    try bot.take(.agent(.joined))
    #expect(bot.texts == ["I am Bo."] && bot.agents == [.joined])
    #expect(throws: Rejection.noAgent(.talking)) { try bot.take(.agent(.joined)) }
    try bot.say("start")
    #expect(bot.effects == [.agent(.heard("start"))])
    try bot.take(.agent(.said("Bye")))
    #expect(bot.texts == ["Bye"] && bot.utterances[0].speaker == .agent)
    try bot.take(.agent(.left))
    #expect(bot.effects == [.agent(.left)])
    try bot.say("start")
    #expect(bot.texts == ["start"])
  }
}

@Suite struct `6.3 JSON that actions make` {
  static func tags(_ list: String) throws -> Conversation {
    var bot = try Conversation(
      Write.flow(
        Write.question("Ask", #""answerFormat":"Custom","variableHoldingTags":"list""#, Write.start)
      ))
    try bot.take(.assigned("list", try json(list)))
    try bot.play(.opened(text: nil))
    return bot
  }

  @Test func `6.3 a quick reply has a title, and may have payload and image [C-jsonqr]`() throws {
    var bot = try Self.tags(
      #"[{"content_type":"text","title":"Tea","image_url":"https://i.example/t","payload":"t1"}]"#)
    #expect(bot.utterances[0].buttons.map(\.imageURL) == ["https://i.example/t"])
    #expect(bot.shown == ["Tea"])
    try bot.press(1)
    #expect(bot["ask"] == #""t1""#)
  }

  @Test func `6.3 without a payload a quick reply sends its title [M-counter]`() throws {
    var bot = try Self.tags(#"[{"title":"Tea"}]"#)
    try bot.press(1)
    #expect(bot["ask"] == #""Tea""# && bot["lastSentText"] == #""Tea""#)
  }

  @Test func `6.3 a quick reply without a title is left out [C-jsonqr]`() throws {
    let bot = try Self.tags(#"[{"payload":"x"},{"title":"Tea"},{"title":""}]"#)
    #expect(bot.shown == ["Tea"])
    #expect(
      bot.notes == [1, 3].map { .listProblem(0, variable: "list", .noTitle($0)) })
  }

  @Test func `6.2 of quick replies eleven are shown [C-custom] [C-jsonqr]`() throws {
    let titles = (1...12).map { #"{"title":"T\#($0)"}"# }
    let bot = try Self.tags("[\(titles.joined(separator: ","))]")
    #expect(bot.shown.count == 11)
    #expect(bot.notes == [.listProblem(0, variable: "list", .tooMany(12, limit: 11))])
  }

  static func cards(_ list: String, on channel: Channel = .webClient) throws -> Conversation {
    var bot = try Conversation(
      Write.flow(
        Write.card("Shop", #""getCardsByAction":{"variable":"list"}"#), Write.word("buy"),
        Write.word("Plain")), on: channel)
    try bot.take(.assigned("list", try json(list)))
    try bot.play(.opened(text: nil))
    return bot
  }

  static func buttons(_ buttons: String) throws -> Conversation {
    try cards(#"[{"title":"T","subtitle":"S","buttons":[\#(buttons)]}]"#)
  }

  @Test func `6.3 a card has its title and what it may have beside it [M-jsoncards]`() throws {
    let bot = try Self.cards(
      #"[{"title":"T","subtitle":"S","item_url":"https://t.example","image_url":"https://i.example","#
        + #""buttons":[]}]"#)
    #expect(
      bot.utterances.map(\.display) == [
        .carousel(
          [
            .init(
              title: "T", subtitle: "S", imageURL: "https://i.example",
              itemURL: "https://t.example")
          ], asListPicker: false)
      ])
  }

  @Test func `6.3 a card needs a title and one more property [M-jsoncards]`() throws {
    let bot = try Self.cards(#"[{"title":"Alone"},{"subtitle":"S"},{"title":"T","subtitle":"S"}]"#)
    guard case .carousel(let cards, _)? = bot.utterances.first?.display else {
      Issue.record("\(bot.effects)")
      return
    }
    #expect(cards.map(\.title) == ["T"])
    #expect(
      bot.notes == [
        .listProblem(0, variable: "list", .onlyTitle(1)),
        .listProblem(0, variable: "list", .noTitle(2)),
      ])
  }

  @Test
  func `6.2 of an action's cards ten are shown, of their buttons three [C-carditems] [M-jsonbtn]`()
    throws
  {
    let button = #"{"title":"B","payload":"b"}"#
    let card =
      #"{"title":"T","buttons":[\#([button, button, button, button].joined(separator: ","))]}"#
    let bot = try Self.cards("[\(Array(repeating: card, count: 11).joined(separator: ","))]")
    #expect(bot.shown.count == 30)
    #expect(bot.notes.contains(.listProblem(0, variable: "list", .tooMany(11, limit: 10))))
    #expect(bot.notes.contains(.listProblem(0, variable: "list", .tooManyButtons(4, card: 10))))
  }

  @Test func `6.3 a button without a type is a postback [M-jsonbtn] [M-jsoncards]`() throws {
    for (button, text) in [
      (#"{"title":"B","payload":"buy"}"#, "buy"), (#"{"title":"Plain"}"#, "Plain"),
    ] {
      var bot = try Self.buttons(button)
      try bot.press(1)
      #expect(bot.texts == [text])
    }
  }

  @Test(arguments: [
    (#"{"type":"postback","title":"B","payload":"buy"}"#, "B", ButtonType.postback),
    (#"{"type":"web_url","title":"W","url":"https://w.example"}"#, "W", .url),
    (#"{"type":"phone_number","title":"P","payload":"+495550123"}"#, "P", .phone),
    (#"{"type":"account_link","url":"https://l.example"}"#, "Log in", .accountLink),
    (#"{"type":"account_unlink"}"#, "Log out", .accountUnlink),
  ])
  func `6.3 a button is one of five types [M-jsonbtn]`(
    _ button: String, _ display: String, _ type: ButtonType
  ) throws {
    let bot = try Self.buttons(button)
    #expect(bot.shown == [display] && bot.utterances[0].buttons.map(\.type) == [type])
  }

  @Test(arguments: [
    (#"{"type":"web_url","title":"W","url":"http://w.example"}"#, "notHTTPS"),
    (#"{"type":"account_link","url":"http://l.example"}"#, "notHTTPS"),
    (#"{"type":"phone_number","title":"P","payload":"0495550123"}"#, "noPlus"),
    (#"{"type":"game","title":"G"}"#, "unknownType"), (#"{"payload":"buy"}"#, "noTitle"),
  ])
  func `6.3 an address needs https and a number its plus sign [M-jsonbtn]`(
    _ button: String, _ problem: String
  ) throws {
    let bot = try Self.buttons(button)
    #expect(bot.shown == [] && bot.notes.count == 1 && "\(bot.notes)".contains(problem))
  }
}
