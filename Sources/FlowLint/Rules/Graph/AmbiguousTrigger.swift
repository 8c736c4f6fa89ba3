import FlowDiagnostics
import FlowModel

extension Rule {
  static let ambiguousTrigger = Rule(
    "ambiguous-trigger", .graph, .warning, "a word that two interactions receive",
    why: """
      What the customer says goes to one interaction. No page says to which of two that have the \
      same word in *When we receive*, the same utterance, or the same intention; botflow takes the \
      first one in the file, and the other never gets it. Case and blanks at the ends do not tell \
      words apart.
      """,
    examples: [
      .interactions(
        """
            {"name": "Welcome", "type": "Message",
             "details": {"whenWeReceive": ["start", "help"], "sendToUser": "Hello!"}},
            {"name": "Help", "type": "Message",
             "details": {"whenWeReceive": [«"Help"»], "sendToUser": "What can I do for you?"}}
        """),
      .members(
        """
          "intentions": {"Pay": ["pay my bill"]},
          "interactions": [
            {"name": "Welcome", "type": "Message",
             "details": {"whenWeReceive": ["start"], "sendToUser": "Hello!"}},
            {"name": "Pay by card", "type": "Message",
             "details": {"intention": "Pay", "sendToUser": "Your card, please."}},
            {"name": "Pay by transfer", "type": "Message",
             "details": {"intention": «"Pay"», "sendToUser": "Here is our account."}}
          ]
        """),
      .interactions(
        """
            {"name": "Welcome", "type": "Message",
             "details": {"whenWeReceive": ["start"], "sendToUser": "Hello!"}},
            {"name": "Help", "type": "Message",
             "details": {"whenWeReceive": ["help"], "sendToUser": "What can I do for you?"}}
        """),
    ]
  ) { flow, findings in
    for repetition in flow.triggers.repetitions {
      let first = flow.interactions[repetition.first]
      findings.report(
        "'\(first.name.value)' has the intention '\(repetition.intention.value)', too",
        at: repetition.intention.span,
        related: first.details.intention.map { [.init($0.span, "this one gets it")] } ?? [],
        help: "give each interaction an intention of its own")
    }
    func report(_ later: Triggers.Trigger, _ first: Triggers.Trigger) {
      let owner = flow.interactions[first.interaction].name.value
      findings.report(
        "'\(owner)' receives '\(later.text.value)', too", at: later.text.span,
        related: [.init(first.text.span, "this one gets it")],
        notes: ["what two interactions receive goes to the first one in the file"],
        help: "leave it to one of the two")
    }
    for word in flow.triggers.words where !flow.flow.isCancelWord(word.key) {
      guard let first = flow.triggers.first(word.key), first.interaction != word.interaction else {
        continue
      }
      report(word, first)
    }
    var patterns: [String: Triggers.Trigger] = [:]
    for (pattern, _) in flow.triggers.patterns {
      if let first = patterns[pattern.key] {
        if first.interaction != pattern.interaction { report(pattern, first) }
      } else {
        patterns[pattern.key] = pattern
      }
    }
  }
}
