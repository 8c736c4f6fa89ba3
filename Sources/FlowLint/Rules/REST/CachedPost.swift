import FlowDiagnostics
import FlowModel

extension Rule {
  static let cachedPost = Rule(
    "cached-post", .rest, .warning,
    "a request that changes something and is answered from the cache",
    why: """
      With a *Time to live* the same request is not sent again for so many minutes; the session \
      answers it itself [M-rest]. That suits a GET. A POST, PUT or DELETE is there to change \
      something: the second order, or the second attempt, never reaches the server, and the customer \
      is told that it has. A POST to `…/search`, `…/query` or `…/graphql` is not reported.
      """,
    examples: [
      .interactions(
        """
            {"name": "Order", "type": "Action",
             "details": {"whenWeReceive": ["order"], "actionType": "REST", "next": "Done"},
             "settings": {"endpoint": "https://api.example/orders", "method": "POST",
                          "body": {"article": "tea"}, "timeToLive": «10»},
             "advanced": {"onErrorGoTo": "Sorry"}},
            {"name": "Done", "type": "Message", "details": {"sendToUser": "It is ordered."}},
            {"name": "Sorry", "type": "Message", "details": {"sendToUser": "I cannot order it now."}}
        """),
      .interactions(
        """
            {"name": "Search", "type": "Action",
             "details": {"whenWeReceive": ["tea"], "actionType": "REST", "next": "Done"},
             "settings": {"endpoint": "https://api.example/articles/search", "method": "POST",
                          "body": {"words": "tea"}, "timeToLive": 10, "variableName": "found"},
             "advanced": {"onErrorGoTo": "Sorry"}},
            {"name": "Done", "type": "Message", "details": {"sendToUser": "We have {found}."}},
            {"name": "Sorry", "type": "Message", "details": {"sendToUser": "I cannot search now."}}
        """),
    ]
  ) { flow, findings in
    let tokenRequests = Set(flow.tokenRequests.map(\.interaction))
    for place in flow.requests {
      let interaction = flow.interactions[place]
      guard let rest = interaction.rest, rest.timeToLive > 0, rest.method != .get,
        !(rest.method == .post && rest.onlyAsks), !tokenRequests.contains(place)
      else { continue }
      findings.report(
        "a second \(rest.method.rawValue) within \(Plural.of(rest.timeToLive, "minute")) is not sent",
        at: flow.span(of: "settings", "timeToLive", in: interaction),
        notes: ["with a time to live the session answers the same request itself"],
        help: "remove 'timeToLive', or set it to 0")
    }
  }
}

extension RESTSettings {
  /// Whether a POST, by its address or body, changes nothing.
  fileprivate var onlyAsks: Bool {
    let address = endpoint?.literalText.lowercased().prefix { $0 != "?" } ?? ""
    let last = address.split(separator: "/").last ?? ""
    return ["search", "_search", "query", "graphql"].contains(last)
      || body?.literalText.contains("\"query\"") ?? false
  }
}
