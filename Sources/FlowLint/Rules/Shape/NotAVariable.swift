import FlowDiagnostics
import FlowModel

extension Rule {
  static let notAVariable = Rule(
    read: .notAVariable, .shape, .error, "a text where the name of a variable belongs",
    why: """
      The name of a variable has letters, digits, `_` and `-`; with a blank, a full stop or braces \
      in it nothing could read it. A condition's *Variable* is one variable in single braces and \
      nothing else [C-cond].
      """,
    examples: [
      .interactions(
        """
            {"name": "Logged in?", "type": "Action",
             "details": {"whenWeReceive": ["start"], "actionType": "Condition", "next": "Guest"},
             "settings": {"conditions": [
               {"variable": «"accessToken"», "operator": "Is Not Empty", "next": "Member"}
             ]}},
            {"name": "Member", "type": "Message", "details": {"sendToUser": "Welcome back!"}},
            {"name": "Guest", "type": "Message", "details": {"sendToUser": "Hello!"}}
        """),
      .interactions(
        """
            {"name": "City", "type": "Question",
             "details": {"whenWeReceive": ["start"], "sendToUser": "Which city?", "next": null},
             "answers": {"variableName": «"home city"», "answerFormat": "Any"}}
        """),
      .interactions(
        """
            {"name": "Logged in?", "type": "Action",
             "details": {"whenWeReceive": ["start"], "actionType": "Condition", "next": "Guest"},
             "settings": {"conditions": [
               {"variable": "{accessToken}", "operator": "Is Not Empty", "next": "Member"}
             ]}},
            {"name": "Member", "type": "Message", "details": {"sendToUser": "Welcome back!"}},
            {"name": "Guest", "type": "Message", "details": {"sendToUser": "Hello!"}}
        """),
    ])
}
