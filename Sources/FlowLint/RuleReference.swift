package import FlowDiagnostics
import FlowModel

extension Rule {
  /// As reports carry it.
  package var text: RuleText {
    RuleText(name, severity, summary: summary, explanation: why)
  }
}

extension RuleExample {
  /// The example as a file, and what the rule that it is an example of finds there.
  package func findings(
    of rule: Rule,
    patternProblem: @escaping @Sendable (String) -> LintOptions.PatternProblem?
  ) -> (source: SourceText, findings: [Diagnostic]) {
    let source = file().source
    let linked = LinkedBots { [bots] path in
      bots[path].map { .interactions($0) } ?? .unknown("there is no such file or folder")
    }
    let options = LintOptions(isPedantic: true, patternProblem: patternProblem)
    let result = Linter(options).lint(FlowReading(source, linked: linked))
    return (source, result.findings.filter { $0.rule == rule.name })
  }

  /// The text with as little before each line as they all have.
  package var dedented: String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let blanks =
      lines.filter { !$0.allSatisfy { $0 == " " } }
      .map { $0.prefix { $0 == " " }.count }.min() ?? 0
    return lines.map { String($0.dropFirst(blanks)) }.joined(separator: "\n")
  }
}

/// `docs/rules.md`: all rules by family, made from the catalogue.
package struct RuleReference {
  private let rules: [Rule]
  private let patternProblem: @Sendable (String) -> LintOptions.PatternProblem?

  package init(
    _ rules: [Rule] = Rule.all,
    patternProblem: @escaping @Sendable (String) -> LintOptions.PatternProblem?
  ) {
    self.rules = rules
    self.patternProblem = patternProblem
  }

  /// The families in their order, each with its rules in the order of the catalogue.
  package static func families(of rules: [Rule] = Rule.all) -> [(RuleFamily, [Rule])] {
    RuleFamily.allCases.compactMap { family in
      let own = rules.filter { $0.family == family }
      return own.isEmpty ? nil : (family, own)
    }
  }

  package var markdown: String {
    var out = """
      # The rules of `botflow lint`

      Made from the rules themselves by `botflow rules --format markdown`; `botflow explain RULE` shows the same at a terminal. Errors and warnings are always given, advice with `--pedantic`. [`lint.md`](lint.md) says how rules are set, and how findings are let stand.

      """
    for (family, rules) in RuleReference.families(of: rules) {
      out += "\n## \(family.rawValue)\n\n| rule | severity | finds |\n| --- | --- | --- |\n"
      for rule in rules {
        out += "| [`\(rule.name)`](#\(rule.name)) | \(rule.severity.rawValue) | \(rule.summary) |\n"
      }
      for rule in rules { out += "\n" + section(rule) }
    }
    let sources = RuleSources.named(in: rules.map(\.why).joined())
    if !sources.isEmpty { out += "\n" }
    for source in sources { out += "[\(source.name)]: \(source.address)\n" }
    return out
  }

  private func section(_ rule: Rule) -> String {
    var out = "### \(rule.name)\n\n\(rule.why)\n"
    if rule.keepsFromBeingAFlow {
      out +=
        "\n`botflow validate` reports it, too. A file with this mistake is no flow: the finding cannot be let stand.\n"
    }
    for example in rule.examples {
      out += example.isBad ? "\nFound:\n" : "\nNot found:\n"
      out += "\n```text\n\(example.dedented)\n```\n"
      let (source, findings) = example.findings(of: rule, patternProblem: patternProblem)
      let renderer = CaretRenderer(source)
      for finding in findings {
        out += "\n```text\n\(renderer.render(finding))```\n"
      }
    }
    return out
  }
}
