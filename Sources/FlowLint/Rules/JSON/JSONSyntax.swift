import FlowDiagnostics
import FlowSyntax

extension Rule {
  static let jsonSyntax = Rule(
    read: .jsonSyntax, .json, .error, "text that is not JSON",
    why: """
      A flow file is JSON to the letter (RFC 8259): a comma between two members and none behind \
      the last, names and texts in double quotes, no comments. Many programs refuse a file that is \
      almost JSON, and those that read it differ in what they take from it.

      What most often goes wrong is a comma: it is missing where an interaction was added, or left \
      over where the last one was removed.
      """,
    examples: [
      .interactions(
        """
            {"name": "Welcome", "type": "Message",
             "details": {"whenWeReceive": ["start"], "sendToUser": "Hello!"«,»}}
        """),
      .interactions(
        """
            {"name": "Welcome", "type": "Message", «// the first one»
             "details": {"whenWeReceive": ["start"], "sendToUser": "Hello!"}}
        """),
      .interactions(
        """
            {"name": "Welcome", "type": "Message",
             "details": {"whenWeReceive": ["start"], "sendToUser": «'Hello!'»}}
        """),
      .interactions(
        """
            {"name": "Welcome", "type": "Message", "description": "the first one",
             "details": {"whenWeReceive": ["start"], "sendToUser": "Hello!"}}
        """),
    ])
}
