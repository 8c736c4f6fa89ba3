import FlowDiagnostics
import FlowModel

extension Rule {
  static let unknownAction = Rule(
    read: .unknownAction, .graph, .error, "an action to be run first that is none",
    why: """
      *Action* on the Details tab, and *Action for list of cards*, name a REST or Set Variable \
      action that gets something ready: it is run before the interaction that names it, and the \
      conversation does not move there [C-custom]. To go somewhere, use *Next*.
      """,
    examples: [
      .interactions(
        """
            {"name": "Show offers", "type": "Message",
             "details": {"whenWeReceive": ["start"], "action": «"Fetch offer"», "sendToUser": "{offers}"}},
            {"name": "Fetch offers", "type": "Action",
             "details": {"actionType": "REST", "next": null},
             "settings": {"endpoint": "https://api.example/offers", "method": "GET",
                          "variableName": "offers"},
             "advanced": {"onErrorGoTo": "Sorry"}},
            {"name": "Sorry", "type": "Message", "details": {"sendToUser": "No offers today."}}
        """),
      .interactions(
        """
            {"name": "Show offers", "type": "Message",
             "details": {"whenWeReceive": ["start"], "action": «"Hint"», "sendToUser": "Look!"}},
            {"name": "Hint", "type": "Message", "details": {"sendToUser": "New offers on Mondays."}}
        """),
      .interactions(
        """
            {"name": "Show offers", "type": "Message",
             "details": {"whenWeReceive": ["start"], "action": "Fetch offers", "sendToUser": "{offers}"}},
            {"name": "Fetch offers", "type": "Action",
             "details": {"actionType": "REST", "next": null},
             "settings": {"endpoint": "https://api.example/offers", "method": "GET",
                          "variableName": "offers"},
             "advanced": {"onErrorGoTo": "Sorry"}},
            {"name": "Sorry", "type": "Message", "details": {"sendToUser": "No offers today."}}
        """),
    ])
}
