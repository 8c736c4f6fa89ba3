package import FlowDiagnostics
package import FlowModel

/// What lint has to say of one file.
package struct LintResult: Sendable {
  /// In order.
  package var findings: [Diagnostic]
  /// Findings over the most that are kept, by severity.
  package var omitted: [Diagnostic.Severity: Int]
  /// Where secrets stand, also those that the author lets stand: nothing shows these places.
  package var secrets: [Span] = []
}

/// Runs rules over flows.
package struct Linter: Sendable {
  private let options: LintOptions
  private let rules: [Rule]

  package init(_ options: LintOptions, rules: [Rule] = Rule.all) {
    self.options = options
    self.rules = rules
  }

  /// - Parameters:
  ///   - entries: how other bots lead to this one.
  ///   - workers: who runs the rules; the result is the same with any.
  package func lint(
    _ reading: FlowReading, entries: BotEntries = BotEntries(),
    workers: any Workers = OneWorker()
  ) -> LintResult {
    var result = LintResult(findings: [], omitted: [:])
    if reading.omitted.errors > 0 { result.omitted[.error] = reading.omitted.errors }
    if reading.omitted.warnings > 0 { result.omitted[.warning] = reading.omitted.warnings }
    let byName = Dictionary(rules.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    // A rule that is not among those that are run is left out, but no mistake without a rule.
    // What the bots that lead here have set is not seen.
    let isShared = !entries.isEmpty
    var found = reading.findings.filter { finding in
      guard !(isShared && finding.rule == .unknownVariable) else {
        return false
      }
      return byName[finding.rule] != nil || Rule.named(finding.rule) == nil
    }
    if let flow = reading.validFlow {
      let linted = LintedFlow(flow, reading.source, options, entries, workers: workers)
      let wanted = rules.filter { !$0.isReportedByReading && options.severity(of: $0) != nil }
      let results = workers.map(wanted.count) { place in
        var findings = RuleFindings(wanted[place])
        wanted[place].check?(linted, &findings)
        return findings
      }
      for (rule, findings) in zip(wanted, results) {
        found += findings.findings
        if findings.omitted > 0, let severity = options.severity(of: rule) {
          result.omitted[severity, default: 0] += findings.omitted
        }
      }
      found = Suppressions(flow, rules, options).applied(to: found)
      if !found.isEmpty { result.secrets = HardcodedSecrets(linted).found.map(\.span) }
    }
    result.findings = found.compactMap { finding in
      var finding = finding
      if let rule = byName[finding.rule] {
        guard let severity = options.severity(of: rule) else { return nil }
        finding.severity = severity
      }
      return finding
    }.inOrder()
    return result
  }
}
