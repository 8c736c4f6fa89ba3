import FlowDiagnostics
import FlowModel

extension Rule {
  static let unansweredPostback = Rule(
    "unanswered-postback", .graph, .warning, "a Postback button whose payload nobody receives",
    why: """
      A press sends the payload, or the label where there is none, as if the customer had typed it \
      [C-btn]. Some interaction has to have that text in *When we receive*; without one the \
      customer presses and gets the default reply. A payload is not the name of an interaction.
      """,
    examples: [
      .interactions(
        """
            {"name": "Welcome", "type": "Message",
             "details": {"whenWeReceive": ["start"], "sendToUser": "Hello!", "next": null},
             "buttons": {"displayType": "Button", "items": [
               {"display": "When are you open?", "buttonType": "Postback",
                "payload": «"opening hours"»}
             ]}},
            {"name": "Opening hours", "type": "Message",
             "details": {"whenWeReceive": ["hours"], "sendToUser": "From 9 to 5."}}
        """),
      .interactions(
        """
            {"name": "Welcome", "type": "Message",
             "details": {"whenWeReceive": ["start"], "sendToUser": "Hello!", "next": null},
             "buttons": {"displayType": "Button", "items": [
               {"display": "Bills", "buttonType": "Postback", "payload": «"my-bils"»}
             ]}},
            {"name": "Open bills", "type": "Message",
             "details": {"whenWeReceive": ["my bills"], "sendToUser": "Nothing is open."}}
        """),
      .interactions(
        """
            {"name": "Welcome", "type": "Message",
             "details": {"whenWeReceive": ["start"], "sendToUser": "Hello!", "next": null},
             "buttons": {"displayType": "Quick Reply", "items": [
               {"display": «"Opening hours"», "buttonType": "Postback"}
             ]}}
        """),
      .interactions(
        """
            {"name": "Welcome", "type": "Message",
             "details": {"whenWeReceive": ["start"], "sendToUser": "Hello!", "next": null},
             "buttons": {"displayType": "Button", "items": [
               {"display": "When are you open?", "buttonType": "Postback", "payload": "hours"}
             ]}},
            {"name": "Opening hours", "type": "Message",
             "details": {"whenWeReceive": ["hours"], "sendToUser": "From 9 to 5."}}
        """),
    ]
  ) { flow, findings in
    let unanswered = flow.unansweredPostbacks()
    guard !unanswered.isEmpty else { return }
    let words = flow.triggers.words.map(\.text.value)
    let names = flow.namesByKey()
    for (number, postback) in unanswered.enumerated() {
      let button = postback.button
      let field = button.payload == nil ? "display" : "payload"
      let span = flow.span(of: field, in: button.span)
      let target = names[TriggerTable.folded(postback.words)].map { flow.interactions[$0] }
      // Each is compared with all words.
      let near =
        target == nil && number * words.count < 200_000
        ? Suggestion.nearest(to: postback.words, among: words) : nil
      findings.report(
        "nothing receives '\(postback.words)', which this button sends", at: span,
        related: target.map { [.init($0.name.span, "is this meant?")] } ?? [],
        notes: target == nil
          ? [] : ["a payload leads to the interaction that receives it, not to the one it names"],
        help: help(postback.words, button, near: near, target: target),
        fix: near.flatMap { near in
          button.payload == nil
            ? nil
            : Fix("send '\(near)'", [.init(span, JSONText.quoted(near))], .needsReview)
        })
    }
  }

  private static func help(
    _ words: String, _ button: Button, near: String?, target: Interaction?
  ) -> String {
    if let target { return "put it in When we receive of '\(target.name.value)'" }
    guard let near else { return "put it in When we receive of the interaction it leads to" }
    return button.payload == nil
      ? "give the button the payload '\(near)'" : "did you mean '\(near)'?"
  }
}

extension LintedFlow {
  /// Interactions by their names as words are compared; of several the first.
  func namesByKey() -> [String: Int] {
    var names: [String: Int] = [:]
    for (place, interaction) in interactions.enumerated() {
      let key = TriggerTable.folded(interaction.name.value)
      if names[key] == nil { names[key] = place }
    }
    return names
  }
}
