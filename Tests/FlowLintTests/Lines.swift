import FlowDiagnostics
import FlowLint
import FlowModel

/// What one rule says of an example, in its own words.
func lines(_ name: String, _ text: String) -> [String] {
  let reading = FlowReading(SourceText(path: "example.flow.json", text))
  let options = LintOptions(isPedantic: true, patternProblem: PatternProblems.problem)
  return Linter(options).lint(reading).findings.filter { $0.rule.text == name }.flatMap { finding in
    [finding.message] + finding.notes.map { "note: \($0)" }
      + (finding.help.map { ["help: \($0)"] } ?? [])
  }
}

/// A flow with these members.
func flow(_ members: String...) -> String {
  "{\"botflow\": 1, \"name\": \"Example\", \(members.joined(separator: ", "))}"
}
