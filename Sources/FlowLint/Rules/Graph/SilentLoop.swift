import FlowDiagnostics
import FlowModel

extension Rule {
  static let silentLoop = Rule(
    "silent-loop", .graph, .error, "interactions that lead to each other without the customer",
    why: """
      The bot goes round and round by itself: no interaction of the loop waits for the customer, \
      and nothing in it is sure ever to lead out: a request that has failed can fail each time. \
      Requests, delays and scripts do not break such a loop; the simulator stops the run after 100 \
      interactions, a real customer gets a flood of messages, or waits for an answer that never \
      comes.

      Let the loop wait for an answer, or count its rounds in a Set Variable action and leave it \
      by a condition on that count: such a loop is not reported.
      """,
    examples: [
      .interactions(
        """
            {"name": «"Look up order"», "type": "Action",
             "details": {"whenWeReceive": ["start"], "actionType": "REST", "next": "Your order"},
             "settings": {"endpoint": "https://shop.example/orders", "method": "GET",
               "variableName": "order"},
             "advanced": {"onErrorGoTo": "Once more"}},
            {"name": "Once more", "type": "Message",
             "details": {"sendToUser": "One moment, please.", "next": "Look up order"}},
            {"name": "Your order", "type": "Message",
             "details": {"sendToUser": "Your order: {order.state}"}}
        """),
      .interactions(
        """
            {"name": "Look up order", "type": "Action",
             "details": {"whenWeReceive": ["start"], "actionType": "REST", "next": "Your order"},
             "settings": {"endpoint": "https://shop.example/orders", "method": "GET",
               "variableName": "order"},
             "advanced": {"onErrorGoTo": "Count"}},
            {"name": "Count", "type": "Action",
             "details": {"actionType": "Set Variable", "next": "Enough?"},
             "settings": {"script": "context.tries = (context.tries || 0) + 1;"}},
            {"name": "Enough?", "type": "Action",
             "details": {"actionType": "Condition", "next": "Look up order"},
             "settings": {"conditions": [
               {"variable": "{tries}", "operator": "Greater Than", "value": 2, "next": "Sorry"}]}},
            {"name": "Sorry", "type": "Message",
             "details": {"sendToUser": "Sorry, please try again later."}},
            {"name": "Your order", "type": "Message",
             "details": {"sendToUser": "Your order: {order.state}"}}
        """),
    ]
  ) { flow, findings in
    var loops = SilentLoops(flow)
    for cycle in loops.cycles() {
      let first = flow.interactions[cycle[0].from]
      let names = PathStory(flow).names(cycle)
      findings.report(
        cycle.count == 1
          ? "'\(first.name.value)' leads to itself without the customer"
          : "'\(first.name.value)' and \(cycle.count - 1) more lead to each other without the "
            + "customer",
        at: first.name.span, related: PathStory(flow).hops(cycle),
        notes: ["\(names), and so on: a run is stopped after 100 interactions"],
        help: "let it wait for the customer, or leave it by a condition on a count of its rounds")
    }
  }
}
