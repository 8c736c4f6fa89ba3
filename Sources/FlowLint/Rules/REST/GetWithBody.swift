import FlowDiagnostics
import FlowModel

extension Rule {
  static let getWithBody = Rule(
    "get-with-body", .rest, .warning, "a GET request with a body",
    why: """
      What the body of a GET means is not defined; some servers refuse the request, and proxies may \
      drop the body on the way (RFC 9110 §9.3.1). Put what is asked for into the address, as in \
      `/orders?number={number}`, or send a POST.
      """,
    examples: [
      .interactions(
        """
            {"name": "Look Up", "type": "Action",
             "details": {"whenWeReceive": ["start"], "actionType": "REST", "next": "Tell"},
             "settings": {"endpoint": "https://api.example/hours", "method": "GET",
                          "body": «{"day": "today"}», "variableName": "hours"},
             "advanced": {"onErrorGoTo": "Sorry"}},
            {"name": "Tell", "type": "Message", "details": {"sendToUser": "We are open {hours}."}},
            {"name": "Sorry", "type": "Message", "details": {"sendToUser": "I cannot look it up now."}}
        """),
      .interactions(
        """
            {"name": "Look Up", "type": "Action",
             "details": {"whenWeReceive": ["start"], "actionType": "REST", "next": "Tell"},
             "settings": {"endpoint": "https://api.example/hours?day=today", "method": "GET",
                          "variableName": "hours"},
             "advanced": {"onErrorGoTo": "Sorry"}},
            {"name": "Tell", "type": "Message", "details": {"sendToUser": "We are open {hours}."}},
            {"name": "Sorry", "type": "Message", "details": {"sendToUser": "I cannot look it up now."}}
        """),
    ]
  ) { flow, findings in
    for place in flow.requests {
      let interaction = flow.interactions[place]
      guard let rest = interaction.rest, rest.method == .get, let body = rest.body,
        body.constant != ""
      else { continue }
      findings.report(
        "a GET request with a body", at: flow.span(of: "settings", "body", in: interaction),
        notes: ["some servers refuse it, and proxies may drop the body"],
        help: "put it into the address, or send a POST")
    }
  }
}
