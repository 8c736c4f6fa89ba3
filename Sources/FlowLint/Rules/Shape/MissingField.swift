import FlowDiagnostics
import FlowModel

extension Rule {
  static let missingField = Rule(
    read: .missingField, .shape, .error, "a field that has to be there and is not",
    why: """
      The Designer marks such fields as required, too: a button without a label cannot be shown, \
      a request without an address cannot be sent. The mark is on the bracket of the object that \
      lacks the field.
      """,
    examples: [
      .interactions(
        """
            {"name": "Welcome", "type": "Message",
             "details": {"whenWeReceive": ["start"], "sendToUser": "Hello!"},
             "buttons": {"displayType": "Button", "items": [
               «{»"display": "Our shop", "buttonType": "URL"}
             ]}}
        """),
      .interactions(
        """
            {"name": "Welcome", "type": "Message",
             "details": {"whenWeReceive": ["start"], "sendToUser": "Hello!"},
             "buttons": {"displayType": "Button", "items": [
               {"display": "Our shop", "buttonType": "URL", "url": "https://shop.example"}
             ]}}
        """),
    ])
}
