import FlowSyntax

/// A ready piece of a file that an editor offers, with places to fill in (`${1:name}`).
package struct Snippet: Sendable {
  package let label: String
  package let text: String
  /// JSON.
  package let body: String

  var schema: JSONValue {
    .keywords([
      "label": .string(label), "description": .string(text),
      "body": JSONValue(parsing: body) ?? .null,
    ])
  }

  /// A new interaction of each type, of the actions one for each action type.
  package static let interactions = [
    Snippet(
      label: "Message", text: "A message that says something",
      body: #"""
        {"name": "${1:Name}", "type": "Message", "details": {"sendToUser": "${2:Text}"}}
        """#),
    Snippet(
      label: "Message with a button", text: "A message with a postback button below it",
      body: #"""
        {
          "name": "${1:Name}", "type": "Message", "details": {"sendToUser": "${2:Text}"},
          "buttons": {
            "displayType": "Button",
            "items": [
              {"display": "${3:Label}", "buttonType": "Postback", "payload": "${4:payload}"}
            ]
          }
        }
        """#),
    Snippet(
      label: "Question", text: "A question that takes any answer",
      body: #"""
        {
          "name": "${1:Name}", "type": "Question",
          "details": {"sendToUser": "${2:Text}", "next": "${3:Next}"},
          "answers": {"variableName": "${4:variable}", "answerFormat": "Any"}
        }
        """#),
    Snippet(
      label: "Card", text: "A carousel with one card",
      body: #"""
        {
          "name": "${1:Name}", "type": "Card", "details": {"sendToUser": "${2:Text}"},
          "items": {"cards": [{"title": "${3:Title}"}]}
        }
        """#),
    action(
      "Condition", "An action that goes different ways",
      #"""
      {"conditions": [
        {"variable": "{${3:accessToken}}", "operator": "Is Not Empty", "next": "${4:Where it is met}"}
      ]}
      """#),
    action(
      "REST", "An action that makes a request",
      #"""
      {
        "endpoint": "${3:https://api.example}", "method": "GET",
        "variableName": "${4:variable}"
      }
      """#),
    action(
      "Set Variable", "An action that runs JavaScript",
      #"{"script": ["context.${3:variable} = ${4:1};"]}"#),
    action(
      "Go To Bot", "An action that goes on in another bot",
      #"{"bot": "${3:other.flow.json}"}"#),
    action(
      "Send Attachment", "An action that sends a file",
      #"{"endpoint": "${3:https://api.example/file.pdf}"}"#),
  ]

  private static func action(_ type: String, _ text: String, _ settings: String) -> Snippet {
    Snippet(
      label: "Action: \(type)", text: text,
      body: """
        {
          "name": "${1:Name}", "type": "Action",
          "details": {"actionType": "\(type)", "next": "${2:Next}"}, "settings": \(settings)
        }
        """)
  }
}
