import FlowModel
import FlowTestSupport
import Testing

@Suite struct `The limits` {
  @Test(arguments: ChannelLimit.all)
  func `have a source, a date and a number`(_ limit: ChannelLimit) {
    #expect(isSource(limit.source), "\(limit)")
    #expect(isDate(limit.lookedUp))
    #expect(limit.least >= 0)
    #expect(limit.most > limit.least)
    #expect(limit.allows(limit.most))
    #expect(!limit.allows(limit.most + 1))
    #expect(!limit.allows(limit.least - 1))
  }

  @Test func `stand once each, and are found`() {
    for limit in ChannelLimit.all {
      let found =
        limit.channel.map { ChannelLimit.of($0, limit.subject) }
        ?? ChannelLimit.ofProduct(limit.subject)
      #expect(found == limit)
    }
  }

  @Test func `name every subject there is`() {
    #expect(Set(ChannelLimit.all.map(\.subject)) == Set(ChannelLimit.Subject.allCases))
  }

  @Test(
    arguments: [
      (.buttonsOfMessage, 3, "C-btn"), (.buttonsOfMessageCard, 10, "C-msgcard"),
      (.answerButtons, 4, "C-custom"), (.quickReplies, 11, "C-custom"),
      (.cards, 10, "C-carditems"), (.buttonsOfCarouselCard, 3, "C-carditems"),
      (.buttonsFromAction, 3, "M-jsonbtn"), (.payload, 1_000, "C-btn"),
      (.cardTitle, 80, "C-carditems"), (.cardSubtitle, 80, "C-carditems"),
      (.quickReplyImage, 24, "C-jsonqr"), (.attachment, 8, "C-att"),
    ] as [(ChannelLimit.Subject, Int, String)])
  func `of the product are those of its pages`(
    _ subject: ChannelLimit.Subject, _ most: Int, _ tag: String
  ) throws {
    let limit = try #require(ChannelLimit.ofProduct(subject))
    #expect(limit.most == most)
    #expect(limit.least == 0)
    #expect(limit.source == .page(tag))
    #expect(limit.excess == .refusedByProduct)
  }

  @Test func `of the product are no others`() {
    #expect(ChannelLimit.all.count { $0.channel == nil } == 12)
    #expect(!ChannelLimit.all.contains { $0.channel == .webClient })
  }
}

@Suite struct `A length` {
  @Test(
    arguments: [
      (.facebook, .buttonLabel, "ab", 2), (.facebook, .buttonLabel, "日本", 2),
      (.facebook, .buttonLabel, "👨‍👩‍👧", 1), (.facebook, .buttonLabel, "e\u{301}", 1),
      (.sms, .text, "ab", 2), (.sms, .text, "👍", 2), (.sms, .gsmMessage, "a€", 3),
      (.sms, .ucsMessage, "👍", 2),
    ] as [(Channel, ChannelLimit.Subject, String, Int)])
  func `is counted as the limit counts`(
    _ channel: Channel, _ subject: ChannelLimit.Subject, _ text: String, _ length: Int
  ) throws {
    let limit = try #require(ChannelLimit.of(channel, subject))
    #expect(limit.length(of: text) == length)
  }
}

@Suite struct `What a channel lacks` {
  @Test(arguments: UnsupportedElement.all)
  func `has a source and a date`(_ lack: UnsupportedElement) {
    #expect(isSource(lack.source))
    #expect(isDate(lack.lookedUp))
    #expect(lack.channel.lacks(lack.element) == lack)
  }

  @Test(arguments: Channel.allCases)
  func `agrees with where accounts can be linked`(_ channel: Channel) {
    for type in [ButtonType.accountLink, .accountUnlink] {
      #expect((channel.lacks(.button(type)) == nil) == channel.canLinkAccounts)
    }
  }

  @Test func `is on Alexa what the product's page lists`() {
    let listed: Set<ChannelElement> = [
      .cardInteraction, .messageCard, .button(.url), .button(.accountLink),
      .button(.accountUnlink), .button(.phone),
    ]
    let known = UnsupportedElement.all.filter {
      $0.channel == .alexa && $0.source == .page("C-alexa")
    }
    #expect(Set(known.map(\.element)) == listed)
  }
}

@Suite struct `The reference of channels` {
  private let rows = (Repository.text("docs/channels.md") ?? "").split(separator: "\n")
    .filter { $0.hasPrefix("| ") }.map(String.init)

  @Test func `lists the limits`() { compare(rows(ofCells: 6), wantedLimits) }

  @Test func `lists what a channel does not take`() { compare(rows(ofCells: 4), wantedLacks) }

  /// Without the two rows of the head.
  private func rows(ofCells count: Int) -> [String] {
    Array(rows.filter { $0.split(separator: "|").count == count }.dropFirst(2))
  }

  private func compare(_ rows: [String], _ wanted: [String]) {
    #expect(rows.count == wanted.count)
    for (row, wanted) in zip(rows, wanted) { #expect(row == wanted) }
  }

  @Test func `has an address for every page it names`() throws {
    let text = try #require(Repository.text("docs/channels.md"))
    let sources = ChannelLimit.all.map(\.source) + UnsupportedElement.all.map(\.source)
    for case .page(let tag) in sources { #expect(text.contains("\n[\(tag)]: https://"), "\(tag)") }
  }

  private var wantedLimits: [String] {
    ChannelLimit.all.map { limit in
      let number = limit.least > 0 ? "\(limit.least) to \(limit.most)" : "\(limit.most)"
      let unit = limit.unit.rawValue
      return row([
        limit.owner, limit.subject.rawValue, unit.isEmpty ? number : "\(number) \(unit)",
        limit.excess.rawValue + (limit.isExcessAssumed ? " †" : ""), shown(limit.source),
        limit.lookedUp,
      ])
    }
  }

  private var wantedLacks: [String] {
    UnsupportedElement.all.map {
      row([$0.channel.rawValue, $0.element.text, shown($0.source), $0.lookedUp])
    }
  }

  private func row(_ cells: [String]) -> String { "| \(cells.joined(separator: " | ")) |" }

  private func shown(_ source: FactSource) -> String {
    switch source {
    case .page(let tag): "[\(tag)]"
    case .address(let address): "<\(address)>"
    case .choice: source.text
    }
  }
}

private func isSource(_ source: FactSource) -> Bool {
  switch source {
  case .page(let tag): tag.wholeMatch(of: /[CM]-[a-z]+/) != nil
  case .address(let address): address.wholeMatch(of: /https:\/\/[^\s\/]+\/\S+/) != nil
  case .choice: true
  }
}

private func isDate(_ text: String) -> Bool {
  text.wholeMatch(of: /20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])/) != nil
}
