/// Something that a flow can show and that not every channel takes.
package enum ChannelElement: Hashable, Sendable {
  case cardInteraction
  /// What a message of the display type *Card* shows below its text.
  case messageCard
  case button(ButtonType)
  case image
  /// A card of a carousel with nothing but its title.
  case titleAlone
  /// A page that a button opens, not over https.
  case plainHTTP
  /// A telephone number that does not begin with `+`.
  case localNumber

  package var text: String {
    switch self {
    case .cardInteraction: "Card interaction"
    case .messageCard: "card of a message"
    case .button(let type): "\(type.rawValue) button"
    case .image: "image"
    case .titleAlone: "card of a carousel with only a title"
    case .plainHTTP: "URL button without https"
    case .localNumber: "Phone button without `+` and country code"
    }
  }
}

/// That a channel does not take an element.
package struct UnsupportedElement: Hashable, Sendable {
  package var channel: Channel
  package var element: ChannelElement
  package var source: FactSource
  /// The day the source was looked at, as `2026-11-23`.
  package var lookedUp: String

  private init(_ channel: Channel, _ element: ChannelElement, _ source: FactSource) {
    self.channel = channel
    self.element = element
    self.source = source
    lookedUp = "2026-11-23"
  }

  package static let all = [
    Self(
      .facebook, .titleAlone,
      .address(
        "https://developers.facebook.com/documentation/business-messaging/messenger-platform/"
          + "send-messages/template/generic")),
    Self(.facebook, .plainHTTP, .page("M-jsonbtn")),
    Self(
      .facebook, .localNumber,
      .address(
        "https://developers.facebook.com/documentation/business-messaging/messenger-platform/"
          + "send-messages/buttons/call")),
    Self(.sms, .button(.accountLink), .page("C-linkint")),
    Self(.sms, .button(.accountUnlink), .page("C-linkint")),
    Self(.sms, .image, .choice),
    Self(.alexa, .cardInteraction, .page("C-alexa")),
    Self(.alexa, .messageCard, .page("C-alexa")),
    Self(.alexa, .button(.url), .page("C-alexa")),
    Self(.alexa, .button(.accountLink), .page("C-alexa")),
    Self(.alexa, .button(.accountUnlink), .page("C-alexa")),
    Self(.alexa, .button(.phone), .page("C-alexa")),
    Self(.alexa, .image, .choice),
  ]
}

extension Channel {
  /// Why the channel does not take an element; `nil` if it does.
  package func lacks(_ element: ChannelElement) -> UnsupportedElement? {
    UnsupportedElement.all.first { $0.channel == self && $0.element == element }
  }
}
