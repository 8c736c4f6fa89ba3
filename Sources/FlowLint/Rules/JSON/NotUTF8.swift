import FlowDiagnostics
import FlowSyntax

extension Rule {
  static let notUTF8 = Rule(
    read: .notUTF8, .json, .error, "a file that is not UTF-8 text",
    why: """
      JSON is exchanged as UTF-8 (RFC 8259 §8.1). In another encoding letters with accents, signs \
      such as € and emoji reach the customer as other signs, or not at all. Save the file as \
      UTF-8; in most editors the encoding stands at the bottom of the window or in *Save As*.
      """,
    examples: [
      .latin1(
        """
            {"name": "Welcome", "type": "Message",
             "details": {"whenWeReceive": ["start"], "sendToUser": "Welcome to the Caf«é»!"}}
        """),
      .interactions(
        """
            {"name": "Welcome", "type": "Message",
             "details": {"whenWeReceive": ["start"], "sendToUser": "Welcome to the Café!"}}
        """),
    ])
}
