import FlowDiagnostics

extension Rule {
  static let contextInText = Rule(
    read: "context-in-text", .variables, .warning,
    "a variable that is written as in a script",
    why: """
      Scripts call a variable `context.name` [C-vars]; between braces it is `{name}`. \
      `{context.name}` asks for a piece of a variable called `context`, which there is none of, and \
      reads as empty.
      """,
    examples: [
      .interactions(
        """
            {"name": "Count", "type": "Action",
             "details": {"whenWeReceive": ["start"], "actionType": "Set Variable", "next": "Tell"},
             "settings": {"script": "context.visits = (context.visits || 0) + 1;"}},
            {"name": "Tell", "type": "Message",
             "details": {"sendToUser": "This is visit number «{context.visits}»."}}
        """),
      .interactions(
        """
            {"name": "Count", "type": "Action",
             "details": {"whenWeReceive": ["start"], "actionType": "Set Variable", "next": "Tell"},
             "settings": {"script": "context.visits = (context.visits || 0) + 1;"}},
            {"name": "Tell", "type": "Message",
             "details": {"sendToUser": "This is visit number {visits}."}}
        """),
    ])
}
