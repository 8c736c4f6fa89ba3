import FlowDiagnostics

extension Rule {
  /// Reported where suppressions are applied.
  static let unusedSuppression = Rule(
    read: "unused-suppression", .suppression, .warning,
    "a suppression of a rule that finds nothing there",
    why: """
      The finding that this suppression was written for is gone. Left in place it would hide the \
      next one of its kind, which nobody has looked at.
      """,
    examples: [
      .members(
        """
          "interactions": [
            {"name": "Welcome", "type": "Message",
             "details": {"whenWeReceive": ["start"], "sendToUser": "Hello!"}}
          ],
          "lint": {"allow": [
            {"rule": «"unreachable-interaction"», "reason": "comes with the summer campaign"}
          ]}
        """),
      .members(
        """
          "interactions": [
            {"name": "Welcome", "type": "Message",
             "details": {"whenWeReceive": ["start"], "sendToUser": "Hello!"}},
            {"name": "Summer sale", "type": "Message",
             "details": {"whenWeReceive": ["sale"], "sendToUser": "20% off until August."}}
          ],
          "lint": {"allow": [
            {"rule": "unreachable-interaction", "interaction": «"Summer offer"»,
             "reason": "comes with the summer campaign"}
          ]}
        """),
      .members(
        """
          "interactions": [
            {"name": "Welcome", "type": "Message",
             "details": {"whenWeReceive": ["start"], "sendToUser": "Hello!"}},
            {"name": "Summer offer", "type": "Message",
             "details": {"sendToUser": "20% off until August."}}
          ],
          "lint": {"allow": [
            {"rule": "unreachable-interaction", "interaction": "Summer offer",
             "reason": "comes with the summer campaign"}
          ]}
        """),
    ])
}
