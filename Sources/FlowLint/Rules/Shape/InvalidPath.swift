import FlowDiagnostics
import FlowModel

extension Rule {
  static let invalidPath = Rule(
    read: .invalidPath, .shape, .error, "a path into a response that cannot be read",
    why: """
      *Set data from response* and *Set error if response* say where in the answer something \
      stands: names with full stops between them, places in a list in brackets and counted from 0, \
      as in `data.items[0].id`. No dollar sign, no slashes, no stars; a path finds one value.
      """,
    examples: [
      .interactions(
        """
            {"name": "Latest order", "type": "Action",
             "details": {"whenWeReceive": ["start"], "actionType": "REST", "next": "Show it"},
             "settings": {"endpoint": "https://api.example/orders", "method": "GET",
                          "variableName": "order", "setDataFromResponse": «"data.orders[first]"»},
             "advanced": {"onErrorGoTo": "No order"}},
            {"name": "Show it", "type": "Message", "details": {"sendToUser": "{order}"}},
            {"name": "No order", "type": "Message", "details": {"sendToUser": "I see no order."}}
        """),
      .interactions(
        """
            {"name": "Latest order", "type": "Action",
             "details": {"whenWeReceive": ["start"], "actionType": "REST", "next": "Show it"},
             "settings": {"endpoint": "https://api.example/orders", "method": "GET",
                          "variableName": "order", "setDataFromResponse": "data.orders[0]"},
             "advanced": {"onErrorGoTo": "No order"}},
            {"name": "Show it", "type": "Message", "details": {"sendToUser": "{order}"}},
            {"name": "No order", "type": "Message", "details": {"sendToUser": "I see no order."}}
        """),
    ])
}
