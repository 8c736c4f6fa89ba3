import FlowDiagnostics
import FlowModel

extension Rule {
  static let wholeResponseStored = Rule(
    "whole-response-stored", .rest, .advice, "a response stored whole of which one piece is read",
    why: """
      Without *Set data from response* the session keeps all that the server sends, for as long as \
      the conversation lasts, although the bot reads a single piece of it. Keep that piece: what is \
      not stored cannot be shown to the wrong person, and a response of another form is noticed at \
      once instead of three interactions later.
      """,
    examples: [
      .interactions(
        """
            {"name": "Get Balance", "type": "Action",
             "details": {"whenWeReceive": ["start"], "actionType": "REST", "next": "Tell"},
             "settings": {"endpoint": "https://api.example/account", "method": "GET", "variableName": «"account"»},
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
      guard let rest = flow.interactions[place].rest, let name = rest.variableName,
        rest.setDataFromResponse == nil, !tokenRequests.contains(place),
        let variable = uses.id(of: name.value), uses.writings(of: variable).count == 1,
        let piece = pieces.only(of: variable)
      else { continue }
      let path = String(piece.text.dropFirst(name.value.count)).drop { $0 == "." }
      findings.report(
        "all of the response is kept, and only '\(path)' is read", at: name.span,
        help: "set 'setDataFromResponse' to '\(path)' and read '{\(name.value)}'")
    }
  }
}

/// Which pieces of each variable are read.
private struct PiecesRead {
  private enum Read: Equatable {
    case nothing
    case piece(VariablePath)
    case more
  }

  private var reads: [Read]

  init(_ flow: LintedFlow) {
    let uses = flow.variables
    reads = Array(repeating: .nothing, count: uses.names.count)
    for reading in uses.readings {
      let isPiece = !reading.path.steps.isEmpty && reading.place != .list
      switch reads[reading.variable] {
      case .nothing: reads[reading.variable] = isPiece ? .piece(reading.path) : .more
      case .piece(let path) where path != reading.path: reads[reading.variable] = .more
      case .piece, .more: break
      }
    }
    for writing in uses.writings where writing.kind == .script { reads[writing.variable] = .more }
  }

  func only(of variable: VariableUses.ID) -> VariablePath? {
    guard case .piece(let path) = reads[variable] else { return nil }
    return path
  }
}
