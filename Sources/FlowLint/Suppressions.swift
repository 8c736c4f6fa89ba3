import FlowDiagnostics
import FlowModel

/// Findings that the author lets stand, by the `lint.allow` of the flow.
struct Suppressions {
  private let flow: Flow
  private let rules: [Rule]
  private let options: LintOptions

  init(_ flow: Flow, _ rules: [Rule], _ options: LintOptions) {
    self.flow = flow
    self.rules = rules
    self.options = options
  }

  /// The findings that are left, and those about the suppressions themselves.
  func applied(to findings: [Diagnostic]) -> [Diagnostic] {
    guard !flow.allowances.isEmpty else { return findings }
    var isUsed = [Bool](repeating: false, count: flow.allowances.count)
    let extents = flow.allowances.map(extent)
    let isPlaced = zip(flow.allowances, extents).map { $0.interaction == nil || $1 != nil }
    var left = findings.filter { finding in
      let places = flow.allowances.indices.filter { place in
        flow.allowances[place].rule?.value == finding.rule.text
          && isPlaced[place] && extents[place].map { $0.contains(finding.span) } ?? true
      }
      for place in places { isUsed[place] = true }
      return places.isEmpty
    }
    for (place, allowance) in flow.allowances.enumerated() {
      left += judged(allowance, isUsed: isUsed[place], isPlaced: isPlaced[place])
    }
    return left
  }

  /// The interaction that an allowance is for; `nil`: the whole file, or none that is there.
  private func extent(_ allowance: Allowance) -> Span? {
    guard let name = allowance.interaction?.value else { return nil }
    return flow.interactions.first { $0.name.value == name }?.span
  }

  private func judged(
    _ allowance: Allowance, isUsed: Bool, isPlaced: Bool
  ) -> [Diagnostic] {
    guard let name = allowance.rule else { return [] }
    guard let rule = Rule.named(RuleName(stringLiteral: name.value)) else {
      return reported(.unknownRule) { rule in
        let near = Suggestion.nearest(to: name.value, among: Rule.all.map(\.name.text))
        rule.report(
          "no rule is called '\(name.value)'", at: name.span,
          help: near.map { "did you mean '\($0)'?" } ?? "'botflow rules' lists them all",
          fix: near.map { Fix("write '\($0)'", [.init(name.span, JSONText.quoted($0))]) })
      }
    }
    if !isPlaced, let missing = allowance.interaction {
      return reported(.unusedSuppression) { findings in
        findings.report(
          "there is nothing to suppress: no interaction is called '\(missing.value)'",
          at: missing.span,
          help: "name the interaction as it is called now, or remove this suppression")
      }
    }
    // A rule that is off, or that is not among those that are run, has nothing to suppress.
    guard !isUsed, rules.contains(where: { $0.name == rule.name }),
      options.severity(of: rule) != nil
    else { return [] }
    return reported(.unusedSuppression) { findings in
      let place = allowance.interaction.map { " in '\($0.value)'" } ?? ""
      findings.report(
        "there is nothing to suppress: '\(rule.name)' finds nothing\(place)", at: name.span,
        help: "remove this suppression")
    }
  }

  private func reported(
    _ rule: Rule, _ report: (inout RuleFindings) -> Void
  ) -> [Diagnostic] {
    guard rules.contains(where: { $0.name == rule.name }) else { return [] }
    var findings = RuleFindings(rule)
    report(&findings)
    return findings.findings
  }
}
