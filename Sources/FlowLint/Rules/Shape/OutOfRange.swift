import FlowDiagnostics
import FlowModel

extension Rule {
  static let outOfRange = Rule(
    read: .outOfRange, .shape, .error,
    "a number that is too small or too large, or a flow without interactions",
    why: """
      Each number has its bounds, which the reference of the format gives; the unit is often what \
      is wrong: `timeout` and `delayBeforeNext` are seconds, `timeToLive` and `sessionTimeout` \
      minutes. And a flow has at least one interaction.
      """,
    examples: [
      .interactions(
        """
            {"name": "Welcome", "type": "Message",
             "details": {"whenWeReceive": ["start"], "sendToUser": "Hello!", "next": "Offers"}},
            {"name": "Offers", "type": "Action",
             "details": {"actionType": "REST", "next": "Show offers"},
             "settings": {"endpoint": "https://api.example/offers", "method": "GET",
                          "variableName": "offers", "timeout": «5000»},
             "advanced": {"onErrorGoTo": "No offers"}},
            {"name": "Show offers", "type": "Message", "details": {"sendToUser": "{offers}"}},
            {"name": "No offers", "type": "Message", "details": {"sendToUser": "None today."}}
        """),
      .members(
        """
          "interactions": «[]»
        """),
      .interactions(
        """
            {"name": "Welcome", "type": "Message",
             "details": {"whenWeReceive": ["start"], "sendToUser": "Hello!", "next": "Offers"}},
            {"name": "Offers", "type": "Action",
             "details": {"actionType": "REST", "next": "Show offers"},
             "settings": {"endpoint": "https://api.example/offers", "method": "GET",
                          "variableName": "offers", "timeout": 5},
             "advanced": {"onErrorGoTo": "No offers"}},
            {"name": "Show offers", "type": "Message", "details": {"sendToUser": "{offers}"}},
            {"name": "No offers", "type": "Message", "details": {"sendToUser": "None today."}}
        """),
    ])
}
