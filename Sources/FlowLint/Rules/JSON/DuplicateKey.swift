import FlowDiagnostics
import FlowSyntax

extension Rule {
  static let duplicateKey = Rule(
    read: .duplicateKey, .json, .error, "a name that stands twice in one object",
    why: """
      JSON does not say which of the two counts (RFC 8259 §4): some programs take the first, most \
      the last, some refuse the file. One of the two values is lost without a word. It happens \
      when a member is copied, or when two branches that both added it are merged.
      """,
    examples: [
      .interactions(
        """
            {"name": "Welcome", "type": "Message",
             "details": {"whenWeReceive": ["start"], "sendToUser": "Hello!",
                         «"whenWeReceive"»: ["hello", "hi"]}}
        """),
      .interactions(
        """
            {"name": "Welcome", "type": "Message",
             "details": {"whenWeReceive": ["start", "hello", "hi"], "sendToUser": "Hello!"}}
        """),
    ])
}
