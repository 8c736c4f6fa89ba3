import FlowDiagnostics
import FlowModel

extension Rule {
  static let deadEnd = Rule(
    "dead-end", .graph, .warning, "an action that leads nowhere",
    why: """
      An action says nothing to the customer. Where it has no *Next*, or no row of a condition is \
      met and there is no *Next* on the Details tab, the bot falls silent: it waits for the \
      customer, who does not know that it is their turn.

      Lead on to a message, or write `"next": null` to say that the conversation ends here on \
      purpose. An action that other interactions run first needs no Next.
      """,
    examples: [
      .interactions(
        """
            {"name": «"Look up order"», "type": "Action",
             "details": {"whenWeReceive": ["start"], "actionType": "REST"},
             "settings": {"endpoint": "https://shop.example/orders", "method": "GET",
               "variableName": "order"},
             "advanced": {"onErrorGoTo": "Sorry"}},
            {"name": "Sorry", "type": "Message", "details": {"sendToUser": "That did not work."}}
        """),
      .interactions(
        """
            {"name": «"Known customer?"», "type": "Action",
             "details": {"whenWeReceive": ["start"], "actionType": "Condition"},
             "settings": {"conditions": [
               {"variable": "{user.first_name}", "operator": "Is Not Empty", "next": "Hello"}]}},
            {"name": "Hello", "type": "Message", "details": {"sendToUser": "Hello again!"}}
        """),
      .interactions(
        """
            {"name": "Known customer?", "type": "Action",
             "details": {"whenWeReceive": ["start"], "actionType": "Condition", "next": "Welcome"},
             "settings": {"conditions": [
               {"variable": "{user.first_name}", "operator": "Is Not Empty", "next": "Hello"}]}},
            {"name": "Hello", "type": "Message", "details": {"sendToUser": "Hello again!"}},
            {"name": "Welcome", "type": "Message", "details": {"sendToUser": "Welcome!"}}
        """),
    ]
  ) { flow, findings in
    let places = flow.interactions.indices.filter { flow.reached[$0] && flow.isDeadEnd($0) }
    guard !places.isEmpty else { return }
    let paths = FlowGraph.ShortestPaths(flow.graph, from: flow.beginnings)
    for place in places {
      let interaction = flow.interactions[place]
      let isCondition = interaction.details.actionType?.value == .condition
      let path = paths.path(to: place)
      findings.report(
        "'\(interaction.name.value)' leads nowhere"
          + (isCondition ? " when no row is met" : ""),
        at: interaction.name.span, related: PathStory(flow).labels(path),
        notes: ["the bot says nothing and waits, and the customer does not know for what"],
        help: "set Next, or write null where the conversation is to end here")
    }
  }
}

extension LintedFlow {
  fileprivate func isDeadEnd(_ place: Int) -> Bool {
    let interaction = interactions[place]
    guard interaction.type == .action, interaction.details.next == .absent else { return false }
    switch interaction.settings {
    case .goToBot?, nil: return false
    case .condition(let rows)?:
      guard isEntered(place) else { return false }
      return mayMeetNone(of: rows, interaction)
    case .rest?, .setVariable?, .sendAttachment?: return isEntered(place)
    }
  }

  /// Whether it is more than an action that others run first.
  private func isEntered(_ place: Int) -> Bool {
    graph.entered.contains(place)
      || graph.arriving(place).contains { $0.kind != .runsFirst && reached[$0.from] }
  }

  private func mayMeetNone(of rows: [ConditionRow], _ interaction: Interaction) -> Bool {
    var tested: [VariableUses.ID] = []
    for row in rows {
      guard let name = row.variable?.references.first?.path.root,
        let variable = variables.id(of: name), !tested.contains(variable)
      else { continue }
      tested.append(variable)
    }
    let values = ValueFlow(self, tracking: Array(tested.prefix(ValueFlow.most)), on: nil)
    return values.all.contains { values.mayMeetNone(of: interaction, $0) }
  }
}
