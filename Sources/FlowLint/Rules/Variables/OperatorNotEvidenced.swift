import FlowDiagnostics
import FlowModel

extension Rule {
  static let operatorNotEvidenced = Rule(
    "operator-not-evidenced", .variables, .advice,
    "an operator that the product's pages do not show",
    why: """
      The pages of the product show *Is Not Empty* [M-oauth] and a comparison with *greater than* \
      [M-counter], and no list of the operators. What this one is called in the Designer, and how \
      it treats capital letters and missing values, is botflow's choice: look before you rely on \
      it. Each operator is reported once in a file.
      """,
    examples: [
      .interactions(
        """
            {"name": "English?", "type": "Action",
             "details": {"whenWeReceive": ["start"], "actionType": "Condition", "next": "Bonjour"},
             "settings": {"conditions": [
               {"variable": "{user.locale}", "operator": «"Starts With"», "value": "en", "next": "Hello"}]}},
            {"name": "Hello", "type": "Message", "details": {"sendToUser": "Hello!"}},
            {"name": "Bonjour", "type": "Message", "details": {"sendToUser": "Bonjour !"}}
        """),
      .interactions(
        """
            {"name": "Known?", "type": "Action",
             "details": {"whenWeReceive": ["start"], "actionType": "Condition", "next": "Hello"},
             "settings": {"conditions": [
               {"variable": "{user.first_name}", "operator": "Is Not Empty", "next": "Hello You"}]}},
            {"name": "Hello", "type": "Message", "details": {"sendToUser": "Hello!"}},
            {"name": "Hello You", "type": "Message", "details": {"sendToUser": "Hello {user.first_name}!"}}
        """),
    ]
  ) { flow, findings in
    var told: Set<Operator> = []
    for place in flow.conditions {
      for row in flow.interactions[place].rows where !row.operator.value.isEvidenced {
        guard told.insert(row.operator.value).inserted else { continue }
        findings.report(
          "the product's pages do not show the operator '\(row.operator.value.rawValue)'",
          at: row.operator.span, help: "look in the Designer whether it is there and what it does")
      }
    }
  }
}
