import FlowDiagnostics
import FlowModel

extension Rule {
  static let unreachableInteraction = Rule(
    "unreachable-interaction", .graph, .warning, "an interaction that nothing leads to",
    why: """
      No *Next*, answer, button, condition or setting of the bot leads to this interaction, and no \
      word or intention brings the customer there. It is never run: either the way to it was \
      forgotten, or it is left over and can go.

      What is only reached from such an interaction is not told again; it comes back into the \
      conversation with it, or goes with it.
      """,
    examples: [
      .interactions(
        """
            {"name": "Welcome", "type": "Message",
             "details": {"whenWeReceive": ["start"], "sendToUser": "Hello!"}},
            {"name": «"Opening hours"», "type": "Message",
             "details": {"sendToUser": "We are open from 9 to 5.", "next": "Address"}},
            {"name": "Address", "type": "Message", "details": {"sendToUser": "11 Mill Lane."}}
        """),
      .interactions(
        """
            {"name": "Your points", "type": "Message",
             "details": {"whenWeReceive": ["start"], "sendToUser": "You have {points} points."}},
            {"name": «"Fetch points"», "type": "Action",
             "details": {"actionType": "REST", "next": null},
             "settings": {"endpoint": "https://api.example/points", "method": "GET",
                          "variableName": "points"}}
        """),
      .interactions(
        """
            {"name": "Welcome", "type": "Message",
             "details": {"whenWeReceive": ["start"], "sendToUser": "Hello!", "next": "Opening hours"}},
            {"name": "Opening hours", "type": "Message",
             "details": {"sendToUser": "We are open from 9 to 5."}}
        """),
    ]
  ) { flow, findings in
    // Without a beginning nothing is reached, and that is told.
    guard flow.reached.contains(false), !flow.hasNoStart else { return }
    let heads = UnreachedHeads(flow)
    let readers = flow.readersOfUnreached()
    let sent = Set(flow.unansweredPostbacks().map { TriggerTable.folded($0.words) })
    for head in heads.all {
      let interaction = flow.interactions[head.place]
      // The button that was to lead here has been told.
      guard !sent.contains(TriggerTable.folded(interaction.name.value)) else { continue }
      let reader = flow.variables.writings(in: head.place).lazy
        .compactMap { readers[$0.variable] }.first
      findings.report(
        "nothing leads to '\(interaction.name.value)'", at: interaction.name.span,
        related: reader.map {
          [.init($0.span, "'\($0.variable)', which only it sets, is read here")]
        } ?? [],
        notes: note(on: head.followers.map { flow.interactions[$0].name.value }),
        help: help(for: interaction, reader: reader.map { flow.interactions[$0.interaction] }))
    }
  }

  private static func note(on followers: [String]) -> [String] {
    switch followers.count {
    case 0: return []
    case 1: return ["so '\(followers[0])' is not reached either"]
    default:
      let most = 3
      let named = followers.prefix(most).map { "'\($0)'" }.joined(separator: ", ")
      let more = followers.count > most ? " and \(followers.count - most) more" : ""
      return ["so these are not reached either: \(named)\(more)"]
    }
  }

  private static func help(for interaction: Interaction, reader: Interaction?) -> String {
    let canRunFirst =
      switch interaction.settings {
      case .rest?, .setVariable?: true
      case .condition?, .goToBot?, .sendAttachment?, nil: false
      }
    guard canRunFirst else {
      return "lead to it with a Next or a word in When we receive, or remove it"
    }
    guard let reader else { return "lead to it with a Next, pick it as an Action, or remove it" }
    return "lead to it before '\(reader.name.value)', or pick it as the Action there"
  }
}
