import FlowDiagnostics
import FlowModel

extension Rule {
  static let wrongType = Rule(
    read: .wrongType, .shape, .error, "a value of the wrong kind",
    why: """
      A text stands where a list belongs, a number in quotes where a number belongs, and the like. \
      botflow does not guess: `"5"` could be meant as the number or as the text. The reference of \
      the format says what each field takes.
      """,
    examples: [
      .interactions(
        """
            {"name": "Welcome", "type": "Message",
             "details": {"whenWeReceive": «"start"», "sendToUser": "Hello!"}}
        """),
      .interactions(
        """
            {"name": "Welcome", "type": "Message",
             "details": {"whenWeReceive": ["start"], "sendToUser": "Hello!", "next": "Offer",
                         "delayBeforeNext": «"2"»}},
            {"name": "Offer", "type": "Message", "details": {"sendToUser": "Look at this."}}
        """),
      .interactions(
        """
            {"name": "Welcome", "type": "Message",
             "details": {"whenWeReceive": ["start"], "sendToUser": "Hello!", "next": "Offer",
                         "delayBeforeNext": 2}},
            {"name": "Offer", "type": "Message", "details": {"sendToUser": "Look at this."}}
        """),
    ])
}
