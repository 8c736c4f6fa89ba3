import FlowDiagnostics
import FlowModel

extension Rule {
  static let unknownIntention = Rule(
    read: .unknownIntention, .graph, .error, "an intention that the file does not have",
    why: """
      In the product intentions belong to the tenant [C-int]; a flow file brings those that it \
      uses, in `intentions`. An interaction whose intention is not there is never reached by it.
      """,
    examples: [
      .members(
        """
          "intentions": {"Pay": ["pay my bill", "I want to pay"]},
          "interactions": [
            {"name": "Payment", "type": "Message",
             "details": {"whenWeReceive": ["start"], "intention": «"Pays"», "sendToUser": "Let us pay."}}
          ]
        """),
      .members(
        """
          "intentions": {"Pay": ["pay my bill", "I want to pay"]},
          "interactions": [
            {"name": "Payment", "type": "Message",
             "details": {"whenWeReceive": ["start"], "intention": "Pay", "sendToUser": "Let us pay."}}
          ]
        """),
    ])
}
