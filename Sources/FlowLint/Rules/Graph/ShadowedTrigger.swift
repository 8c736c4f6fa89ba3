import FlowDiagnostics
import FlowModel

extension Rule {
  static let shadowedTrigger = Rule(
    "shadowed-trigger", .graph, .warning, "a word that something else always takes",
    why: """
      A word that cancels (`globalCancel`; `cancel` if the flow says nothing) begins the \
      conversation again before anything else is looked at [M-defaults]. And where a regular \
      expression of an earlier interaction matches a word, that interaction gets it. Either way \
      the word never leads to the interaction that lists it.
      """,
    examples: [
      .interactions(
        """
            {"name": "Welcome", "type": "Message",
             "details": {"whenWeReceive": ["start"], "sendToUser": "Hello!"}},
            {"name": "Cancel an order", "type": "Message",
             "details": {"whenWeReceive": [«"cancel"», "cancel my order"],
                         "sendToUser": "Which order?"}}
        """),
      .members(
        """
          "intentions": {"Pay": ["/.*\\\\bpay\\\\b.*/"]},
          "interactions": [
            {"name": "Payment", "type": "Message",
             "details": {"whenWeReceive": ["start"], "intention": "Pay",
                         "sendToUser": "Let us pay."}},
            {"name": "Pay later", "type": "Message",
             "details": {"whenWeReceive": [«"pay later"»], "sendToUser": "In 30 days, then."}}
          ]
        """),
      .members(
        """
          "defaults": {"globalCancel": ["start again"]},
          "interactions": [
            {"name": "Welcome", "type": "Message",
             "details": {"whenWeReceive": ["start"], "sendToUser": "Hello!"}},
            {"name": "Cancel an order", "type": "Message",
             "details": {"whenWeReceive": ["cancel", "cancel my order"],
                         "sendToUser": "Which order?"}}
          ]
        """),
      .members(
        """
          "intentions": {"Pay": ["/.*\\\\bpay\\\\b.*/"]},
          "interactions": [
            {"name": "Pay later", "type": "Message",
             "details": {"whenWeReceive": ["start", "pay later"],
                         "sendToUser": "In 30 days, then."}},
            {"name": "Payment", "type": "Message",
             "details": {"intention": "Pay", "sendToUser": "Let us pay."}}
          ]
        """),
    ]
  ) { flow, findings in
    for word in flow.triggers.words {
      if flow.flow.isCancelWord(word.key) {
        // The beginning gets it even so.
        guard flow.graph.opening(on: .webClient) != word.interaction else { continue }
        findings.report(
          "'\(word.text.value)' cancels the conversation and never comes here",
          at: word.text.span,
          notes: [
            "the words of globalCancel come before all others; 'cancel' is one if the flow has none"
          ],
          help: "use another word here, or set other words in globalCancel")
        continue
      }
      guard flow.triggers.first(word.key)?.interaction == word.interaction else { continue }
      let taker = flow.triggers.patterns.first { pattern in
        pattern.trigger.interaction < word.interaction
          && pattern.plain?.matches(TriggerTable.trimmed(word.text.value)) == true
      }
      guard let taker else { continue }
      let owner = flow.interactions[taker.trigger.interaction].name.value
      findings.report(
        "'\(owner)' takes '\(word.text.value)' first", at: word.text.span,
        related: [.init(taker.trigger.text.span, "this expression matches it")],
        notes: ["of two interactions that receive the same, the first one in the file gets it"],
        help: "put the interaction with the word before the other one, or narrow the expression")
    }
  }
}
