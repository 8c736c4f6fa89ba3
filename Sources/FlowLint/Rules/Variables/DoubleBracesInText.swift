import FlowDiagnostics
import FlowModel

extension Rule {
  static let doubleBracesInText = Rule(
    "double-braces-in-text", .variables, .warning,
    "a variable in double braces outside a body",
    why: """
      Double braces belong in the body of a request. In texts, addresses, headers and conditions a \
      variable stands in single ones; the outer pair stays as it is, so the customer reads \
      `Hello {Ada}`, and an address gets braces that no server knows.
      """,
    examples: [
      .interactions(
        """
            {"name": "Welcome", "type": "Message",
             "details": {"whenWeReceive": ["start"], "sendToUser": "Hello «{{user.first_name}}»!"}}
        """),
      .interactions(
        #"""
            {"name": "Welcome", "type": "Message",
             "details": {"whenWeReceive": ["start"], "sendToUser": "\"Hello\", dear «{{user.first_name}}»!"}}
        """#),
      .interactions(
        """
            {"name": "Welcome", "type": "Message",
             "details": {"whenWeReceive": ["start"], "sendToUser": "Hello {user.first_name}!"}}
        """),
    ]
  ) { flow, findings in
    var searched: Span?
    for reading in flow.variables.readings where reading.isInSingleBraces {
      let span = reading.span
      if flow.source.bytes[span.start] == UInt8(ascii: "{") {
        guard let whole = flow.doubled(span), flow.isNamed(reading.path.root) else { continue }
        findings.reportDoubled(flow.source[span], at: whole)
      } else if span != searched {
        searched = span
        for run in BraceRun.all(in: flow.source, span)
        where run.opening == 2 && run.closing == 2 && flow.isNamed(run.path.root) {
          findings.reportDoubled("{\(flow.source[run.nameSpan])}", at: run.span)
        }
      }
    }
  }
}

extension RuleFindings {
  fileprivate mutating func reportDoubled(_ wanted: String, at span: Span) {
    report(
      "the outer braces of '{\(wanted)}' are no part of the variable", at: span,
      notes: ["double braces belong in the body of a request; here the outer pair stays"],
      help: "write '\(wanted)'", fix: Fix("write '\(wanted)'", [.init(span, wanted)]))
  }
}

extension LintedFlow {
  fileprivate func isNamed(_ name: String) -> Bool { variables.isKnown(name, in: flow) }

  /// A variable with one more brace on either side, and not two.
  fileprivate func doubled(_ span: Span) -> Span? {
    let bytes = source.bytes
    guard span.start >= 2, span.end + 1 < bytes.count,
      bytes[span.start - 1] == UInt8(ascii: "{"), bytes[span.start - 2] != UInt8(ascii: "{"),
      bytes[span.end] == UInt8(ascii: "}"), bytes[span.end + 1] != UInt8(ascii: "}")
    else { return nil }
    return Span(span.start - 1, span.end + 1)
  }
}

extension VariableUses.Reading {
  /// Whether only single braces hold a variable there.
  fileprivate var isInSingleBraces: Bool {
    switch place {
    case .template(.body), .list: false
    case .template, .defaults, .check: true
    }
  }
}
