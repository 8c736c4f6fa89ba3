import FlowDiagnostics
import FlowModel

extension Rule {
  static let emptyName = Rule(
    read: .emptyName, .shape, .error, "a name or a label with nothing in it",
    why: """
      Interactions lead to each other by their names, and what has none cannot be led to. A button \
      or an answer without a label cannot be shown. Blanks alone count as nothing. A field that is \
      not needed is left out, not left empty.
      """,
    examples: [
      .interactions(
        """
            {"name": "Welcome", "type": "Message",
             "details": {"whenWeReceive": ["start"], "sendToUser": "Hello!", "next": «""»}}
        """),
      .interactions(
        """
            {"name": "Welcome", "type": "Message",
             "details": {"whenWeReceive": ["start"], "sendToUser": "Hello!", "next": null}}
        """),
    ])
}
