import FlowDiagnostics
import FlowModel

extension Rule {
  static let duplicateName = Rule(
    read: .duplicateName, .graph, .error, "two interactions with one name",
    why: """
      What leads to that name leads to one of them; nobody can see to which. Most often an \
      interaction was copied and its name forgotten.
      """,
    examples: [
      .interactions(
        """
            {"name": "Welcome", "type": "Message",
             "details": {"whenWeReceive": ["start"], "sendToUser": "Hello!"}},
            {"name": «"Welcome"», "type": "Message",
             "details": {"whenWeReceive": ["back"], "sendToUser": "Hello again!"}}
        """),
      .interactions(
        """
            {"name": "Welcome", "type": "Message",
             "details": {"whenWeReceive": ["start"], "sendToUser": "Hello!"}},
            {"name": "Welcome back", "type": "Message",
             "details": {"whenWeReceive": ["back"], "sendToUser": "Hello again!"}}
        """),
    ])
}
