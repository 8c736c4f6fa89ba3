import FlowDiagnostics
import FlowLint
import FlowModel
import Testing

extension Rule: CustomTestStringConvertible {
  public var testDescription: String { name.text }
}

/// One example of one rule.
struct Exemplified: CustomTestStringConvertible {
  let rule: Rule
  let number: Int

  var example: RuleExample { rule.examples[number] }
  var testDescription: String { "\(rule.name) example \(number + 1)" }

  static let all = Rule.all.flatMap { rule in
    rule.examples.indices.map { Exemplified(rule: rule, number: $0) }
  }

  /// The spans of the rule's findings in a file.
  func found(in source: SourceText) -> [Span] {
    findings(in: source).filter { $0.rule == rule.name }.map(\.span)
  }

  /// The findings of all rules.
  func findings(in source: SourceText) -> [Diagnostic] {
    let reading = FlowReading(source, linked: linked)
    let options = LintOptions(isPedantic: true, patternProblem: PatternProblems.problem)
    return Linter(options).lint(reading).findings
  }

  var linked: LinkedBots {
    let bots = example.bots
    return LinkedBots { path in
      bots[path].map { .interactions($0) } ?? .unknown("there is no such file or folder")
    }
  }
}

@Suite struct `Every rule` {
  @Test(arguments: Rule.all) func `has a name of its own, in kebab-case`(_ rule: Rule) {
    #expect(rule.name.text.wholeMatch(of: /[a-z]+(-[a-z0-9]+)*/) != nil)
    #expect(Rule.all.count { $0.name == rule.name } == 1)
  }

  @Test(arguments: Rule.all) func `explains itself`(_ rule: Rule) {
    #expect(!rule.summary.isEmpty && !rule.summary.hasSuffix("."))
    #expect(rule.why.hasSuffix(".") || rule.why.hasSuffix("`") || rule.why.hasSuffix(")"))
    #expect(rule.examples.contains { $0.isBad })
  }

  @Test(arguments: Exemplified.all)
  func `finds what its example marks, and nothing else`(_ case_: Exemplified) {
    let (source, marks) = case_.example.file()
    #expect(case_.found(in: source) == marks)
  }

  @Test(arguments: Exemplified.all)
  func `finds the same with Windows line ends`(_ case_: Exemplified) {
    let (source, _) = case_.example.file()
    let before = case_.found(in: source).map { source[$0].replacing("\n", with: "\r\n") }
    let lineEnd = Array("\r\n".utf8)
    let bytes = source.bytes.flatMap { $0 == lineEnd[1] ? lineEnd : [$0] }
    let windows = SourceText(path: "example.flow.json", bytes: bytes)
    #expect(case_.found(in: windows).map { windows[$0] } == before)
  }

  @Test(arguments: Exemplified.all.filter { $0.example.extent != .file && !$0.example.isLatin1 })
  func `finds the same behind text of many bytes`(_ case_: Exemplified) {
    let (source, marks) = case_.example.file(adding: ["\"description\": \"Grüße, 漢字 👋🏽\""])
    #expect(case_.found(in: source) == marks)
  }

  @Test(arguments: Exemplified.all.filter { $0.hasFix })
  func `heals what it finds, and nothing else comes of it`(_ case_: Exemplified) {
    let (source, _) = case_.example.file()
    let before = case_.findings(in: source)
    let own = before.filter { $0.rule == case_.rule.name }
    let healed = source.applying(own.compactMap(\.fix))
    let after = case_.findings(in: healed)
    let left = own.count { $0.fix == nil }
    #expect(after.count { $0.rule == case_.rule.name } == left, "\(healed[healed.extent])")
    // What needs a review may uncover something else.
    let isSafe = own.allSatisfy { $0.fix?.confidence == .safe }
    for finding in after where isSafe && finding.rule != case_.rule.name {
      let isOld = before.contains { $0.rule == finding.rule && $0.message == finding.message }
      #expect(isOld, "\(finding.rule): \(finding.message)")
    }
    if left == 0 { #expect(FlowReading(healed).validFlow != nil || case_.needsMore(source)) }
  }

  @Test(arguments: Exemplified.all.filter { $0.canBeSuppressed })
  func `is silent where it is suppressed`(_ case_: Exemplified) {
    let allowance =
      "\"lint\": {\"allow\": [{\"rule\": \"\(case_.rule.name)\", \"reason\": \"an example\"}]}"
    let (source, _) = case_.example.file(adding: [allowance])
    #expect(case_.found(in: source) == [])
  }
}

extension SourceText {
  fileprivate var extent: Span { Span(0, bytes.count) }

  /// The text with the edits made; of two that overlap only the first.
  fileprivate func applying(_ fixes: [Fix]) -> SourceText {
    var text: [UInt8] = []
    var position = 0
    for edit in fixes.flatMap(\.edits).sorted(by: { $0.span.start < $1.span.start })
    where edit.span.start >= position {
      text += bytes[position..<edit.span.start] + Array(edit.replacement.utf8)
      position = edit.span.end
    }
    return SourceText(path: path, bytes: text + bytes[position...])
  }
}

extension Exemplified {
  fileprivate var hasFix: Bool {
    example.isBad
      && findings(in: example.file().source).contains { $0.rule == rule.name && $0.fix != nil }
  }

  /// Whether errors of other rules are in the example as well.
  fileprivate func needsMore(_ source: SourceText) -> Bool {
    findings(in: source).contains { $0.severity == .error && $0.rule != rule.name }
  }

  /// Mistakes that keep a file from being a flow cannot be let stand.
  fileprivate var canBeSuppressed: Bool {
    example.isBad && example.extent != .file && rule.family != .suppression
      && !(rule.isReportedByReading && rule.severity == .error)
      && !example.marked.contains("\"lint\"")
  }
}
