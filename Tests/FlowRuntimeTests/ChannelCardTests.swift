import FlowDiagnostics
import FlowEngine
import FlowModel
import FlowRuntime
import Testing

@Suite struct `Cards` {
  private func card(_ number: Int, buttons: Range<Int> = 0..<0) -> Utterance.Card {
    Utterance.Card(title: "Card \(number)", subtitle: "x", buttons: buttons)
  }

  @Test(arguments: [Channel.webClient, .facebook, .sms])
  func `are ten at most`(_ channel: Channel) {
    let ten = (1...10).map { card($0) }
    #expect(Shown.remarks(Shown.carousel(ten), channel) == [])
    #expect(
      Shown.remarks(Shown.carousel(ten + [card(11)]), channel) == ["11 cards: the product takes 10"]
    )
  }

  @Test func `have three buttons at most`() {
    let buttons = (1...7).map { Shown.button("Button \($0)") }
    let cards = [card(1, buttons: 0..<3), card(2, buttons: 3..<7)]
    let utterance = Shown.carousel(cards, buttons: buttons)
    #expect(Shown.remarks(utterance, .webClient) == ["4 buttons on card 2: the product takes 3"])
    #expect(Shown.lines(utterance, .webClient).contains("       [7] Button 7 (Postback)"))
  }

  @Test func `have titles and subtitles of 80 characters`() {
    let fitting = String(repeating: "a", count: 80)
    let fits = Shown.carousel([Utterance.Card(title: fitting, subtitle: fitting)])
    let long = Shown.carousel([Utterance.Card(title: fitting + "b", subtitle: fitting + "b")])
    for channel in [Channel.webClient, .facebook] { #expect(Shown.remarks(fits, channel) == []) }
    #expect(
      Shown.remarks(long, .webClient) == [
        "the title of card 1 is too long: the product takes 80 characters",
        "the subtitle of card 1 is too long: the product takes 80 characters",
      ])
    #expect(
      Shown.remarks(long, .facebook) == [
        "the title of card 1 is cut after 80 characters (Facebook) †",
        "the subtitle of card 1 is cut after 80 characters (Facebook) †",
      ])
  }

  @Test func `on Apple are one list picker where the flow asks for it`() {
    let cards = [card(1), card(2)]
    #expect(
      Shown.remarks(Shown.carousel(cards, asListPicker: true), .appleBusinessChat) == [
        "the cards are shown as one list picker"
      ])
    #expect(Shown.remarks(Shown.carousel([card(1)]), .appleBusinessChat) == [])
    #expect(Shown.remarks(Shown.carousel(cards, asListPicker: true), .webClient) == [])
  }

  @Test func `of a message without a Postback are no list picker`() {
    let utterance = Shown.saying(
      "Pizza", .card(subtitle: nil, imageURL: nil), Shown.button("Site", .url, "https://a.example"))
    #expect(Shown.remarks(utterance, .appleBusinessChat) == [])
  }

  @Test func `that Facebook refuses are named`() {
    let bare = Shown.carousel([card(1), Utterance.Card(title: "Bare")])
    #expect(Shown.remarks(bare, .facebook) == ["card 2 has only a title: Facebook refuses it"])
    #expect(Shown.remarks(bare, .webClient) == [])
    let buttons = Shown.saying(
      "?", .buttons, Shown.button("Site", .url, "http://a.example/"),
      Shown.button("Call", .phone, "089 1234"))
    #expect(
      Shown.remarks(buttons, .facebook) == [
        "[1] does not open over https: Facebook refuses it",
        "[2] has no + and country code: Facebook cannot call it",
      ])
  }

  @Test func `with ranges outside their buttons show what there is`() {
    let utterance = Shown.carousel([card(1, buttons: 0..<5)], buttons: [Shown.button("Order")])
    for channel in [Channel.webClient, .sms] {
      #expect(Shown.lines(utterance, channel).count { $0.contains("Order") } == 1)
    }
  }
}

@Suite struct `A line` {
  @Test func `of an agent has the agent's name`() {
    var utterance = Shown.plain
    utterance.speaker = .agent
    for channel in Channel.allCases {
      #expect(Shown.lines(utterance, channel) == ["agent: Hello Ada.", "       How are you?"])
    }
  }

  @Test func `without text is the speaker alone`() {
    for channel in Channel.allCases {
      #expect(Shown.lines(Shown.saying(""), channel) == ["bot:"])
      #expect(Shown.lines(Shown.saying("\n"), channel) == ["bot:", "     "])
    }
  }

  @Test func `is no wider than a terminal`() {
    let words = Array(repeating: "mozzarella", count: 20).joined(separator: " ")
    let long = Shown.saying(
      "\(words) \(String(repeating: "中", count: 60))",
      .card(subtitle: words, imageURL: nil), Shown.button(words))
    for channel in Channel.allCases {
      let lines = Shown.lines(long, channel)
      #expect(lines.count > 4)
      for line in lines { #expect(DisplayWidth.columns(line) <= 80, "\(line)") }
    }
    #expect(Shown.lines(Shown.saying(words), .webClient)[1].hasPrefix("     mozzarella"))
  }

  @Test func `keeps an address whole`() {
    let address = "https://pizza.example/" + String(repeating: "a", count: 100)
    #expect(
      Shown.lines(Shown.saying("see \(address) now"), .webClient) == [
        "bot: see", "     \(address)", "     now",
      ])
  }

  @Test func `is masked before it is cut, and nothing in it acts on the terminal`() {
    let utterance = Shown.saying(
      "\u{1B}[31m secret-token-of-ada", .buttons, Shown.button("1234567890 secret-token-of-ada\nx"))
    let lines = Shown.lines(utterance, .facebook) {
      $0.replacing("secret-token-of-ada", with: "•••")
    }
    #expect(
      lines == [
        "bot: \\u{1B}[31m •••", "     [1] 1234567890 •••\\u{A}x (Postback)",
        "     note: [1] is cut after 20 characters (Facebook)",
      ])
  }

  @Test func `has a kind and, as a remark, a source`() {
    let lines = ChannelRendering.lines(of: Shown.answers, on: .sms)
    #expect(lines.map(\.kind) == [.said, .choice(1), .choice(2)])
    let spoken = ChannelRendering.lines(of: Shown.carousel, on: .alexa)
    #expect(spoken.map(\.kind) == [.said, .remark(.page("C-alexa"))])
  }
}
