/// How much of something a channel, or the product on every channel, takes.
package struct ChannelLimit: Hashable, Sendable {
  /// What is limited; the raw value is how the reference calls it.
  package enum Subject: String, CaseIterable, Sendable {
    case text = "text"
    case textAboveButtons = "text above buttons"
    case buttonsOfMessage = "buttons of a message"
    case buttonsOfMessageCard = "buttons on a message's card"
    case answerButtons = "answer buttons of a question"
    case quickReplies = "quick replies"
    case quickReplyLabel = "label of a quick reply"
    case buttonLabel = "label of a button"
    case payload = "payload"
    case cards = "cards of a carousel"
    case buttonsOfCarouselCard = "buttons on a card of a carousel"
    case buttonsFromAction = "buttons that an action returns"
    /// Of a carousel's card; the text of a message's card stands in its place.
    case cardTitle = "title of a card"
    case cardSubtitle = "subtitle of a card"
    case quickReplyImage = "image of a quick reply, width and height"
    case attachment = "attachment"
    case gsmMessage = "SMS in one segment, GSM-7"
    case gsmSegment = "each of several SMS segments, GSM-7"
    case ucsMessage = "SMS in one segment, UCS-2"
    case ucsSegment = "each of several SMS segments, UCS-2"

    fileprivate var unit: Unit {
      switch self {
      case .text, .textAboveButtons, .quickReplyLabel, .buttonLabel, .payload, .cardTitle,
        .cardSubtitle:
        .characters
      case .buttonsOfMessage, .buttonsOfMessageCard, .answerButtons, .quickReplies, .cards,
        .buttonsOfCarouselCard, .buttonsFromAction:
        .pieces
      case .quickReplyImage: .pixels
      case .attachment: .megabytes
      case .gsmMessage, .gsmSegment: .septets
      case .ucsMessage, .ucsSegment: .codeUnits
      }
    }
  }

  package enum Unit: String, Sendable {
    /// As a reader counts them.
    case characters
    case pieces = ""
    case pixels
    case megabytes = "MB"
    /// A character of GSM-7's extension table takes two.
    case septets
    /// UTF-16: an emoji takes two or more.
    case codeUnits = "UTF-16 code units"
  }

  /// What becomes of what is too much.
  package enum Excess: String, CaseIterable, Sendable {
    case cut = "cut by the channel"
    case refusedByChannel = "refused by the channel"
    case refusedByProduct = "refused by the product"
    case shownOtherwise = "shown in another form"
    case split = "sent in parts"
    /// The product allows more than the channel itself does, and says nothing of the rest.
    case unknown = "not documented"
  }

  /// `nil`: the product itself, on all channels.
  package var channel: Channel?
  package var subject: Subject
  package var least: Int
  package var most: Int
  package var excess: Excess
  /// Whether the source gives the number and botflow has chosen what becomes of the excess.
  package var isExcessAssumed: Bool
  package var source: FactSource
  /// The day the source was looked at, as `2026-11-23`.
  package var lookedUp: String

  package init(
    _ channel: Channel?, _ subject: Subject, least: Int = 0, most: Int, _ excess: Excess,
    assumed isExcessAssumed: Bool = false, _ source: FactSource, lookedUp: String
  ) {
    self.channel = channel
    self.subject = subject
    self.least = least
    self.most = most
    self.excess = excess
    self.isExcessAssumed = isExcessAssumed
    self.source = source
    self.lookedUp = lookedUp
  }

  /// The whole of an SMS is counted in code units, for an emoji counts more than once there.
  package var unit: Unit { channel == .sms && subject == .text ? .codeUnits : subject.unit }

  /// How long a text is, in the unit of this limit; which of the limits of a segment holds for a
  /// text, `SMSLength` knows.
  package func length(of text: String) -> Int {
    switch unit {
    case .codeUnits: text.utf16.count
    case .septets: SMSLength(text).units
    case .characters, .pieces, .pixels, .megabytes: text.count
    }
  }

  package func allows(_ amount: Int) -> Bool { (least...most).contains(amount) }

  /// Who sets it, for a message.
  package var owner: String { channel?.rawValue ?? "the product" }

  /// The limit that a channel itself sets.
  package static func of(_ channel: Channel, _ subject: Subject) -> ChannelLimit? {
    all.first { $0.channel == channel && $0.subject == subject }
  }

  /// The limit that the product sets on every channel.
  package static func ofProduct(_ subject: Subject) -> ChannelLimit? {
    all.first { $0.channel == nil && $0.subject == subject }
  }
}
