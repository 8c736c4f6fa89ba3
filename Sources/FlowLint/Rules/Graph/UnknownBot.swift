import FlowDiagnostics
import FlowModel

extension Rule {
  static let unknownBot = Rule(
    read: .unknownBot, .graph, .error, "a Go To Bot whose flow file cannot be read",
    why: """
      `bot` is the path of the other flow file, seen from this one; it lies in the same folder or \
      below. Without it the customer would be sent into nothing in the middle of a conversation.
      """,
    examples: [
      .interactions(
        """
            {"name": "Pay", "type": "Action",
             "details": {"whenWeReceive": ["start"], "actionType": "Go To Bot"},
             "settings": {"bot": «"payments.flow.json"»}}
        """, bots: ["payment.flow.json": ["Choose a card", "Paid"]]),
      .interactions(
        """
            {"name": "Pay", "type": "Action",
             "details": {"whenWeReceive": ["start"], "actionType": "Go To Bot"},
             "settings": {"bot": "payment.flow.json"}}
        """, bots: ["payment.flow.json": ["Choose a card", "Paid"]]),
    ])
}
