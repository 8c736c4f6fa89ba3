import FlowDiagnostics
import FlowModel

extension Rule {
  static let tokenInURL = Rule(
    "token-in-url", .rest, .error, "a token in an address",
    why: """
      Addresses end up in logs of servers and proxies, in histories and in `Referer` headers, and \
      whoever reads them there can use the token as if they were the customer. RFC 6750 §2.3 warns \
      of it, RFC 9700 §4.3.2 forbids it. Send it in the *Authorization* field: `Bearer {accessToken}`.
      """,
    examples: [
      .interactions(
        """
            {"name": "Get Balance", "type": "Action",
             "details": {"whenWeReceive": ["balance"], "actionType": "REST", "next": "Tell"},
             "settings": {"endpoint": "https://api.example/balance?access_token=«{accessToken}»", "method": "GET",
                          "variableName": "balance", "setDataFromResponse": "balance"},
             "advanced": {"requiresAccountLinking": true, "onErrorGoTo": "Sorry"}},
            {"name": "Tell", "type": "Message", "details": {"sendToUser": "You have {balance}."}},
            {"name": "Sorry", "type": "Message", "details": {"sendToUser": "I cannot look it up now."}}
        """),
      .interactions(
        """
            {"name": "Get Token", "type": "Action",
             "details": {"whenWeReceive": ["start"], "actionType": "REST", "next": "Get Offers"},
             "settings": {"endpoint": "https://login.example/token", "method": "POST",
                          "authorization": "Basic {clientBasic}",
                          "contentType": "application/x-www-form-urlencoded",
                          "body": "grant_type=client_credentials",
                          "variableName": "service", "setDataFromResponse": "access_token",
                          "setErrorIfResponse": {"data": "access_token", "is": "Absent"}},
             "advanced": {"onErrorGoTo": "Sorry"}},
            {"name": "Get Offers", "type": "Action",
             "details": {"actionType": "REST", "next": "Tell"},
             "settings": {"endpoint": "https://api.example/offers/«{service}»", "method": "GET", "variableName": "offers"},
             "advanced": {"onErrorGoTo": "Sorry"}},
            {"name": "Tell", "type": "Message", "details": {"sendToUser": "Today: {offers}"}},
            {"name": "Sorry", "type": "Message", "details": {"sendToUser": "I cannot look it up now."}}
        """),
      .interactions(
        """
            {"name": "Get Balance", "type": "Action",
             "details": {"whenWeReceive": ["balance"], "actionType": "REST", "next": "Tell"},
             "settings": {"endpoint": "https://api.example/balance", "method": "GET",
                          "authorization": "Bearer {accessToken}",
                          "variableName": "balance", "setDataFromResponse": "balance"},
             "advanced": {"requiresAccountLinking": true, "onErrorGoTo": "Sorry"}},
            {"name": "Tell", "type": "Message", "details": {"sendToUser": "You have {balance}."}},
            {"name": "Sorry", "type": "Message", "details": {"sendToUser": "I cannot look it up now."}}
        """),
    ]
  ) { flow, findings in
    let tokens = HeldTokens(flow)
    for reading in flow.variables.readings where reading.isInAddress && tokens.isToken(reading.path)
    {
      guard let place = reading.interaction, !flow.isHost(reading, of: flow.interactions[place])
      else { continue }
      findings.report(
        "a token goes out in this address", at: reading.span,
        notes: ["addresses are logged, and who reads them there can use the token"],
        help: "send it in 'authorization', as \"Bearer {\(reading.path.text)}\"")
    }
  }
}

extension VariableUses.Reading {
  fileprivate var isInAddress: Bool {
    switch place {
    case .template(.endpoint), .template(.imageURL), .template(.loginPageURL): true
    case .template, .list, .defaults, .check: false
    }
  }
}

extension LintedFlow {
  /// Whether a variable chooses the host, which is a mistake of its own.
  fileprivate func isHost(_ reading: VariableUses.Reading, of interaction: Interaction) -> Bool {
    var isHost = false
    interaction.forEachTemplate { template, place in
      guard .template(place) == reading.place, template.span.contains(reading.span) else { return }
      let references = AddressStart(template, in: flow).hostReferences
      isHost = isHost || references.contains { $0.path == reading.path && $0.span == reading.span }
    }
    return isHost
  }
}
