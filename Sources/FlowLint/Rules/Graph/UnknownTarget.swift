import FlowDiagnostics
import FlowModel

extension Rule {
  static let unknownTarget = Rule(
    read: .unknownTarget, .graph, .error, "a name that no interaction has",
    why: """
      Interactions lead to each other by their names, to the letter: `menu` is not `Menu`. When \
      one is renamed, all that lead to it are renamed with it; otherwise the conversation ends \
      where it should go on.
      """,
    examples: [
      .interactions(
        """
            {"name": "Welcome", "type": "Message",
             "details": {"whenWeReceive": ["start"], "sendToUser": "Hello!", "next": «"Openig hours"»}},
            {"name": "Opening hours", "type": "Message",
             "details": {"sendToUser": "We are open from 9 to 5."}}
        """),
      .interactions(
        """
            {"name": "Pay", "type": "Action",
             "details": {"whenWeReceive": ["start"], "actionType": "Go To Bot"},
             "settings": {"bot": "payment.flow.json", "interaction": «"Pay by card"»}}
        """, bots: ["payment.flow.json": ["Choose a card", "Paid"]]),
      .interactions(
        """
            {"name": "Welcome", "type": "Message",
             "details": {"whenWeReceive": ["start"], "sendToUser": "Hello!", "next": "Opening hours"}},
            {"name": "Opening hours", "type": "Message",
             "details": {"sendToUser": "We are open from 9 to 5."}}
        """),
    ])
}
