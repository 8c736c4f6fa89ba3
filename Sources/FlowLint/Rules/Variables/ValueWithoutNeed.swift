import FlowDiagnostics
import FlowModel

extension Rule {
  static let valueWithoutNeed = Rule(
    "value-without-need", .variables, .advice, "a value that the operator does not look at",
    why: """
      *Is Empty* and *Is Not Empty* ask whether there is anything at all; what stands in *Value* \
      does not matter to them. Whoever reads the row takes it for a comparison. Use *Equals* if one \
      is meant, or remove the value.
      """,
    examples: [
      .interactions(
        """
            {"name": "Known?", "type": "Action",
             "details": {"whenWeReceive": ["start"], "actionType": "Condition", "next": "Ask"},
             "settings": {"conditions": [
               {"variable": "{user.locale}", "operator": "Is Not Empty", "value": «"en_GB"», "next": "Hello"}]}},
            {"name": "Hello", "type": "Message", "details": {"sendToUser": "Hello!"}},
            {"name": "Ask", "type": "Message", "details": {"sendToUser": "Where are you?"}}
        """),
      .interactions(
        """
            {"name": "Known?", "type": "Action",
             "details": {"whenWeReceive": ["start"], "actionType": "Condition", "next": "Ask"},
             "settings": {"conditions": [
               {"variable": "{user.locale}", "operator": "Is Not Empty", "next": "Hello"}]}},
            {"name": "Hello", "type": "Message", "details": {"sendToUser": "Hello!"}},
            {"name": "Ask", "type": "Message", "details": {"sendToUser": "Where are you?"}}
        """),
    ]
  ) { flow, findings in
    flow.forEachRow { row in
      guard !row.operator.value.takesValue, let span = row.valueSpan, row.constantText != ""
      else { return }
      let removal = flow.source.removal(of: "value", from: row.span)
      findings.report(
        "'\(row.operator.value.rawValue)' does not look at a value", at: span,
        related: [.init(row.operator.span, "this operator")],
        help: "remove the value, or compare with 'Equals'",
        fix: removal.map { Fix("remove the value", [.init($0, "")], .needsReview) })
    }
  }
}
