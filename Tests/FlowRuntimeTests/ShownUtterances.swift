import FlowEngine
import FlowModel
import FlowRuntime

/// Utterances to show, and short ways to build more.
enum Shown {
  static func lines(
    _ utterance: Utterance, _ channel: Channel, masking: (String) -> String = { $0 }
  ) -> [String] {
    ChannelRendering.lines(of: utterance, on: channel, masking: masking).map(\.text)
  }

  /// The remarks alone, without what marks them as such.
  static func remarks(_ utterance: Utterance, _ channel: Channel) -> [String] {
    ChannelRendering.lines(of: utterance, on: channel).compactMap { line in
      guard case .remark = line.kind else { return nil }
      return line.text.replacing("     note: ", with: "")
    }
  }

  static func button(
    _ display: String, _ type: ButtonType? = .postback, _ target: String? = nil
  ) -> Utterance.ShownButton {
    Utterance.ShownButton(display: display, type: type, target: target)
  }

  static func saying(
    _ text: String, _ display: Utterance.Display = .plain, _ buttons: Utterance.ShownButton...
  ) -> Utterance {
    Utterance(interaction: nil, text: text, display: display, buttons: buttons)
  }

  static func choices(
    _ count: Int, _ display: Utterance.Display = .buttons, type: ButtonType? = .postback
  ) -> Utterance {
    Utterance(
      interaction: nil, text: "Which one?", display: display,
      buttons: (0..<count).map { button("Choice \($0)", type) })
  }

  static func carousel(
    _ cards: [Utterance.Card], asListPicker: Bool = false, buttons: [Utterance.ShownButton] = []
  ) -> Utterance {
    Utterance(
      interaction: nil, text: "Our pizzas",
      display: .carousel(cards, asListPicker: asListPicker), buttons: buttons)
  }

  static let plain = saying("Hello Ada.\nHow are you?")

  static let buttons = saying(
    "What next?", .buttons, button("Order"), button("Menu", .url, "https://pizza.example/menu"),
    button("Log in", .accountLink, "https://login.example/"), button("Log out", .accountUnlink),
    button("Call us", .phone, "+49891234"), button("A person", .liveAgent))

  static let answers = saying("Auto or home?", .buttons, button("Auto", nil), button("Home", nil))

  static let quickReplies = saying(
    "Which flavour?", .quickReplies, button("Chocolate", nil),
    Utterance.ShownButton(
      display: "Vanilla", type: nil, imageURL: "https://pizza.example/vanilla.png"))

  static let card = saying(
    "Margherita",
    .card(subtitle: "tomato, mozzarella", imageURL: "https://pizza.example/margherita.png"),
    button("Order"), button("Recipe", .url, "https://pizza.example/recipe"))

  static let carousel = carousel(
    [
      Utterance.Card(
        title: "Margherita", subtitle: "tomato, mozzarella",
        imageURL: "https://pizza.example/margherita.png",
        itemURL: "https://pizza.example/margherita", buttons: 0..<1),
      Utterance.Card(title: "Salami", buttons: 1..<2),
    ], buttons: [button("Order"), button("Order too")])

  static let all: [(name: String, utterance: Utterance)] = [
    ("plain", plain), ("buttons", buttons), ("answers", answers), ("quick replies", quickReplies),
    ("card", card), ("carousel", carousel),
  ]
}
