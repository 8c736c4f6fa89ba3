import FlowDiagnostics
import FlowModel

extension Rule {
  static let unusedIntention = Rule(
    "unused-intention", .graph, .warning, "an intention that no interaction has",
    why: """
      Nobody answers what these utterances say: the customer gets the default reply. Either an \
      interaction lacks its *Intention*, or the list is left over.
      """,
    examples: [
      .members(
        """
          "intentions": {"Pay": ["pay my bill"], «"Complain"»: ["this is wrong", "I want to complain"]},
          "interactions": [
            {"name": "Payment", "type": "Message",
             "details": {"whenWeReceive": ["start"], "intention": "Pay", "sendToUser": "Let us pay."}}
          ]
        """),
      .members(
        """
          "intentions": {"Pay": ["pay my bill"], "Complain": ["this is wrong", "I want to complain"]},
          "interactions": [
            {"name": "Payment", "type": "Message",
             "details": {"whenWeReceive": ["start"], "intention": "Pay", "sendToUser": "Let us pay."}},
            {"name": "Complaint", "type": "Message",
             "details": {"intention": "Complain", "sendToUser": "What is wrong?"}}
          ]
        """),
    ]
  ) { flow, findings in
    for intention in flow.flow.intentions where !flow.triggers.isUsed(intention.name.value) {
      findings.report(
        "no interaction has the intention '\(intention.name.value)'", at: intention.name.span,
        notes: ["what it lists is answered with the default reply"],
        help: "pick it in an interaction's Intention, or remove it")
    }
  }
}
