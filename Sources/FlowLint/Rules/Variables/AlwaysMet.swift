import FlowDiagnostics
import FlowModel

extension Rule {
  static let alwaysMet = Rule(
    "always-met", .variables, .warning, "a condition that is always met",
    why: """
      Whatever the customer does, this row is met, so the rows below it and the action's own *Next* \
      are never followed. What was meant to happen otherwise does not: mostly the wrong variable \
      is tested, or *Is Empty* and *Is Not Empty* have changed places.

      A condition on one of the `globals` is a switch for whoever edits the bot and is not reported.
      """,
    examples: [
      .interactions(
        """
            {"name": "Ask", "type": "Question",
             "details": {"whenWeReceive": ["start"], "sendToUser": "Your order number?", "next": "Given?"},
             "answers": {"variableName": "order", "answerFormat": "Any"}},
            {"name": "Given?", "type": "Action",
             "details": {"actionType": "Condition", "next": "Ask"},
             "settings": {"conditions": [
               {"variable": "{order}", "operator": «"Is Not Empty"», "next": "Thank You"}]}},
            {"name": "Thank You", "type": "Message", "details": {"sendToUser": "Thank you!"}}
        """),
      .interactions(
        """
            {"name": "Ask", "type": "Question",
             "details": {"whenWeReceive": ["start"], "sendToUser": "Tea?", "next": "Tea?"},
             "answers": {"variableName": "tea", "answerFormat": "Custom",
                         "items": [{"display": "Yes"}, {"display": "No"}]}},
            {"name": "Tea?", "type": "Action",
             "details": {"actionType": "Condition", "next": "Pour"},
             "settings": {"conditions": [
               {"variable": "{tea}", "operator": "Not Equals", "value": «"yes"», "next": "Bye"}]}},
            {"name": "Pour", "type": "Message", "details": {"sendToUser": "Here you are."}},
            {"name": "Bye", "type": "Message", "details": {"sendToUser": "Another time, then."}}
        """),
      .interactions(
        """
            {"name": "Given?", "type": "Action",
             "details": {"whenWeReceive": ["start"], "actionType": "Condition", "next": "Ask"},
             "settings": {"conditions": [
               {"variable": "{order}", "operator": "Is Not Empty", "next": "Thank You"}]}},
            {"name": "Ask", "type": "Question",
             "details": {"sendToUser": "Your order number?", "next": "Thank You"},
             "answers": {"variableName": "order", "answerFormat": "Any"}},
            {"name": "Thank You", "type": "Message", "details": {"sendToUser": "Thank you!"}}
        """),
    ]
  ) { flow, findings in
    for (place, judgements) in flow.judgements {
      for judgement in judgements where judgement.isMet {
        let row = flow.interactions[place].rows[judgement.row]
        findings.report("this row is always met", judgement, row)
      }
    }
  }
}
