import FlowDiagnostics
import FlowModel

extension Rule {
  static let variableNeverRead = Rule(
    "variable-never-read", .variables, .advice, "a variable that is set and never read",
    why: """
      The bot asks the customer for something, or a script or `globals` set it, and no text, \
      condition, request or script ever looks at it. Either a step that was to use it is missing, \
      or it is left over. A customer who is asked for something that nobody reads has been bothered \
      for nothing.

      Answers that choose the way themselves are not reported, and no question of a bot that hands \
      over to a live agent, who can read what was said.
      """,
    examples: [
      .interactions(
        """
            {"name": "Ask", "type": "Question",
             "details": {"whenWeReceive": ["start"], "sendToUser": "What is your postcode?", "next": "Bye"},
             "answers": {"variableName": «"postcode"», "answerFormat": "Any"}},
            {"name": "Bye", "type": "Message", "details": {"sendToUser": "We come on Monday."}}
        """),
      .members(
        """
          "globals": {«"shop"»: "https://shop.example"},
          "interactions": [
            {"name": "Welcome", "type": "Message",
             "details": {"whenWeReceive": ["start"], "sendToUser": "Hello!"}}
          ]
        """),
      .interactions(
        """
            {"name": "Ask", "type": "Question",
             "details": {"whenWeReceive": ["start"], "sendToUser": "What is your postcode?", "next": "Bye"},
             "answers": {"variableName": "postcode", "answerFormat": "Any"}},
            {"name": "Bye", "type": "Message",
             "details": {"sendToUser": "We come to {postcode} on Monday."}}
        """),
    ]
  ) { flow, findings in
    let uses = flow.variables
    guard !uses.areShared, !uses.hasUnseenWriter else { return }
    let isRead = ReadVariables(flow)
    var isReported = [Bool](repeating: false, count: uses.names.count)
    for global in flow.flow.globals {
      guard let variable = uses.id(of: global.name.value), !isRead[variable] else { continue }
      isReported[variable] = true
      findings.report(
        "nothing reads '\(global.name.value)'", at: global.name.span, help: "use it, or remove it")
    }
    let agentsListen = flow.interactions.contains { interaction in
      interaction.allButtons.contains { $0.type == .liveAgent }
    }
    for writing in uses.writings where !isRead[writing.variable] && !isReported[writing.variable] {
      let interaction = flow.interactions[writing.interaction]
      switch writing.kind {
      case .answer:
        guard !agentsListen, !isRead.asksForHistory,
          !isRead.whatWasSaid(behind: writing.interaction),
          interaction.answers?.variableName != nil,
          !interaction.branchesByAnswer
        else { continue }
        isReported[writing.variable] = true
        findings.report(
          "the answer is kept in '\(uses.names[writing.variable])', which nothing reads",
          at: writing.span, help: "use it, or do not ask for it")
      case .assigned(.empty), .response, .script: continue
      case .assigned:
        isReported[writing.variable] = true
        findings.report(
          "this script sets '\(uses.names[writing.variable])', which nothing reads",
          at: writing.span, help: "use it, or do not set it")
      }
    }
  }
}

extension Interaction {
  /// Whether its answers lead to different places.
  fileprivate var branchesByAnswer: Bool {
    answers?.items.contains { $0.next != .absent } ?? false
  }
}
