import FlowDiagnostics
import FlowModel

extension Rule {
  static let fieldOfAnotherType = Rule(
    read: .fieldOfAnotherType, .shape, .error, "a field that belongs to another type",
    why: """
      The type of an interaction decides which tabs it has, and the type of a button, an answer or \
      an action which fields. The field exists, but not here, and would do nothing: a question \
      offers its choices on the Answers tab, a message on the Buttons tab. Either the type is \
      wrong, or the field.
      """,
    examples: [
      .interactions(
        """
            {"name": "Size", "type": "Question",
             "details": {"whenWeReceive": ["start"], "sendToUser": "Which size?", "next": null},
             "answers": {"answerFormat": "Custom"},
             «"buttons"»: {"displayType": "Button", "items": [
               {"display": "Small", "buttonType": "Postback"},
               {"display": "Large", "buttonType": "Postback"}
             ]}}
        """),
      .interactions(
        """
            {"name": "Size", "type": "Question",
             "details": {"whenWeReceive": ["start"], "sendToUser": "Which size?", "next": null},
             "answers": {"answerFormat": "Custom", "items": [
               {"display": "Small"}, {"display": "Large"}
             ]}}
        """),
    ])
}
