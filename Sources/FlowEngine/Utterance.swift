package import FlowModel

/// Something is said to the customer; buttons are those that can be pressed, in order.
package struct Utterance: Hashable, Sendable {
  package enum Speaker: Hashable, Sendable {
    case bot
    /// A live agent who has taken over.
    case agent
  }

  /// How what is offered is meant to look; a channel may show it otherwise.
  package enum Display: Hashable, Sendable {
    /// Nothing is offered.
    case plain
    case buttons
    case quickReplies
    /// A message's one card: its text is `text`.
    case card(subtitle: String?, imageURL: String?)
    /// Cards to scroll sideways, on Apple Business Chat one list picker if wanted [C-carditems].
    case carousel([Card], asListPicker: Bool)
  }

  package struct ShownButton: Hashable, Sendable {
    package var display: String
    /// `nil` for an answer that a question offers.
    package var type: ButtonType?
    /// A page's address or a telephone number.
    package var target: String?
    package var imageURL: String?

    package init(
      display: String, type: ButtonType?, target: String? = nil, imageURL: String? = nil
    ) {
      self.display = display
      self.type = type
      self.target = target
      self.imageURL = imageURL
    }
  }

  package struct Card: Hashable, Sendable {
    package var title: String
    package var subtitle: String?
    package var imageURL: String?
    /// The address that a tap on the card opens.
    package var itemURL: String?
    /// Its part of the utterance's buttons.
    package var buttons: Range<Int>

    package init(
      title: String, subtitle: String? = nil, imageURL: String? = nil, itemURL: String? = nil,
      buttons: Range<Int> = 0..<0
    ) {
      self.title = title
      self.subtitle = subtitle
      self.imageURL = imageURL
      self.itemURL = itemURL
      self.buttons = buttons
    }
  }

  /// `nil` for the default reply, and for an agent's words.
  package var interaction: InteractionIndex?
  package var text: String
  package var speaker: Speaker
  package var display: Display
  /// All that can be pressed, those of all cards in a row.
  package var buttons: [ShownButton]

  package init(
    interaction: InteractionIndex?, text: String, speaker: Speaker = .bot,
    display: Display = .plain, buttons: [ShownButton] = []
  ) {
    self.interaction = interaction
    self.text = text
    self.speaker = speaker
    self.display = display
    self.buttons = buttons
  }
}
