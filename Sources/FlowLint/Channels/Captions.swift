import FlowDiagnostics
import FlowModel

/// A label, a title or a line below a title.
struct Caption {
  enum Part: String {
    case label, title, subtitle
    /// The text of a message's card, which stands where a title does.
    case text
  }

  var part: Part
  var text: String
  /// The object that it stands in, and the way to it.
  var object: Span
  var path: [String]
}

/// What limits the captions of an interaction.
struct CaptionLimits {
  private let button: JudgedLimits
  private let quickReply: JudgedLimits
  /// Quick replies that a channel shows as a list, since it takes another number of them.
  private let listedReply: JudgedLimits
  private let cardTitle: JudgedLimits
  private let cardSubtitle: JudgedLimits
  private let messageTitle: JudgedLimits
  private let messageSubtitle: JudgedLimits

  init(_ channels: [Channel]) {
    func limits(
      product: ChannelLimit.Subject? = nil, _ subject: (Channel) -> ChannelLimit.Subject?
    ) -> JudgedLimits {
      JudgedLimits(channels, byProduct: product, .lost, subject)
    }
    button = limits { _ in .buttonLabel }
    quickReply = limits { _ in .quickReplyLabel }
    listedReply = limits {
      ChannelLimit.of($0, .quickReplies)?.excess == .shownOtherwise
        ? .buttonLabel : .quickReplyLabel
    }
    cardTitle = limits(product: .cardTitle) { _ in .cardTitle }
    cardSubtitle = limits(product: .cardSubtitle) { _ in .cardSubtitle }
    messageTitle = limits { _ in .cardTitle }
    messageSubtitle = limits { _ in .cardSubtitle }
  }

  /// All captions of an interaction with what limits them.
  func forEachCaption(of interaction: Interaction, _ body: (Caption, JudgedLimits) -> Void) {
    func visit(_ buttons: [Button], _ limits: JudgedLimits) {
      for button in buttons {
        body(
          Caption(part: .label, text: button.display, object: button.span, path: ["display"]),
          limits)
      }
    }
    let tab = interaction.buttons
    visit(
      tab.items,
      tab.displayType == .quickReply ? replies(tab.items.count, mayGrow: false) : button)
    if tab.displayType == .card { visitCard(of: interaction, body) }
    if let answers = interaction.answers {
      let limits =
        interaction.answerSubject == .answerButtons
        ? button
        : replies(answers.items.count, mayGrow: answers.variableHoldingTags != nil)
      for answer in answers.items {
        body(
          Caption(part: .label, text: answer.display, object: answer.span, path: ["display"]),
          limits)
      }
    }
    for card in interaction.items.cards {
      body(Caption(part: .title, text: card.title, object: card.span, path: ["title"]), cardTitle)
      if let subtitle = card.subtitle {
        body(
          Caption(part: .subtitle, text: subtitle, object: card.span, path: ["subtitle"]),
          cardSubtitle)
      }
      visit(card.buttons, button)
    }
  }

  private func visitCard(of interaction: Interaction, _ body: (Caption, JudgedLimits) -> Void) {
    if let text = interaction.details.sendToUser {
      body(
        Caption(
          part: .text, text: text.literalText, object: interaction.span,
          path: ["details", "sendToUser"]), messageTitle)
    }
    if let subtitle = interaction.buttons.subtitle {
      body(
        Caption(
          part: .subtitle, text: subtitle, object: interaction.span,
          path: ["buttons", "subtitle"]), messageSubtitle)
    }
  }

  /// - Parameter mayGrow: whether an action adds to them.
  private func replies(_ count: Int, mayGrow: Bool) -> JudgedLimits {
    let isListed =
      mayGrow
      || Channel.allCases.contains { channel in
        ChannelLimit.of(channel, .quickReplies).map {
          $0.excess == .shownOtherwise && !$0.allows(count)
        } ?? false
      }
    return isListed ? listedReply : quickReply
  }
}
