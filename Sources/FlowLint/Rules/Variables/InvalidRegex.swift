import FlowDiagnostics
import FlowModel

extension Rule {
  static let invalidRegex = Rule(
    "invalid-regex", .variables, .error, "a regular expression that is none",
    why: """
      The expression cannot be read, so nothing ever matches it: the question takes no answer, the \
      utterance is never met, the condition never holds. Mostly a bracket is not closed, or a sign \
      that means something in an expression (`( [ { * + ? . \\ |`) was meant as itself and lacks a \
      backslash, which JSON wants doubled: `\\\\.` for a full stop. Expressions are those of PCRE2.
      """,
    examples: [
      .interactions(
        #"""
            {"name": "Ask", "type": "Question",
             "details": {"whenWeReceive": ["start"], "sendToUser": "Your contract number?", "next": "Bye"},
             "answers": {"answerFormat": "Regular Expression", "validationExpression": «"[A-Z{2}\\d{6}"»}},
            {"name": "Bye", "type": "Message", "details": {"sendToUser": "Thank you."}}
        """#),
      .members(
        """
          "intentions": {"Pay": ["pay my bill", «"/*invoice*/"»]},
          "interactions": [
            {"name": "Pay", "type": "Message",
             "details": {"whenWeReceive": ["start"], "intention": "Pay", "sendToUser": "By card or by transfer?"}}
          ]
        """),
      .interactions(
        """
            {"name": "English?", "type": "Action",
             "details": {"whenWeReceive": ["start"], "actionType": "Condition", "next": "Bonjour"},
             "settings": {"conditions": [
               {"variable": "{user.locale}", "operator": "Matches", "value": «"^(en|us"», "next": "Hello"}]}},
            {"name": "Hello", "type": "Message", "details": {"sendToUser": "Hello!"}},
            {"name": "Bonjour", "type": "Message", "details": {"sendToUser": "Bonjour !"}}
        """),
      .interactions(
        #"""
            {"name": "Ask", "type": "Question",
             "details": {"whenWeReceive": ["start"], "sendToUser": "Your contract number?", "next": "Bye"},
             "answers": {"answerFormat": "Regular Expression", "validationExpression": "[A-Z]{2}\\d{6}"}},
            {"name": "Bye", "type": "Message", "details": {"sendToUser": "Thank you."}}
        """#),
    ]
  ) { flow, findings in
    var patterns = PatternCheck(flow.options)
    for utterance in flow.flow.intentions.flatMap(\.utterances) {
      guard let pattern = TriggerTable.pattern(in: utterance.value) else { continue }
      patterns.check(String(pattern), at: utterance.span, &findings)
    }
    for interaction in flow.interactions {
      guard let expression = interaction.answers?.validationExpression else { continue }
      patterns.check(expression.value, at: expression.span, &findings)
    }
    flow.forEachRow { row in
      guard row.operator.value == .matches, let text = row.constantText, let span = row.valueSpan
      else { return }
      patterns.check(text, at: span, &findings)
    }
  }
}

/// Looks at each expression once.
private struct PatternCheck {
  private let options: LintOptions
  private var known: [String: LintOptions.PatternProblem?] = [:]

  init(_ options: LintOptions) {
    self.options = options
  }

  mutating func check(_ pattern: String, at span: Span, _ findings: inout RuleFindings) {
    let problem = known[pattern] ?? options.patternProblem(pattern)
    known[pattern] = .some(problem)
    guard let problem else { return }
    let read = String(decoding: pattern.utf8.prefix(problem.offset), as: UTF8.self)
    findings.report(
      "this is no regular expression: \(problem.message)", at: span,
      notes: read.isEmpty || read == pattern ? [] : ["it is read as far as '\(read.suffix(40))'"],
      help: "mend the expression; until then nothing matches it")
  }
}
