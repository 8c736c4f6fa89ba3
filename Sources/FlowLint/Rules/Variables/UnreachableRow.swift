import FlowDiagnostics
import FlowModel

extension Rule {
  static let unreachableRow = Rule(
    "unreachable-row", .variables, .warning,
    "a row of a condition that an earlier row always takes",
    why: """
      Rows are read from top to bottom, and the first that is met decides. What would meet this row \
      meets an earlier one already, so the bot never goes where this one leads. Put the special \
      case first and the general one below it, or remove the row.
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
               {"variable": "{count}", "operator": "Greater Than", "value": 10, "next": "Some"},
               {"variable": "{count}", "operator": "Greater Than", "value": 100, "next": «"Many"»}]}},
            {"name": "Few", "type": "Message", "details": {"sendToUser": "They are on their way."}},
            {"name": "Some", "type": "Message", "details": {"sendToUser": "That takes a day."}},
            {"name": "Many", "type": "Message", "details": {"sendToUser": "That takes a week."}}
        """),
      .interactions(
        """
            {"name": "Known?", "type": "Action",
             "details": {"whenWeReceive": ["start"], "actionType": "Condition"},
             "settings": {"conditions": [
               {"variable": "{user.locale}", "operator": "Is Not Empty", "next": "Hello"},
               {"variable": "{user.locale}", "operator": "Is Empty", "next": "Hello"},
               {"variable": "{user.first_name}", "operator": "Is Empty", "next": «"Stranger"»}]}},
            {"name": "Hello", "type": "Message", "details": {"sendToUser": "Hello!"}},
            {"name": "Stranger", "type": "Message", "details": {"sendToUser": "Who are you?"}}
        """),
      .interactions(
        """
            {"name": "Ask", "type": "Question",
             "details": {"whenWeReceive": ["start"], "sendToUser": "How many?", "next": "Many?"},
             "answers": {"variableName": "count", "answerFormat": "Predefined", "answerType": "Number"}},
            {"name": "Many?", "type": "Action",
             "details": {"actionType": "Condition", "next": "Few"},
             "settings": {"conditions": [
               {"variable": "{count}", "operator": "Greater Than", "value": 100, "next": "Many"},
               {"variable": "{count}", "operator": "Greater Than", "value": 10, "next": "Some"}]}},
            {"name": "Few", "type": "Message", "details": {"sendToUser": "They are on their way."}},
            {"name": "Some", "type": "Message", "details": {"sendToUser": "That takes a day."}},
            {"name": "Many", "type": "Message", "details": {"sendToUser": "That takes a week."}}
        """),
    ]
  ) { flow, findings in
    let judgements = Dictionary(uniqueKeysWithValues: flow.judgements.map { ($0.place, $0.rows) })
    for place in flow.conditions {
      let rows = flow.interactions[place].rows
      guard rows.count > 1 else { continue }
      var cover = RowCover()
      for (number, row) in rows.enumerated() {
        guard let earlier = cover.cover(of: RowTest(row), at: number) else { continue }
        // A row that is always met says it for all below it.
        let isTold = judgements[place]?.contains { $0.isMet && $0.row < number } ?? false
        guard !isTold else { continue }
        findings.report(
          earlier.count == 1
            ? "an earlier row takes all that would meet this one"
            : "two earlier rows leave nothing for this one",
          at: row.next?.span ?? row.span,
          related: earlier.map {
            .init(rows[$0].variable?.span ?? rows[$0].span, "this row takes it")
          },
          notes: ["the first row that is met decides"],
          help: "move it up, or remove it")
      }
    }
  }
}
