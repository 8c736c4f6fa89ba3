/// What a Message says and offers.
package struct CompiledMessage: Sendable {
  package let text: CompiledTemplate?
  package let displayType: MessageDisplayType
  package let subtitle: String?
  package let imageURL: CompiledTemplate?
  package let buttons: [CompiledButton]
  /// Seconds before Next.
  package let delay: Double
}

/// What a Question asks, and what it takes for an answer.
package struct CompiledQuestion: Sendable {
  package let text: CompiledTemplate?
  package let variable: (name: String, slot: Int)
  package let format: Format

  package enum Format: Sendable {
    case any
    case predefined(AnswerType)
    case regularExpression(String, message: CompiledTemplate?)
    case custom(Choices)
  }

  package struct Choices: Sendable {
    package let displayType: AnswerDisplayType
    package let answers: [Answer]
    /// *Variable holding the array of tags* [C-custom].
    package let tags: CompiledPath?
  }

  package struct Answer: Sendable {
    package let display: String
    /// What else may be typed for it, as `TriggerTable.folded` makes it.
    package let expected: Set<String>
    package let next: CompiledNext
    package let imageURL: CompiledTemplate?
  }
}

/// What a Card interaction shows: cards of its own, or those that an action has made.
package struct CompiledCard: Sendable {
  package let text: CompiledTemplate?
  package let cards: [Item]
  /// *Variable containing the list*.
  package let list: CompiledPath?
  /// *Show cards as single List Picker in Apple Business Chat*.
  package let asListPicker: Bool

  package struct Item: Sendable {
    package let title: String
    package let subtitle: String?
    package let imageURL: CompiledTemplate?
    package let buttons: [CompiledButton]
  }
}
