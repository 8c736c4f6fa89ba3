import FlowDiagnostics
import FlowModel

extension Rule {
  static let titleTooLong = Rule(
    "title-too-long", .channels, .warning,
    "a label, title or subtitle that a channel cuts or refuses",
    why: """
      A card's title and subtitle have 80 characters each [C-carditems]. A label may be as long as \
      you like, but the channel may cut it [C-btn]: Facebook shows 20 characters of a button's. \
      What the customer then reads ends in the middle of a word, and two labels may look the same. \
      Characters are counted as a reader counts them; of a text with variables only what is written \
      in the flow.
      """,
    examples: [
      .members(
        """
          "channels": ["Web Client", "Facebook"],
          "interactions": [
            {"name": "Menu", "type": "Message",
             "details": {"whenWeReceive": ["start", "bills"], "sendToUser": "What now?"},
             "buttons": {"displayType": "Button", "items": [
               {"display": «"Show me my last three bills"», "buttonType": "Postback",
                "payload": "bills"}
             ]}}
          ]
        """),
      .interactions(
        """
            {"name": "Rooms", "type": "Card",
             "details": {"whenWeReceive": ["start"], "sendToUser": "Our rooms:", "next": null},
             "items": {"cards": [
               {"title": "Double room",
                "subtitle": «"With a view of the lake, a balcony, a kettle, and breakfast on the terrace until half past ten"»}
             ]}}
        """),
      .members(
        """
          "channels": ["Web Client", "Facebook"],
          "interactions": [
            {"name": "Menu", "type": "Message",
             "details": {"whenWeReceive": ["start", "bills"], "sendToUser": "What now?"},
             "buttons": {"displayType": "Button", "items": [
               {"display": "My last bills", "buttonType": "Postback", "payload": "bills"}
             ]}}
          ]
        """),
      .members(
        """
          "channels": ["Web Client"],
          "interactions": [
            {"name": "Menu", "type": "Message",
             "details": {"whenWeReceive": ["start", "bills"], "sendToUser": "What now?"},
             "buttons": {"displayType": "Button", "items": [
               {"display": "Show me my last three bills", "buttonType": "Postback",
                "payload": "bills"}
             ]}}
          ]
        """),
    ]
  ) { flow, findings in
    let limits = CaptionLimits(flow.channels)
    var reach = ChannelReach(flow)
    for place in flow.withChoices {
      let interaction = flow.interactions[place]
      limits.forEachCaption(of: interaction) { caption, limits in
        let exceeded = limits.exceeded(by: caption.text, at: place, &reach)
        guard let first = exceeded.first else { return }
        let shown = first.excess == .cut ? [shownAs(caption.text, first.most)] : []
        findings.report(
          tooLong: subject(caption, of: interaction), exceeded,
          { $0.length(of: caption.text) },
          at: flow.fieldSpan(caption.path, in: caption.object) ?? interaction.name.span,
          notes: shown, help: "make it shorter")
      }
    }
  }

  private static func shownAs(_ text: String, _ most: Int) -> String {
    "the customer reads '\(text.prefix(most))'"
  }

  private static func subject(_ caption: Caption, of interaction: Interaction) -> String {
    switch caption.part {
    case .label, .title, .subtitle: return "the \(caption.part.rawValue) \(quoted(caption.text))"
    case .text:
      let has = interaction.details.sendToUser?.references.isEmpty == false
      return "the text above the card\(has ? ", without its variables," : "")"
    }
  }
}
