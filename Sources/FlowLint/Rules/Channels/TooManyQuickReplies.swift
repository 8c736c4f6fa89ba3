import FlowDiagnostics
import FlowModel

extension Rule {
  static let tooManyQuickReplies = Rule(
    "too-many-quick-replies", .channels, .error, "more quick replies than can be shown",
    why: """
      A message or a question takes eleven quick replies [C-custom]; no page says what becomes of \
      the twelfth, so do not count on anybody seeing it. What an action fetches comes on top of \
      those in the flow. Nobody reads eleven choices either: ask for the group first, then for the \
      one in it.

      Apple Business Chat shows two to five as quick replies and any other number as a list, \
      which is no mistake and is not reported.
      """,
    examples: [
      .interactions(
        """
            {"name": "Month", "type": "Question",
             "details": {"whenWeReceive": ["start"], "sendToUser": "Which month?", "next": null},
             "answers": {"answerFormat": "Custom", "displayType": "Quick Reply", "items": [
               {"display": "January"}, {"display": "February"}, {"display": "March"},
               {"display": "April"}, {"display": "May"}, {"display": "June"},
               {"display": "July"}, {"display": "August"}, {"display": "September"},
               {"display": "October"}, {"display": "November"}, {"display": «"December"»}
             ]}}
        """),
      .interactions(
        """
            {"name": "Month", "type": "Question",
             "details": {"whenWeReceive": ["start"], "sendToUser": "Which month?", "next": null},
             "answers": {"answerFormat": "Predefined", "answerType": "Month"}}
        """),
    ]
  ) { flow, findings in
    flow.reportRows(of: [.quickReplies], .refused, &findings) { _, _ in
      ("ask in two steps, or let the customer type", nil)
    }
  }
}
