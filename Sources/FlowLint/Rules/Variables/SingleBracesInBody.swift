import FlowDiagnostics
import FlowModel

extension Rule {
  static let singleBracesInBody = Rule(
    "single-braces-in-body", .variables, .warning,
    "a variable in single braces in the body of a request",
    why: """
      In a body variables stand in double braces, because single ones belong to JSON [C-restex]. \
      `{orderNumber}` is sent as it stands there, and the server gets the name instead of the value. \
      Only in a form (`application/x-www-form-urlencoded`) either will do.
      """,
    examples: [
      .interactions(
        """
            {"name": "Ask", "type": "Question",
             "details": {"whenWeReceive": ["start"], "sendToUser": "Your order number?", "next": "Look Up"},
             "answers": {"variableName": "orderNumber", "answerFormat": "Any"}},
            {"name": "Look Up", "type": "Action",
             "details": {"actionType": "REST", "next": "Tell"},
             "settings": {"endpoint": "https://api.example/search", "method": "POST",
                          "body": {"number": "«{orderNumber}»"}, "variableName": "state"},
             "advanced": {"onErrorGoTo": "Sorry"}},
            {"name": "Tell", "type": "Message", "details": {"sendToUser": "It is {state}."}},
            {"name": "Sorry", "type": "Message", "details": {"sendToUser": "I cannot look it up now."}}
        """),
      .interactions(
        """
            {"name": "Ask", "type": "Question",
             "details": {"whenWeReceive": ["start"], "sendToUser": "Your order number?", "next": "Look Up"},
             "answers": {"variableName": "orderNumber", "answerFormat": "Any"}},
            {"name": "Look Up", "type": "Action",
             "details": {"actionType": "REST", "next": "Tell"},
             "settings": {"endpoint": "https://api.example/search", "method": "POST",
                          "body": {"number": "{{orderNumber}}"}, "variableName": "state"},
             "advanced": {"onErrorGoTo": "Sorry"}},
            {"name": "Tell", "type": "Message", "details": {"sendToUser": "It is {state}."}},
            {"name": "Sorry", "type": "Message", "details": {"sendToUser": "I cannot look it up now."}}
        """),
    ]
  ) { flow, findings in
    for place in flow.requests {
      guard let rest = flow.interactions[place].rest else { continue }
      for run in flow.bodyBraces(of: rest) where run.isSingle {
        let name = flow.source[run.nameSpan]
        findings.report(
          "'{\(name)}' is sent as it stands here", at: run.span,
          notes: ["in a body a variable stands in double braces"], help: "write '{{\(name)}}'",
          fix: Fix("write '{{\(name)}}'", [.init(run.span, "{{\(name)}}")]))
      }
    }
  }
}
