import FlowDiagnostics
package import FlowEngine
package import FlowModel

/// A line of what a customer sees or hears, for a terminal of 80 columns.
package struct RenderedLine: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case said
    /// What can be pressed, by its number among the utterance's buttons, from 1.
    case choice(Int)
    /// What the channel cuts, refuses, leaves out or shows otherwise, and who says so.
    case remark(FactSource)
  }

  package var kind: Kind
  package var text: String
}

/// What a customer gets of what the bot says, by channel.
package enum ChannelRendering {
  /// The lines of an utterance, remarks last. Nothing in them acts on a terminal; `masking` hides
  /// secrets, and is applied before anything is cut. Limits are held against the unmasked text.
  package static func lines(
    of utterance: Utterance, on channel: Channel, masking: (String) -> String = { $0 }
  ) -> [RenderedLine] {
    var page = ChannelPage(utterance, shown(utterance, masking), channel)
    switch channel {
    case .webClient, .facebook, .appleBusinessChat: page.showAsChat()
    case .sms: page.showAsPlainText()
    case .alexa: page.showAsSpeech()
    }
    page.remarkOnNumbers()
    page.remarkOnLengths()
    return page.lines + page.remarks
  }

  private static func shown(_ utterance: Utterance, _ masking: (String) -> String) -> Utterance {
    func line(_ text: String) -> String { UntrustedText.shown(masking(text)) }
    var shown = utterance
    shown.text = UntrustedText.shown(masking(utterance.text), keepingLineBreaks: true)
    shown.buttons = utterance.buttons.map { button in
      Utterance.ShownButton(
        display: line(button.display), type: button.type, target: button.target.map(line),
        imageURL: button.imageURL.map(line))
    }
    switch utterance.display {
    case .plain, .buttons, .quickReplies: break
    case .card(let subtitle, let imageURL):
      shown.display = .card(subtitle: subtitle.map(line), imageURL: imageURL.map(line))
    case .carousel(let cards, let asListPicker):
      let shownCards = cards.map { card in
        Utterance.Card(
          title: line(card.title), subtitle: card.subtitle.map(line),
          imageURL: card.imageURL.map(line), itemURL: card.itemURL.map(line),
          buttons: card.buttons)
      }
      shown.display = .carousel(shownCards, asListPicker: asListPicker)
    }
    return shown
  }
}
