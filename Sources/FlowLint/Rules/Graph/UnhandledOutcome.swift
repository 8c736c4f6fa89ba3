import FlowDiagnostics
import FlowModel

extension Rule {
  static let unhandledOutcome = Rule(
    "unhandled-outcome", .graph, .warning,
    "an answer after which nothing happens",
    why: """
      The customer answers, and the bot says nothing: neither the answer nor the question has a \
      *Next*. What is typed is not looked at as a trigger either, for the question has taken it.

      Say where it goes on. Where the conversation is meant to end, write `"next": null`: that is \
      the same to the bot, and tells the next reader that nobody forgot.
      """,
    examples: [
      .interactions(
        """
            {"name": "Size", "type": "Question",
             "details": {"whenWeReceive": ["start"], "sendToUser": "Which size?"},
             "answers": {"answerFormat": "Custom", "items": [
               {"display": "Small", "next": "Basket"}, {"display": «"Large"»}
             ]}},
            {"name": "Basket", "type": "Message",
             "details": {"sendToUser": "It is in your basket.", "next": null}}
        """),
      .interactions(
        """
            {"name": «"Birthday"», "type": "Question",
             "details": {"whenWeReceive": ["start"], "sendToUser": "When were you born?"},
             "answers": {"answerFormat": "Predefined", "answerType": "Date"}}
        """),
      .interactions(
        """
            {"name": "Size", "type": "Question",
             "details": {"whenWeReceive": ["start"], "sendToUser": "Which size?", "next": "Basket"},
             "answers": {"answerFormat": "Custom", "items": [
               {"display": "Small"}, {"display": "Large"}, {"display": "None", "next": null}
             ]}},
            {"name": "Basket", "type": "Message",
             "details": {"sendToUser": "It is in your basket.", "next": null}}
        """),
    ]
  ) { flow, findings in
    for interaction in flow.interactions where interaction.asks {
      guard interaction.details.next == .absent, let answers = interaction.answers else {
        continue
      }
      report(answers, of: interaction, flow, &findings)
    }
  }

  private static func report(
    _ answers: AnswersTab, of question: Interaction, _ flow: LintedFlow,
    _ findings: inout RuleFindings
  ) {
    let forgotten = answers.items.filter { answer in
      if case .absent = answer.next { true } else { false }
    }
    // An answer that an action has fetched has no Next of its own.
    let areSomeCovered =
      forgotten.count < answers.items.count && answers.variableHoldingTags == nil
    guard areSomeCovered else {
      findings.report(
        "'\(question.name.value)' leads nowhere once it is answered", at: question.name.span,
        notes: ["the customer answers and hears nothing"],
        help: "give it a Next, or write \"next\": null if that is meant")
      return
    }
    for answer in forgotten {
      findings.report(
        "the answer '\(answer.display)' leads nowhere",
        at: flow.span(of: "display", in: answer.span),
        notes: ["the customer answers and hears nothing"],
        help: "give it or the question a Next, or write \"next\": null if that is meant")
    }
  }
}
