import FlowDiagnostics
import FlowEngine
import FlowModel

/// SMS and Alexa: nothing but words.
extension ChannelPage {
  /// One text message: options are lines that begin with their number.
  mutating func showAsPlainText() {
    say(shown.text)
    for line in plainLines(of: shown) {
      put(line.number.map { .choice($0) } ?? .said, line.text)
    }
    remarkOnLostButtons()
    remarkOnLostImages()
    let words = [raw.text] + plainLines(of: raw).map(\.text)
    let message = words.filter { !$0.isEmpty }.joined(separator: "\n")
    if let limit = ChannelLimit.of(channel, .text), !limit.allows(limit.length(of: message)) {
      note(limit, .message)
    } else {
      remarkOnSegments(SMSLength(message))
    }
  }

  private func plainLines(of utterance: Utterance) -> [(number: Int?, text: String)] {
    switch utterance.display {
    case .plain, .buttons, .quickReplies: options(utterance, utterance.buttons.indices)
    case .card(let subtitle, _):
      (subtitle.map { [(nil, $0)] } ?? []) + options(utterance, utterance.buttons.indices)
    case .carousel(let cards, _):
      cards.flatMap { card in
        [(nil, card.subtitle.map { "\(card.title): \($0)" } ?? card.title)]
          + (card.itemURL.map { [(nil, $0)] } ?? [])
          + options(utterance, card.buttons.clamped(to: utterance.buttons.indices))
      }
    }
  }

  private func options(
    _ utterance: Utterance, _ range: Range<Int>
  ) -> [(number: Int?, text: String)] {
    range.filter { offers(utterance.buttons[$0]) }.map { index in
      let button = utterance.buttons[index]
      let target = button.target.map { ": \($0)" } ?? ""
      return (index + 1, "\(index + 1) \(button.display)\(target)")
    }
  }

  private mutating func remarkOnSegments(_ length: SMSLength) {
    guard length.segments > 1,
      let limit = ChannelLimit.of(channel, length.foreign == nil ? .gsmMessage : .ucsMessage)
    else { return }
    let encoding: String
    if let foreign = length.foreign {
      let words = [shown.text] + plainLines(of: shown).map(\.text)
      let name = UntrustedText.shown(String(foreign))
      // A character of a secret is not named.
      let cause = words.contains { $0.contains(name) } ? " for '\(name)'" : ""
      encoding = "UCS-2\(cause)"
    } else {
      encoding = "GSM-7"
    }
    remark(
      "sent in \(length.segments) segments: length \(length.units) in \(encoding), "
        + "one holds \(length.onlySegment)", limit.source)
  }

  /// What is spoken; a card is not.
  mutating func showAsSpeech() {
    var spoken = [raw.text]
    say(shown.text)
    switch shown.display {
    case .plain, .buttons, .quickReplies:
      for (index, button) in shown.buttons.enumerated() where offers(button) {
        put(.choice(index + 1), "[\(index + 1)] \(button.display) (spoken)")
        spoken.append(raw.buttons[index].display)
      }
      remarkOnLostButtons()
      remarkOnLostImages()
    case .card: remarkOnLostCards(.messageCard, "the card")
    case .carousel(let cards, _):
      remarkOnLostCards(.cardInteraction, cards.count == 1 ? "1 card" : "\(cards.count) cards")
    }
    if let limit = ChannelLimit.of(channel, .text),
      !limit.allows(limit.length(of: spoken.joined()))
    {
      note(limit, .message)
    }
  }

  private mutating func remarkOnLostCards(_ element: ChannelElement, _ cards: String) {
    guard let lack = channel.lacks(element) else { return }
    let count = raw.buttons.count
    let buttons = count == 0 ? "" : " and \(counted(count, "button"))"
    let verb = count == 0 && !cards.hasSuffix("s") ? "is" : "are"
    remark("\(channel.rawValue) has no cards: \(cards)\(buttons) \(verb) left out", lack.source)
  }

  private func offers(_ button: Utterance.ShownButton) -> Bool {
    button.type.flatMap { channel.lacks(.button($0)) } == nil
  }

  private mutating func remarkOnLostButtons() {
    for type in ButtonType.allCases {
      guard let lack = channel.lacks(.button(type)) else { continue }
      let numbers = raw.buttons.indices.filter { raw.buttons[$0].type == type }.map { $0 + 1 }
      guard !numbers.isEmpty else { continue }
      remark(
        "\(list(numbers.map { "[\($0)]" })) \(numbers.count == 1 ? "is" : "are") left out: "
          + "\(channel.rawValue) has no \(type.rawValue) button", lack.source)
    }
  }

  private mutating func remarkOnLostImages() {
    guard let lack = channel.lacks(.image) else { return }
    var images = raw.buttons.count { $0.imageURL != nil }
    switch raw.display {
    case .plain, .buttons, .quickReplies: break
    case .card(_, let imageURL): images += imageURL == nil ? 0 : 1
    case .carousel(let cards, _): images += cards.count { $0.imageURL != nil }
    }
    guard images > 0 else { return }
    remark(
      "\(channel.rawValue) shows no images: \(images) \(images == 1 ? "is" : "are") left out",
      lack.source)
  }
}
