import FlowDiagnostics
import FlowModel

extension Rule {
  static let undocumentedButtonCount = Rule(
    "undocumented-button-count", .channels, .advice,
    "more buttons than the channel itself is known to take",
    why: """
      The product's pages allow four answer buttons and ten buttons on a message's card [C-custom] \
      [C-msgcard]. Messenger's own templates hold three. No page says how the product sends the \
      others on Facebook: it may divide them, or take another form. Try it on Facebook before \
      customers do, or keep to three.
      """,
    examples: [
      .members(
        """
          "channels": ["Facebook"],
          "interactions": [
            {"name": "Size", "type": "Question",
             "details": {"whenWeReceive": ["start"], "sendToUser": "Which size?", "next": null},
             "answers": {"answerFormat": "Custom", "displayType": "Button", "items": [
               {"display": "S"}, {"display": "M"}, {"display": "L"}, {"display": «"XL"»}
             ]}}
          ]
        """),
      .members(
        """
          "channels": ["Facebook"],
          "interactions": [
            {"name": "Size", "type": "Question",
             "details": {"whenWeReceive": ["start"], "sendToUser": "Which size?", "next": null},
             "answers": {"answerFormat": "Custom", "displayType": "Quick Reply", "items": [
               {"display": "S"}, {"display": "M"}, {"display": "L"}, {"display": "XL"}
             ]}}
          ]
        """),
    ]
  ) { flow, findings in
    flow.reportRows(
      of: [.buttonsOfMessageCard, .answerButtons], .undocumented, &findings
    ) { row, _ in
      row.subject == .answerButtons
        ? ("show them as Quick Reply, or try it there", nil) : ("try it there", nil)
    }
  }
}
