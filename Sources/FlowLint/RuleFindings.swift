package import FlowDiagnostics

/// Takes what one rule has to say; so many findings at most, the others are only counted.
package struct RuleFindings: Sendable {
  /// Nobody reads more of one kind in one file.
  static let most = 10_000

  private let rule: Rule
  private(set) var findings: [Diagnostic] = []
  private(set) var omitted = 0

  init(_ rule: Rule) {
    self.rule = rule
  }

  /// Whether more findings are only counted.
  var isFull: Bool { findings.count >= RuleFindings.most }

  /// - Parameters:
  ///   - message: one clause, lower case, no full stop; the author's words in single quotes.
  ///   - related: further places, each with what it has to do with it; of a path its hops in order.
  ///   - notes: why it is so.
  ///   - help: what to do, in the imperative.
  package mutating func report(
    _ message: String, at span: Span, related: [Diagnostic.Label] = [], notes: [String] = [],
    help: String? = nil, fix: Fix? = nil
  ) {
    guard !isFull else {
      omitted += 1
      return
    }
    findings.append(
      Diagnostic(
        rule.name, message, severity: rule.severity, at: span, related: related, notes: notes,
        help: help, fix: fix))
  }
}
