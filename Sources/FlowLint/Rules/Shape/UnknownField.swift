import FlowDiagnostics
import FlowModel

extension Rule {
  static let unknownField = Rule(
    read: .unknownField, .shape, .error, "a field that the format does not have",
    why: """
      It would do nothing. Most often a name is misspelt, or it is Communicate's word for a field \
      that Converse calls something else: `respondToUser` for `sendToUser`. A name is the \
      Designer's label in camelCase. For a note to other readers there is `description`.
      """,
    examples: [
      .interactions(
        """
            {"name": "Welcome", "type": "Message",
             "details": {"whenWeReceive": ["start"], «"respondToUser"»: "Hello!"}}
        """),
      .interactions(
        """
            {"name": "Welcome", "type": "Message",
             "details": {"whenWeReceive": ["start"], "sendToUser": "Hello!"}}
        """),
    ])
}
