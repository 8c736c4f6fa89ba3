import ArgumentParser
import FlowDiagnostics
import FlowLint
import FlowTerminal

/// `botflow rules`: what lint looks for.
struct Rules: ConsoleCommand {
  static let configuration = CommandConfiguration(
    abstract: "Lists the rules of lint.",
    discussion: "'botflow explain RULE' says why a rule is there, with examples.")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, markdown
  }

  @Option(help: "How the rules are written: text, json, or markdown with all explanations.")
  var format: Format = .text

  @Option(
    help: ArgumentHelp("Write the rules to a file.", valueName: "file"), completion: .file())
  var output: String?

  @OptionGroup var colour: ColourOption

  func run(on surroundings: Surroundings) throws(CommandFailure) -> ExitStatus {
    let console = surroundings.console
    let style = output == nil ? console.style(colour.choice, for: console.output) : .plain
    let text =
      switch format {
      case .text: table(style)
      case .json: json
      case .markdown: RuleReference(patternProblem: LintSettings.patternProblem).markdown
      }
    guard let output else {
      console.output.write(text)
      return .clean
    }
    do throws(FileFailure) {
      try Files.write(text, to: output)
    } catch {
      throw error.failure
    }
    return .clean
  }

  private func table(_ style: Style) -> String {
    let width = Rule.all.map(\.name.text.count).max() ?? 0
    return RuleReference.families().map { family, rules in
      let lines = rules.map { rule in
        let name = rule.name.text.padding(to: width)
        let severity = style.of(rule.severity)(rule.severity.rawValue.padding(to: 7))
        return "  \(style.bold(name))  \(severity)  \(rule.summary)\n"
      }
      return style.bold(family.rawValue) + "\n" + lines.joined()
    }.joined(separator: "\n")
  }

  private var json: String {
    let rules = RuleReference.families().flatMap { family, rules in
      rules.map { rule in
        JSONText.object([
          ("name", JSONText.quoted(rule.name.text)),
          ("family", JSONText.quoted(family.rawValue)),
          ("severity", JSONText.quoted(rule.severity.rawValue)),
          ("summary", JSONText.quoted(rule.summary)),
          ("why", JSONText.quoted(rule.why)),
          ("fixedLevel", String(rule.keepsFromBeingAFlow)),
        ])
      }
    }
    return
      "{\n  \"version\": 1,\n  \"rules\": [\n    \(rules.joined(separator: ",\n    "))\n  ]\n}\n"
  }
}

extension String {
  fileprivate func padding(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}

extension Style {
  /// The colour that findings of this severity have.
  func of(_ severity: Diagnostic.Severity) -> (String) -> String {
    switch severity {
    case .error: { red($0) }
    case .warning: { yellow($0) }
    case .advice: { cyan($0) }
    }
  }
}
