import FlowDiagnostics
import FlowModel

extension Rule {
  static let unbalancedBraces = Rule(
    "unbalanced-braces", .variables, .error, "a variable with a brace missing or too many",
    why: """
      Braces hold a variable only in pairs. `{name` is no variable, and the customer reads just \
      that; of `{name}}` one brace is left over. Reported are names of variables that this bot has, \
      in texts where the braces do not come out even; other braces may be meant as braces.
      """,
    examples: [
      .interactions(
        """
            {"name": "Welcome", "type": "Message",
             "details": {"whenWeReceive": ["start"], "sendToUser": "Hello «{»user.first_name, how are you?"}}
        """),
      .interactions(
        """
            {"name": "Welcome", "type": "Message",
             "details": {"whenWeReceive": ["start"], "sendToUser": "Hello {user.first_name}«}», how are you?"}}
        """),
      .interactions(
        """
            {"name": "Ask", "type": "Question",
             "details": {"whenWeReceive": ["start"], "sendToUser": "Your order number?", "next": "Send"},
             "answers": {"variableName": "orderNumber", "answerFormat": "Any"}},
            {"name": "Send", "type": "Action",
             "details": {"actionType": "REST", "next": "Done"},
             "settings": {"endpoint": "https://api.example/cancel", "method": "POST",
                          "body": {"number": "{{orderNumber«}»"}},
             "advanced": {"onErrorGoTo": "Sorry"}},
            {"name": "Done", "type": "Message", "details": {"sendToUser": "It is cancelled."}},
            {"name": "Sorry", "type": "Message", "details": {"sendToUser": "I cannot cancel it now."}}
        """),
      .interactions(
        """
            {"name": "Welcome", "type": "Message",
             "details": {"whenWeReceive": ["start"], "sendToUser": "Hello {user.first_name}, how are you? :}"}}
        """),
    ]
  ) { flow, findings in
    let defaults = flow.flow.defaults
    for template in [
      defaults.replyText, defaults.answerReplyText, defaults.agentConfirmation,
      defaults.agentStartMessage,
    ].compactMap({ $0 }) {
      findings.reportUnbalanced(template, flow)
    }
    for interaction in flow.interactions {
      interaction.forEachTemplate { template, place in
        switch place {
        // Braces of a regular expression are its own.
        case .conditionValue, .conditionVariable, .body: break
        default: findings.reportUnbalanced(template, flow)
        }
      }
    }
    for place in flow.requests {
      guard let rest = flow.interactions[place].rest else { continue }
      for run in flow.bodyBraces(of: rest) where run.isLopsided {
        findings.reportUnbalanced(run, braces: 2, flow)
      }
    }
  }
}

extension RuleFindings {
  fileprivate mutating func reportUnbalanced(_ template: Template, _ flow: LintedFlow) {
    let surplus = template.braceSurplus
    guard surplus != 0 else { return }
    for run in BraceRun.all(in: flow.source, template.span) {
      let own = run.opening - run.closing
      guard own != 0, own.signum() == surplus.signum(), abs(own) <= abs(surplus),
        run.opening <= 2, run.closing <= 2, flow.variables.isKnown(run.path.root, in: flow.flow)
      else { continue }
      reportUnbalanced(run, braces: 1, flow)
    }
  }

  fileprivate mutating func reportUnbalanced(_ run: BraceRun, braces: Int, _ flow: LintedFlow) {
    let name = flow.source[run.nameSpan]
    let place = run.oddBraces(wanting: braces)
    let wanted =
      String(repeating: "{", count: braces) + name + String(repeating: "}", count: braces)
    report(
      "the braces round '\(name)' do not match", at: place, help: "write '\(wanted)'",
      fix: Fix("write '\(wanted)'", [.init(run.span, wanted)], .needsReview))
  }
}

extension BraceRun {
  /// The braces that are too many; where one side lacks some, those that are there of it, or else
  /// those of the other side.
  fileprivate func oddBraces(wanting braces: Int) -> Span {
    if opening > braces { return Span(span.start, span.start + opening - braces) }
    if closing > braces { return Span(span.end - (closing - braces), span.end) }
    let isFrontWhole = opening == braces
    let isOtherMissing = isFrontWhole ? closing == 0 : opening == 0
    return isFrontWhole == isOtherMissing
      ? Span(span.start, span.start + opening) : Span(span.end - closing, span.end)
  }
}

extension Template {
  /// How many more braces open than close in the text round its variables.
  fileprivate var braceSurplus: Int {
    var surplus = 0
    for case .literal(let text) in pieces {
      for byte in text.utf8 {
        if byte == UInt8(ascii: "{") { surplus += 1 }
        if byte == UInt8(ascii: "}") { surplus -= 1 }
      }
    }
    return surplus
  }
}
