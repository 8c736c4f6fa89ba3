import FlowDiagnostics
import FlowModel

extension Rule {
  static let unusedResponse = Rule(
    "unused-response", .rest, .advice, "a response that is stored and never read",
    why: """
      The request has a *Variable name*, and no text, condition, request or script ever reads that \
      variable. Either the step that was to use it is missing, or the name can go. A request that is \
      made for what it does on the server needs no variable.
      """,
    examples: [
      .interactions(
        """
            {"name": "Order", "type": "Action",
             "details": {"whenWeReceive": ["start"], "actionType": "REST", "next": "Done"},
             "settings": {"endpoint": "https://api.example/orders", "method": "POST",
                          "body": {"article": "tea"}, "variableName": «"receipt"»},
             "advanced": {"onErrorGoTo": "Sorry"}},
            {"name": "Done", "type": "Message", "details": {"sendToUser": "It is ordered."}},
            {"name": "Sorry", "type": "Message", "details": {"sendToUser": "I cannot order it now."}}
        """),
      .interactions(
        """
            {"name": "Order", "type": "Action",
             "details": {"whenWeReceive": ["start"], "actionType": "REST", "next": "Done"},
             "settings": {"endpoint": "https://api.example/orders", "method": "POST",
                          "body": {"article": "tea"}, "variableName": "receipt"},
             "advanced": {"onErrorGoTo": "Sorry"}},
            {"name": "Done", "type": "Message", "details": {"sendToUser": "Your receipt is {receipt}."}},
            {"name": "Sorry", "type": "Message", "details": {"sendToUser": "I cannot order it now."}}
        """),
    ]
  ) { flow, findings in
    let uses = flow.variables
    guard !flow.requests.isEmpty, !uses.areShared, !uses.hasUnseenWriter else { return }
    let isRead = ReadVariables(flow)
    for place in flow.requests {
      guard let name = flow.interactions[place].rest?.variableName,
        let variable = uses.id(of: name.value), !isRead[variable]
      else { continue }
      let removal =
        findings.isFull
        ? nil
        : flow.source.removal(
          of: "variableName", from: flow.span(of: "settings", in: flow.interactions[place]))
      findings.report(
        "nothing reads '\(name.value)', which this response is kept in", at: name.span,
        help: "use it, or remove the variable name",
        fix: removal.map { Fix("remove the variable name", [.init($0, "")], .needsReview) })
    }
  }
}
