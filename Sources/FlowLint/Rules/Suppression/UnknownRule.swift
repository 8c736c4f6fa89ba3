import FlowDiagnostics

extension Rule {
  /// Reported where suppressions are applied.
  static let unknownRule = Rule(
    read: "unknown-rule", .suppression, .warning, "a suppression of a rule that does not exist",
    why: """
      The name of the rule is misspelt, or the rule is from another version of botflow. The \
      suppression does nothing. `botflow rules` lists all names.
      """,
    examples: [
      .members(
        """
          "interactions": [
            {"name": "Welcome", "type": "Message",
             "details": {"whenWeReceive": ["start"], "sendToUser": "Hello!"}},
            {"name": "Summer offer", "type": "Message",
             "details": {"sendToUser": "20% off until August.", "next": null}}
          ],
          "lint": {"allow": [
            {"rule": «"unreachable-interacton"», "interaction": "Summer offer",
             "reason": "comes with the summer campaign"}
          ]}
        """)
    ])
}
