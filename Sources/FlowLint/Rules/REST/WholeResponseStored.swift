import FlowDiagnostics
import FlowModel

extension Rule {
  static let wholeResponseStored = Rule(
    "whole-response-stored", .rest, .advice, "a response stored whole of which one piece is read",
    why: """
      Without *Set data from response* the session keeps all that the server sends, for as long as \
      the conversation lasts, although the bot reads a single piece of it. Keep that piece: what \
      is not stored cannot be shown to the wrong person, and what reads it need not know the form \
      of the response.
      """,
    examples: [
      .interactions(
        """
            {"name": «"Get Balance"», "type": "Action",
             "details": {"whenWeReceive": ["start"], "actionType": "REST", "next": "Tell"},
             "settings": {"endpoint": "https://api.example/account", "method": "GET", "variableName": "account"},
             "advanced": {"onErrorGoTo": "Sorry"}},
            {"name": "Tell", "type": "Message", "details": {"sendToUser": "You have {account.balance}."}},
            {"name": "Sorry", "type": "Message", "details": {"sendToUser": "I cannot look it up now."}}
        """),
      .interactions(
        """
            {"name": "Get Balance", "type": "Action",
             "details": {"whenWeReceive": ["start"], "actionType": "REST", "next": "Tell"},
             "settings": {"endpoint": "https://api.example/account", "method": "GET",
                          "variableName": "balance", "setDataFromResponse": "balance"},
             "advanced": {"onErrorGoTo": "Sorry"}},
            {"name": "Tell", "type": "Message", "details": {"sendToUser": "You have {balance}."}},
            {"name": "Sorry", "type": "Message", "details": {"sendToUser": "I cannot look it up now."}}
        """),
    ]
  ) { flow, findings in
    let uses = flow.variables
    guard !uses.areShared, !uses.hasUnseenWriter else { return }
    let pieces = PiecesRead(flow)
    let tokenRequests = Set(flow.tokenRequests.map(\.interaction))
    for place in flow.requests {
      let interaction = flow.interactions[place]
      guard let rest = interaction.rest, let name = rest.variableName,
        rest.setDataFromResponse == nil, !tokenRequests.contains(place),
        let variable = uses.id(of: name.value), pieces.isStoredOnce(variable),
        let piece = pieces.only(of: variable)
      else { continue }
      findings.report(
        "all of the response is kept, and only '\(piece)' is read", at: interaction.name.span,
        related: [.init(name.span, "it is kept in this variable")],
        help: "set 'setDataFromResponse' to '\(piece)' and take '\(piece)' out of what reads it")
    }
  }
}
