import FlowDiagnostics
import FlowModel

extension Rule {
  /// Reading reports it in flows without scripts; what scripts set is looked at here.
  static let unknownVariable = Rule(
    "unknown-variable", .variables, .warning, "a variable that nothing sets",
    why: """
      The variable is in a text, a condition or a request, and no question, request or script of \
      the bot gives it a value. It reads as empty: the customer sees a gap, the condition always \
      goes the same way, the address is cut short. Mostly its name is misspelt; capital letters \
      count.

      Bots that go to another bot share their variables with it, and some scripts write variables \
      whose names they make up. In such bots nothing is reported.
      """,
    examples: [
      .interactions(
        """
            {"name": "Ask", "type": "Question",
             "details": {"whenWeReceive": ["start"], "sendToUser": "What is your name?", "next": "Greet"},
             "answers": {"variableName": "firstName", "answerFormat": "Any"}},
            {"name": "Greet", "type": "Message", "details": {"sendToUser": "Hello «{firstname}»!"}}
        """),
      .interactions(
        """
            {"name": "Count", "type": "Action",
             "details": {"whenWeReceive": ["start"], "actionType": "Set Variable", "next": "Tell"},
             "settings": {"script": "context.visits = (context.visits || 0) + 1;"}},
            {"name": "Tell", "type": "Message",
             "details": {"sendToUser": "This is visit number «{visit}»."}}
        """),
      .interactions(
        """
            {"name": "Count", "type": "Action",
             "details": {"whenWeReceive": ["start"], "actionType": "Set Variable", "next": "Tell"},
             "settings": {"script": "context.visits = (context.visits || 0) + 1;"}},
            {"name": "Tell", "type": "Message",
             "details": {"sendToUser": "This is visit number {visits}."}}
        """),
    ]
  ) { flow, findings in
    let uses = flow.variables
    // Without a script reading has said it all.
    guard uses.hasScripts, !uses.hasUnseenWriter else { return }
    let facts = WritingFacts(flow)
    var known: [String]?
    for reading in uses.readings {
      let variable = reading.variable
      guard facts.isOwn(variable), !facts.isGiven[variable], !reading.path.isWrittenAsInScripts
      else { continue }
      let names = known ?? uses.names.indices.filter(facts.isNamed).map { uses.names[$0] }
      known = names
      let nearest =
        findings.findings.count < 100
        ? Suggestion.nearest(to: uses.names[variable], among: names) : nil
      let emptied = uses.writings(of: variable).first
      findings.report(
        "nothing sets the variable '\(uses.names[variable])'", at: reading.span,
        related: emptied.map { [.init($0.span, "this script only empties it")] } ?? [],
        notes: ["it reads as empty"], help: nearest.map { "did you mean '\($0)'?" })
    }
  }
}
