import FlowDiagnostics
import FlowModel

/// Something in an interaction that not every channel takes.
struct ShownElement {
  var element: ChannelElement
  /// The author's name for it: a label, a title, the interaction's name.
  var name: String
  /// The object that it stands in, and the member that makes it what it is.
  var object: Span
  var path: [String]
}

extension Interaction {
  /// All such things in it; of several images the first.
  func forEachElement(_ body: (ShownElement) -> Void) {
    if type == .card {
      body(
        ShownElement(
          element: .cardInteraction, name: name.value, object: span, path: ["name"]))
    } else if type == .message, buttons.displayType == .card {
      body(
        ShownElement(
          element: .messageCard, name: name.value, object: span,
          path: ["buttons", "displayType"]))
    }
    if let image = firstImage { body(image) }
    for button in buttons.items { visit(button, body) }
    for card in items.cards {
      if card.isTitleAlone {
        body(
          ShownElement(element: .titleAlone, name: card.title, object: card.span, path: ["title"]))
      }
      for button in card.buttons { visit(button, body) }
    }
  }

  private var firstImage: ShownElement? {
    func image(_ object: Span, _ path: [String]) -> ShownElement {
      ShownElement(element: .image, name: name.value, object: object, path: path)
    }
    if buttons.imageURL != nil { return image(span, ["buttons", "imageUrl"]) }
    if let answer = answers?.items.first(where: { $0.imageURL != nil }) {
      return image(answer.span, ["imageUrl"])
    }
    return items.cards.first { $0.imageURL != nil }.map { image($0.span, ["imageUrl"]) }
  }

  private func visit(_ button: Button, _ body: (ShownElement) -> Void) {
    func element(_ element: ChannelElement, _ field: String) -> ShownElement {
      ShownElement(element: element, name: button.display, object: button.span, path: [field])
    }
    body(element(.button(button.type), "buttonType"))
    if button.type == .phone, button.number?.hasPrefix("+") == false {
      body(element(.localNumber, "number"))
    }
    if button.type == .url, button.url?.lowercased().hasPrefix("http:") == true {
      body(element(.plainHTTP, "url"))
    }
  }
}

extension ItemsTab.CardItem {
  fileprivate var isTitleAlone: Bool { subtitle == nil && imageURL == nil && buttons.isEmpty }
}

extension LintedFlow {
  /// Each of some elements with those channels of the flow that do not take it and on which the
  /// interaction can be reached.
  func forEachUnsupported(
    _ isWanted: (ChannelElement) -> Bool, _ body: (ShownElement, [UnsupportedElement]) -> Void
  ) {
    let lacking = UnsupportedElement.all.filter { fact in
      channels.contains(fact.channel) && isWanted(fact.element)
    }
    guard !lacking.isEmpty else { return }
    var reach = ChannelReach(self)
    for place in withChoices {
      let interaction = interactions[place]
      // What is left out whole is told once.
      var lost: Set<Channel> = []
      interaction.forEachElement { shown in
        let facts = lacking.filter { fact in
          fact.element == shown.element && !lost.contains(fact.channel)
            && reach.isReached(place, on: fact.channel)
        }
        guard !facts.isEmpty else { return }
        if shown.element == .cardInteraction || shown.element == .messageCard {
          lost.formUnion(facts.map(\.channel))
        }
        body(shown, facts)
      }
    }
  }
}
