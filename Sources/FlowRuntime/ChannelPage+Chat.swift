import FlowEngine
import FlowModel

/// Web Client, Facebook and Apple Business Chat: text with what can be pressed below it.
extension ChannelPage {
  mutating func showAsChat() {
    switch shown.display {
    case .plain, .buttons, .quickReplies:
      say(fitted(raw.text, shown.text, textSubject, .text))
      putButtons(shown.buttons.indices)
    case .card(let subtitle, let imageURL):
      say(fitted(raw.text, shown.text, textSubject, .text))
      if let subtitle, case .card(let rawSubtitle?, _) = raw.display {
        put(.said, fitted(rawSubtitle, subtitle, .cardSubtitle, .subtitle))
      }
      if let imageURL { put(.said, "image: \(imageURL)") }
      putButtons(shown.buttons.indices)
    case .carousel(let cards, _):
      say(fitted(raw.text, shown.text, textSubject, .text))
      for index in cards.indices { putCard(index, cards[index]) }
    }
    remarkOnForm()
    remarkOnElements()
  }

  private mutating func putCard(_ index: Int, _ card: Utterance.Card) {
    guard case .carousel(let rawCards, _) = raw.display else { return }
    let number = index + 1
    var head = fitted(
      rawCards[index].title, card.title, .cardTitle, .titleOfCard, number: number, byProduct: true)
    if let subtitle = card.subtitle, let rawSubtitle = rawCards[index].subtitle {
      let fitted = fitted(
        rawSubtitle, subtitle, .cardSubtitle, .subtitleOfCard, number: number, byProduct: true)
      head += ": \(fitted)"
    }
    put(.said, head)
    if let imageURL = card.imageURL {
      put(.said, "image: \(imageURL)", indent: ChannelPage.cardIndent)
    }
    if let itemURL = card.itemURL {
      put(.said, "opens: \(itemURL)", indent: ChannelPage.cardIndent)
    }
    putButtons(
      card.buttons.clamped(to: shown.buttons.indices), indent: ChannelPage.cardIndent)
  }

  private mutating func putButtons(_ range: Range<Int>, indent: Int = ChannelPage.indent) {
    for index in range {
      let button = shown.buttons[index]
      let label = fitted(
        raw.buttons[index].display, button.display, labelSubject, .label, number: index + 1)
      let type = button.type.map { " (\($0.rawValue))" } ?? ""
      put(.choice(index + 1), "[\(index + 1)] \(label)\(isQuickReply ? "" : type)", indent: indent)
      if let imageURL = button.imageURL { put(.said, "image: \(imageURL)", indent: indent + 4) }
    }
  }

  private var isQuickReply: Bool { shown.display == .quickReplies }

  /// On Apple Business Chat a quick reply takes a few choices only, and a list picker the others.
  private var isListOfQuickReplies: Bool {
    isQuickReply && !shown.buttons.isEmpty
      && ChannelLimit.of(channel, .quickReplies).map {
        $0.excess == .shownOtherwise && !$0.allows(shown.buttons.count)
      } ?? false
  }

  private var labelSubject: ChannelLimit.Subject {
    isQuickReply && !isListOfQuickReplies ? .quickReplyLabel : .buttonLabel
  }

  private var textSubject: ChannelLimit.Subject {
    switch shown.display {
    case .card: ChannelLimit.of(channel, .cardTitle) == nil ? .text : .cardTitle
    case .buttons where !shown.buttons.isEmpty:
      ChannelLimit.of(channel, .textAboveButtons) == nil ? .text : .textAboveButtons
    case .plain, .buttons, .quickReplies, .carousel: .text
    }
  }

  /// What takes another form than the Designer's.
  private mutating func remarkOnForm() {
    guard channel == .appleBusinessChat else { return }
    switch shown.display {
    case .plain, .buttons: break
    case .quickReplies:
      guard isListOfQuickReplies, let limit = ChannelLimit.of(channel, .quickReplies) else {
        return
      }
      remark(
        "shown as a list picker: a quick reply takes \(limit.least) to \(limit.most) choices",
        limit.source, isChoice: limit.isExcessAssumed)
    case .card:
      guard raw.buttons.contains(where: { $0.type == .postback }) else { return }
      remark("its Postback buttons are shown as a list picker", .page("C-msgcard"))
    case .carousel(let cards, let asListPicker):
      if asListPicker {
        remark("the cards are shown as one list picker", .page("C-carditems"))
      } else if cards.count > 1 {
        remark("each card is a bubble of its own, nothing scrolls sideways", .choice)
      }
    }
  }

  /// What the channel refuses whatever its length.
  private mutating func remarkOnElements() {
    if let lack = channel.lacks(.titleAlone), case .carousel(let cards, _) = raw.display {
      for (index, card) in cards.enumerated() where card.isTitleAlone {
        remark(
          "card \(index + 1) has only a title: \(channel.rawValue) refuses it", lack.source)
      }
    }
    for (index, button) in raw.buttons.enumerated() {
      if button.type == .url, button.target?.lowercased().hasPrefix("http:") == true,
        let lack = channel.lacks(.plainHTTP)
      {
        remark(
          "[\(index + 1)] does not open over https: \(channel.rawValue) refuses it", lack.source)
      }
      if button.type == .phone, button.target?.hasPrefix("+") == false,
        let lack = channel.lacks(.localNumber)
      {
        remark(
          "[\(index + 1)] has no + and country code: \(channel.rawValue) cannot call it",
          lack.source)
      }
    }
  }
}

extension Utterance.Card {
  fileprivate var isTitleAlone: Bool {
    subtitle == nil && imageURL == nil && itemURL == nil && buttons.isEmpty
  }
}
