import FlowModel
import FlowSyntax

/// What an interaction offers on a channel, before any text is filled in.
struct Offer {
  struct Card {
    var title: String
    var subtitle: String?
    var image: CompiledTemplate?
    var itemURL: String?
    var buttons: Range<Int>
  }

  var display = Utterance.Display.plain
  var buttons: [CompiledButton] = []
  var cards: [Card] = []
  var asListPicker = false
  var notes: [Note] = []
}

extension Engine {
  /// - Parameter list: what an action has made, where the interaction shows such a list.
  func offer(of index: InteractionIndex, list: JSONValue?, on channel: Channel) -> Offer {
    switch flow.interactions[index].behaviour {
    case .message(let message): offer(message, of: index, on: channel)
    case .question(let question): offer(question, of: index, list: list)
    case .card(let card): offer(card, of: index, list: list, on: channel)
    case .condition, .rest, .setVariable, .goToBot, .sendAttachment: Offer()
    }
  }

  private func offer(
    _ message: CompiledMessage, of index: InteractionIndex, on channel: Channel
  ) -> Offer {
    var offer = Offer()
    if message.displayType == .card, channel.lacks(.messageCard) != nil {
      offer.notes.append(.cardsNotShown(index))
      return offer
    }
    offer.add(message.buttons, of: index, on: channel)
    switch message.displayType {
    case .card: offer.display = .card(subtitle: nil, imageURL: nil)
    case .button: offer.display = offer.buttons.isEmpty ? .plain : .buttons
    case .quickReply: offer.display = offer.buttons.isEmpty ? .plain : .quickReplies
    }
    return offer
  }

  private func offer(
    _ question: CompiledQuestion, of index: InteractionIndex, list: JSONValue?
  ) -> Offer {
    guard case .custom(let choices) = question.format else { return Offer() }
    var offer = Offer()
    offer.buttons = choices.answers.enumerated().map { place, answer in
      CompiledButton(display: answer.display, action: .answer(place), image: answer.imageURL)
    }
    if let tags = choices.tags {
      let read = ActionJSON.tags(list)
      offer.notes = read.problems.map {
        .listProblem(index, variable: tags.path.text, $0)
      }
      for (place, tag) in read.tags.enumerated() {
        offer.buttons.append(
          CompiledButton(
            display: tag.title, action: .answer(choices.answers.count + place),
            image: tag.imageURL.map { CompiledTemplate(literal: $0) }))
      }
    }
    if !offer.buttons.isEmpty {
      let isButton = choices.displayType == .button && choices.tags == nil
      offer.display = isButton ? .buttons : .quickReplies
    }
    return offer
  }

  private func offer(
    _ card: CompiledCard, of index: InteractionIndex, list: JSONValue?, on channel: Channel
  ) -> Offer {
    var offer = Offer(asListPicker: card.asListPicker)
    guard channel.lacks(.cardInteraction) == nil else {
      offer.notes.append(.cardsNotShown(index))
      return offer
    }
    for item in card.cards {
      let start = offer.buttons.count
      offer.add(item.buttons, of: index, on: channel)
      offer.cards.append(
        Offer.Card(
          title: item.title, subtitle: item.subtitle, image: item.imageURL,
          buttons: start..<offer.buttons.count))
    }
    guard let variable = card.list else { return offer }
    let read = ActionJSON.cards(list)
    offer.notes += read.problems.map { .listProblem(index, variable: variable.path.text, $0) }
    for item in read.cards {
      let start = offer.buttons.count
      offer.add(item.buttons, of: index, on: channel)
      offer.cards.append(
        Offer.Card(
          title: item.title, subtitle: item.subtitle,
          image: item.imageURL.map { CompiledTemplate(literal: $0) }, itemURL: item.itemURL,
          buttons: start..<offer.buttons.count))
    }
    return offer
  }
}

extension Offer {
  /// The buttons that the channel can show; the others are noted.
  fileprivate mutating func add(
    _ candidates: [CompiledButton], of index: InteractionIndex, on channel: Channel
  ) {
    for button in candidates {
      if channel.offers(button) {
        buttons.append(button)
      } else {
        notes.append(.buttonNotOffered(index, display: button.display))
      }
    }
  }
}

extension Channel {
  fileprivate func offers(_ button: CompiledButton) -> Bool {
    button.typeLabel.map { lacks(.button($0)) == nil } ?? true
  }
}
