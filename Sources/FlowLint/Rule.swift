package import FlowDiagnostics

/// One thing that lint looks for. A rule is one file: what it checks, why, and examples that are
/// its tests and its documentation; the catalogue lists it.
package struct Rule: Sendable {
  package let name: RuleName
  package let family: RuleFamily
  package let severity: Diagnostic.Severity
  /// The bad pattern as a noun clause: "an interaction that nothing leads to".
  package let summary: String
  /// Why it matters and what to do about it: Markdown, one or more paragraphs.
  package let why: String
  package let examples: [RuleExample]
  /// `nil` where reading the file reports it.
  let check: (@Sendable (LintedFlow, inout RuleFindings) -> Void)?

  /// A rule that looks at a flow which could be read.
  init(
    _ name: RuleName, _ family: RuleFamily, _ severity: Diagnostic.Severity, _ summary: String,
    why: String, examples: [RuleExample],
    check: @escaping @Sendable (LintedFlow, inout RuleFindings) -> Void
  ) {
    self.name = name
    self.family = family
    self.severity = severity
    self.summary = summary
    self.why = why
    self.examples = examples
    self.check = check
  }

  /// A rule whose findings come from reading the file; `validate` reports them too.
  init(
    read name: RuleName, _ family: RuleFamily, _ severity: Diagnostic.Severity = .error,
    _ summary: String, why: String, examples: [RuleExample]
  ) {
    self.name = name
    self.family = family
    self.severity = severity
    self.summary = summary
    self.why = why
    self.examples = examples
    check = nil
  }

  package var isReportedByReading: Bool { check == nil }
}

/// What a rule is about; the order is that of the reference.
package enum RuleFamily: String, CaseIterable, Sendable {
  case json = "JSON"
  case shape = "Shape"
  case graph = "References and graph"
  case variables = "Conditions, variables, templates"
  case rest = "REST"
  case login = "Account linking and OAuth"
  case channels = "Channels"
  case suppression = "Suppressions"
}
