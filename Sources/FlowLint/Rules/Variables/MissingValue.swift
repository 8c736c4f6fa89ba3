import FlowDiagnostics
import FlowModel

extension Rule {
  static let missingValue = Rule(
    "missing-value", .variables, .error, "a comparison with nothing",
    why: """
      The operator compares the variable with *Value*, and there is none. *Greater Than* and its \
      like are then never met, *Contains* and *Starts With* always; *Equals* asks whether the \
      variable is empty, for which there is *Is Empty*. Nobody means that by leaving the field out. \
      `"value": ""` behind *Equals* or *Not Equals* says that the empty text is meant.
      """,
    examples: [
      .interactions(
        """
            {"name": "Ask", "type": "Question",
             "details": {"whenWeReceive": ["start"], "sendToUser": "How many?", "next": "Many?"},
             "answers": {"variableName": "count", "answerFormat": "Predefined", "answerType": "Number"}},
            {"name": "Many?", "type": "Action",
             "details": {"actionType": "Condition", "next": "Few"},
             "settings": {"conditions": [
               {"variable": "{count}", "operator": «"Greater Than"», "next": "Many"}]}},
            {"name": "Few", "type": "Message", "details": {"sendToUser": "They are on their way."}},
            {"name": "Many", "type": "Message", "details": {"sendToUser": "That takes a week."}}
        """),
      .interactions(
        """
            {"name": "English?", "type": "Action",
             "details": {"whenWeReceive": ["start"], "actionType": "Condition", "next": "Bonjour"},
             "settings": {"conditions": [
               {"variable": "{user.locale}", "operator": "Starts With", "value": «""», "next": "Hello"}]}},
            {"name": "Hello", "type": "Message", "details": {"sendToUser": "Hello!"}},
            {"name": "Bonjour", "type": "Message", "details": {"sendToUser": "Bonjour !"}}
        """),
      .interactions(
        """
            {"name": "English?", "type": "Action",
             "details": {"whenWeReceive": ["start"], "actionType": "Condition", "next": "Bonjour"},
             "settings": {"conditions": [
               {"variable": "{user.locale}", "operator": "Starts With", "value": "en", "next": "Hello"}]}},
            {"name": "Hello", "type": "Message", "details": {"sendToUser": "Hello!"}},
            {"name": "Bonjour", "type": "Message", "details": {"sendToUser": "Bonjour !"}}
        """),
    ]
  ) { flow, findings in
    flow.forEachRow { row in
      let operation = row.operator.value
      guard operation.takesValue else { return }
      let isEquality = operation == .equals || operation == .notEquals
      if row.value == nil {
        findings.report(
          "'\(operation.rawValue)' has nothing to compare with", at: row.operator.span,
          help: isEquality
            ? "add a 'value', or use 'Is Empty' or 'Is Not Empty'" : "add a 'value'")
      } else if row.constantText == "", !isEquality, let span = row.valueSpan {
        findings.report(
          "'\(operation.rawValue)' has nothing to compare with", at: span, help: "fill in the value"
        )
      }
    }
  }
}

extension LintedFlow {
  /// The rows of all conditions, then those of the checks.
  func forEachRow(_ body: (ConditionRow) -> Void) {
    for place in conditions { interactions[place].rows.forEach(body) }
    for check in flow.checks { (check.require + check.unless).forEach(body) }
  }
}
