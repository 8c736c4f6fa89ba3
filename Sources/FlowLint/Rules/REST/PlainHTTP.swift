import FlowDiagnostics
import FlowModel

extension Rule {
  static let plainHTTP = Rule(
    "plain-http", .rest, .warning, "a request or login over unencrypted HTTP",
    why: """
      Between the bot and the server anybody on the way can read what is sent, answers of customers \
      and tokens included, and change what comes back. Bearer tokens and login pages must go over \
      TLS (RFC 6750 §5.3, RFC 6749 §3.1). Addresses of the own machine, such as \
      `http://localhost:8080` in a test, are not reported.
      """,
    examples: [
      .interactions(
        """
            {"name": "Opening Hours", "type": "Action",
             "details": {"whenWeReceive": ["start"], "actionType": "REST", "next": "Tell"},
             "settings": {"endpoint": «"http://api.example/hours"», "method": "GET", "variableName": "hours"},
             "advanced": {"onErrorGoTo": "Sorry"}},
            {"name": "Tell", "type": "Message", "details": {"sendToUser": "We are open {hours}."}},
            {"name": "Sorry", "type": "Message", "details": {"sendToUser": "I cannot look it up now."}}
        """),
      .members(
        """
          "globals": {"api": «"http://api.example"»},
          "interactions": [
            {"name": "Opening Hours", "type": "Action",
             "details": {"whenWeReceive": ["start"], "actionType": "REST", "next": "Tell"},
             "settings": {"endpoint": "{api}/hours", "method": "GET", "variableName": "hours"},
             "advanced": {"onErrorGoTo": "Sorry"}},
            {"name": "Tell", "type": "Message", "details": {"sendToUser": "We are open {hours}."}},
            {"name": "Sorry", "type": "Message", "details": {"sendToUser": "I cannot look it up now."}}
          ]
        """),
      .interactions(
        """
            {"name": "Opening Hours", "type": "Action",
             "details": {"whenWeReceive": ["start"], "actionType": "REST", "next": "Tell"},
             "settings": {"endpoint": "https://api.example/hours", "method": "GET", "variableName": "hours"},
             "advanced": {"onErrorGoTo": "Sorry"}},
            {"name": "Tell", "type": "Message", "details": {"sendToUser": "We are open {hours}."}},
            {"name": "Sorry", "type": "Message", "details": {"sendToUser": "I cannot look it up now."}}
        """),
    ]
  ) { flow, findings in
    var told: Set<String> = []
    flow.forEachAddress { template, _ in
      guard template.mayBePlain else { return }
      let start = AddressStart(template, in: flow.flow)
      guard start.isPlainHTTP else { return }
      let help = "write https"
      if let global = start.schemeGlobal {
        guard told.insert(global.name.value).inserted else { return }
        findings.report(
          "'\(global.name.value)' makes requests go out unencrypted",
          at: flow.source.value(behind: global.name.span),
          related: [.init(template.span, "such as this one")], help: help)
      } else {
        findings.report("this goes out unencrypted", at: template.span, help: help)
      }
    }
  }
}

extension Template {
  /// Whether its first piece can be the start of an `http:` address.
  fileprivate var mayBePlain: Bool {
    guard case .literal(let text)? = pieces.first else { return !pieces.isEmpty }
    return !text.hasPrefix("https:")
  }
}
