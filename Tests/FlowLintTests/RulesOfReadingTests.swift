import FlowDiagnostics
import FlowLint
import FlowModel
import FlowTestSupport
import Testing

/// A rule that the reading of a file reports, as its source names it.
private struct ReadingRule: CustomTestStringConvertible {
  var name: RuleName
  var testDescription: String { name.text }

  static let all = ["Sources/FlowSyntax/SyntaxRules.swift", "Sources/FlowModel/ShapeRules.swift"]
    .flatMap { path in
      (Repository.text(path) ?? "").matches(of: /: RuleName = "([^"]+)"/)
        .map { ReadingRule(name: RuleName(stringLiteral: String($0.output.1))) }
    }
}

@Suite struct `What reading a flow reports` {
  @Test func `is found in its sources`() {
    #expect(ReadingRule.all.count > 15)
  }

  @Test(arguments: ReadingRule.all)
  fileprivate func `is in the catalogue`(_ rule: ReadingRule) {
    #expect(Rule.named(rule.name) != nil)
  }

  @Test(arguments: Exemplified.all.filter { $0.rule.isReportedByReading && $0.example.isBad })
  func `has the severity of the catalogue`(_ case_: Exemplified) {
    let reading = FlowReading(case_.example.file().source, linked: case_.linked)
    let found = reading.findings.filter { $0.rule == case_.rule.name }
    #expect(found.allSatisfy { $0.severity == case_.rule.severity })
    // Suppressions are looked at by lint itself.
    #expect(!found.isEmpty || case_.rule.family == .suppression)
  }
}
