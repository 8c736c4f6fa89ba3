import FlowModel

/// What limits the texts of an interaction.
struct TextLimits {
  typealias Text = (template: Template, limits: JudgedLimits, words: String)

  /// A text on its own, on any channel.
  let plain: JudgedLimits
  private let chat: JudgedLimits
  private let aboveButtons: JudgedLimits
  private let aboveCard: JudgedLimits
  private let sms: JudgedLimits
  private let speech: JudgedLimits

  init(_ channels: [Channel]) {
    func limits(_ subject: (Channel) -> ChannelLimit.Subject?) -> JudgedLimits {
      JudgedLimits(channels, .lost, subject)
    }
    /// The text where the channel knows nothing of the more special thing.
    func special(_ subject: ChannelLimit.Subject, _ channel: Channel) -> ChannelLimit.Subject {
      ChannelLimit.of(channel, subject) == nil ? .text : subject
    }
    plain = limits { _ in .text }
    chat = limits { $0.isChat ? .text : nil }
    aboveButtons = limits { $0.isChat ? special(.textAboveButtons, $0) : nil }
    // Where it stands for a title, it is judged as one.
    aboveCard = limits { $0.isChat && ChannelLimit.of($0, .cardTitle) == nil ? .text : nil }
    sms = limits { $0 == .sms ? .text : nil }
    speech = limits { $0 == .alexa ? .text : nil }
  }

  /// The texts that may be too long, each with the words that count.
  func texts(of interaction: Interaction) -> [Text] {
    var texts: [Text] = []
    if let text = interaction.details.sendToUser {
      let chat = chatLimits(of: interaction)
      add(text, chat, &texts) { "" }
      add(text, sms, &texts) { interaction.plainLines }
      add(text, speech, &texts) { interaction.spokenChoices }
    }
    if let error = interaction.answers?.validationErrorMessage {
      add(error, plain, &texts) { "" }
    }
    return texts
  }

  private func add(
    _ template: Template, _ limits: JudgedLimits, _ texts: inout [Text], _ more: () -> String
  ) {
    guard let most = limits.most else { return }
    let more = more()
    // Whatever the unit, no text has more of them than bytes.
    guard template.literalBytes + more.utf8.count > most else { return }
    texts.append((template, limits, template.literalText + more))
  }

  private func chatLimits(of interaction: Interaction) -> JudgedLimits {
    switch interaction.type {
    case .message where interaction.buttons.displayType == .card: return aboveCard
    case .message:
      let hasButtons =
        interaction.buttons.displayType == .button && !interaction.buttons.items.isEmpty
      return hasButtons ? aboveButtons : chat
    case .question:
      let hasButtons =
        interaction.answerSubject == .answerButtons && interaction.answers?.items.isEmpty == false
      return hasButtons ? aboveButtons : chat
    case .card, .action: return chat
    }
  }
}

extension Template {
  /// UTF-8 bytes outside its variables.
  fileprivate var literalBytes: Int {
    pieces.reduce(0) { count, piece in
      if case .literal(let text) = piece { count + text.utf8.count } else { count }
    }
  }
}

extension Channel {
  /// Whether text and what can be pressed are shown apart.
  fileprivate var isChat: Bool {
    switch self {
    case .webClient, .facebook, .appleBusinessChat: true
    case .sms, .alexa: false
    }
  }
}

extension Interaction {
  /// The choices as the lines of a text message, as far as the flow itself has them.
  fileprivate var plainLines: String {
    var lines: [String] = []
    func add(_ label: String, _ target: String?) {
      lines.append("\n\(lines.count + 1) \(label)\(target.map { ": \($0)" } ?? "")")
    }
    for button in allButtons where Channel.sms.lacks(.button(button.type)) == nil {
      add(button.display, button.url ?? button.number)
    }
    for answer in answers?.items ?? [] { add(answer.display, nil) }
    for card in items.cards {
      lines.append("\n\(card.title)\(card.subtitle.map { ": \($0)" } ?? "")")
    }
    if let subtitle = buttons.subtitle { lines.append("\n\(subtitle)") }
    return lines.joined()
  }

  /// The choices as they are spoken; of a card nothing is.
  fileprivate var spokenChoices: String {
    guard buttons.displayType != .card, items.cards.isEmpty else { return "" }
    let labels = buttons.items.filter { Channel.alexa.lacks(.button($0.type)) == nil }
      .map(\.display)
    return (labels + (answers?.items ?? []).map(\.display)).joined()
  }
}
