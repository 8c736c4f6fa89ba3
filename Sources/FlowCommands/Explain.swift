import ArgumentParser
import FlowDiagnostics
import FlowLint
import FlowTerminal

/// `botflow explain`: one rule after the other, with examples as lint shows them.
struct Explain: ConsoleCommand {
  static let configuration = CommandConfiguration(
    abstract: "Explains rules of lint: why, what is found, what is not.",
    discussion: "'botflow rules' lists them.")

  @Argument(
    help: "Names of rules, as they stand in brackets behind 'error' or 'warning'.",
    completion: LintCompletion.rules)
  var rules: [String]

  @OptionGroup var colour: ColourOption

  func run(on surroundings: Surroundings) throws(CommandFailure) -> ExitStatus {
    let console = surroundings.console
    let style = console.style(colour.choice, for: console.output)
    let known = try rules.map { name throws(CommandFailure) in
      try LintSettings.rule(name)
    }
    for (place, rule) in known.enumerated() {
      if place > 0 { console.output.write("\n") }
      console.output.write(RuleExplanation(rule, style).text)
    }
    return .clean
  }
}

/// A rule for people at a terminal.
struct RuleExplanation {
  private let rule: Rule
  private let style: Style

  init(_ rule: Rule, _ style: Style) {
    self.rule = rule
    self.style = style
  }

  var text: String {
    let head = "\(style.bold(rule.name.text)): \(rule.summary)\n"
    let kind = "\(style.of(rule.severity)(rule.severity.rawValue)) · \(rule.family.rawValue)\n"
    let parts = [head + kind, paragraphs] + rule.examples.map(example) + [letStand]
    return parts.joined(separator: "\n")
  }

  private var paragraphs: String {
    let paragraphs = rule.why.split(separator: "\n\n").map {
      Marked.text(Wrapped.text(String($0), width: 80), style) + "\n"
    }
    let sources = RuleSources.named(in: rule.why).map { "[\($0.name)] \($0.address)\n" }
    return (paragraphs + [sources.joined()]).filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private func example(_ example: RuleExample) -> String {
    guard example.isBad else {
      return style.bold("Not found:") + "\n\n" + indented(example.dedented)
    }
    let (source, findings) = example.findings(
      of: rule, patternProblem: LintSettings.patternProblem)
    let renderer = CaretRenderer(source, paint: CaretRenderer.Paint(style))
    return style.bold("Found:") + "\n\n" + indented(example.dedented) + "\n"
      + findings.map { renderer.render($0) }.joined(separator: "\n")
  }

  private func indented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { "  \($0)\n" }.joined()
  }

  private var letStand: String {
    guard !rule.keepsFromBeingAFlow else {
      return "A file with this mistake is no flow: the finding cannot be let stand.\n"
    }
    let allowance =
      "\"lint\": {\"allow\": [{\"rule\": \"\(rule.name)\", \"interaction\": \"…\", \"reason\": \"…\"}]}"
    return
      "To let a finding stand, say why in the flow, or turn the rule off in .botflow.json:\n\n"
      + "  \(allowance)\n  \"rules\": {\"\(rule.name)\": \"allow\"}\n"
  }
}
