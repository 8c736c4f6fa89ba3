import FlowDiagnostics
import FlowLint
import FlowTestSupport
import Testing

/// How many of its defects each rule finds, and how many of its findings are defects.
struct CorpusScores {
  struct Score {
    let rule: RuleName
    var seeds = 0
    var found = 0
    /// Findings that no seed asks for, on clean flows and in seeded ones.
    var falseAlarms = 0

    var precision: Double {
      found + falseAlarms == 0 ? 1 : Double(found) / Double(found + falseAlarms)
    }
    var recall: Double { seeds == 0 ? 1 : Double(found) / Double(seeds) }
  }

  private(set) var rules: [Score]

  init() throws {
    rules = Rule.all.map { Score(rule: $0.name) }
    let places = Dictionary(uniqueKeysWithValues: zip(rules.map(\.rule), rules.indices))
    for path in Corpus.cleanFlows {
      let source = SourceText(path: path, bytes: try #require(Repository.bytes(path)))
      for finding in Corpus.findings(in: source, at: path, isPedantic: false) {
        if let place = places[finding.rule] { rules[place].falseAlarms += 1 }
      }
    }
    for seed in CorpusSeed.all {
      let (source, mark) = try seed.applied()
      let findings = seed.findings(in: source)
      for finding in findings where finding.rule != seed.rule && !seed.also.contains(finding.rule) {
        if let place = places[finding.rule] { rules[place].falseAlarms += 1 }
      }
      guard let place = places[seed.rule] else { continue }
      rules[place].seeds += 1
      if findings.contains(where: { $0.rule == seed.rule && $0.span == mark }) {
        rules[place].found += 1
      }
    }
  }

  var table: String {
    let width = rules.map { $0.rule.text.count }.max() ?? 0
    func row(_ name: String, _ cells: [String]) -> String {
      let padding = String(repeating: " ", count: width - name.count)
      return name + padding
        + cells.map { String(repeating: " ", count: max(1, 14 - $0.count)) + $0 }.joined()
    }
    let lines = rules.map { score in
      row(
        score.rule.text,
        [
          String(score.seeds), String(score.found), String(score.falseAlarms),
          percent(score.precision), percent(score.recall),
        ])
    }
    return
      ([row("rule", ["seeds", "found", "false alarms", "precision", "recall"])] + lines)
      .joined(separator: "\n")
  }

  private func percent(_ share: Double) -> String { "\(Int((share * 100).rounded()))%" }
}
