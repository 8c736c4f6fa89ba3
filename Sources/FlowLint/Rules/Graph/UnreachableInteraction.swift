import FlowDiagnostics
import FlowModel

extension Rule {
  static let unreachableInteraction = Rule(
    "unreachable-interaction", .graph, .warning, "an interaction that nothing leads to",
    why: """
      No *Next*, answer, button, condition or setting of the bot leads to this interaction, and no \
      word or intention brings the customer there. It is never run: either the way to it was \
      forgotten, or it is left over and can go.
      """,
    examples: [
      .interactions(
        """
            {"name": "Welcome", "type": "Message",
             "details": {"whenWeReceive": ["start"], "sendToUser": "Hello!"}},
            {"name": «"Opening hours"», "type": "Message",
             "details": {"sendToUser": "We are open from 9 to 5."}}
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
    let reached = flow.reached
    for (place, interaction) in flow.interactions.enumerated() where !reached[place] {
      findings.report(
        "nothing leads to '\(interaction.name.value)'", at: interaction.name.span,
        help: "lead to it with a Next or a word in When we receive, or remove it")
    }
  }
}
