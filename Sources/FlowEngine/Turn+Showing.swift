package import FlowModel
import FlowSyntax

extension Turn {
  /// Sends what an interaction shows; from now on its buttons are the live ones.
  mutating func show(_ index: InteractionIndex) {
    let showing = engine.showing(index, in: session, on: session.channel, values)
    noteUnset(showing.unset, index)
    for note in showing.notes { trace(.note(note)) }
    // On a channel without cards nothing may be left to say.
    if !showing.isEmpty { tell(showing.utterance) }
    session.live = showing.buttons.isEmpty ? nil : index
    session[.liveList] = showing.buttons.isEmpty ? ValueTable.unset : showing.list
  }
}

/// What an interaction sends to the customer, and what stands behind its buttons.
struct Showing {
  var utterance: Utterance
  var buttons: [CompiledButton] = []
  /// The value of the variable that holds an action's list.
  var list = ValueTable.unset
  var unset: [String] = []
  var notes: [Note] = []

  var isEmpty: Bool { utterance.text.isEmpty && utterance.display == .plain }
}

extension Engine {
  /// What can be pressed now, in order: a press counts along these.
  package func liveButtons(of session: Session, _ values: ValueTable) -> [CompiledButton] {
    guard let live = session.live else { return [] }
    return offer(of: live, list: values.value(session[.liveList]), on: session.channel).buttons
  }

  /// What an interaction would show in this session on a channel; `nil` for an action.
  package func utterance(
    of index: InteractionIndex, in session: Session, on channel: Channel, _ values: ValueTable
  ) -> (utterance: Utterance, notes: [Note])? {
    if flow.interactions[index].type == .action { return nil }
    let showing = showing(index, in: session, on: channel, values)
    let unset = showing.unset.isEmpty ? [] : [Note.unset(index, showing.unset)]
    return (showing.utterance, showing.notes + unset)
  }

  func showing(
    _ index: InteractionIndex, in session: Session, on channel: Channel, _ values: ValueTable
  ) -> Showing {
    let interaction = flow.interactions[index]
    let list = interaction.listVariable.map { session[slot: $0.slot] } ?? ValueTable.unset
    let offer = offer(of: index, list: values.value(list), on: channel)
    var unset: [String] = []
    func fill(_ template: CompiledTemplate?) -> String? {
      guard let template else { return nil }
      let rendered = render(template, in: session, values)
      unset += rendered.unset.filter { !unset.contains($0) }
      return rendered.text
    }
    let text = fill(interaction.text) ?? ""
    var display = offer.display
    if case .message(let message) = interaction.behaviour, case .card = display {
      display = .card(subtitle: message.subtitle, imageURL: fill(message.imageURL))
    }
    if !offer.cards.isEmpty {
      display = .carousel(
        offer.cards.map { card in
          Utterance.Card(
            title: card.title, subtitle: card.subtitle, imageURL: fill(card.image),
            itemURL: card.itemURL, buttons: card.buttons)
        }, asListPicker: offer.asListPicker)
    }
    let buttons = offer.buttons.map { button in
      Utterance.ShownButton(
        display: button.display, type: button.typeLabel, target: button.target,
        imageURL: fill(button.image))
    }
    return Showing(
      utterance: Utterance(interaction: index, text: text, display: display, buttons: buttons),
      buttons: offer.buttons, list: list, unset: unset, notes: offer.notes)
  }
}

extension CompiledInteraction {
  fileprivate var text: CompiledTemplate? {
    switch behaviour {
    case .message(let message): message.text
    case .question(let question): question.text
    case .card(let card): card.text
    case .condition, .rest, .setVariable, .goToBot, .sendAttachment: nil
    }
  }

  /// The variable that holds a list made by an action.
  var listVariable: CompiledPath? {
    switch behaviour {
    case .question(let question):
      guard case .custom(let choices) = question.format else { return nil }
      return choices.tags
    case .card(let card): return card.list
    case .message, .condition, .rest, .setVariable, .goToBot, .sendAttachment: return nil
    }
  }
}

extension CompiledButton {
  /// The address or number that a press opens outside the conversation.
  fileprivate var target: String? {
    switch action {
    case .url(let url): url
    case .phone(let number): number
    case .postback, .accountLink, .accountUnlink, .liveAgent, .answer: nil
    }
  }
}
