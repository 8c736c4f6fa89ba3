package import FlowDiagnostics
import FlowSyntax

/// Makes the safe fixes of one file, again and again until nothing is left that can be made.
package struct Fixer {
  /// What lint has to say of a text.
  package struct Verdict: Sendable {
    package var findings: [Diagnostic]
    /// Whether no error keeps the text from being judged as a whole.
    package var isSound: Bool

    package init(_ findings: [Diagnostic], isSound: Bool) {
      self.findings = findings
      self.isSound = isSound
    }

    var safeFixes: [Fix] { findings.compactMap(\.fix).filter { $0.confidence == .safe } }

    var errors: [Complaint: Int] {
      findings.filter { $0.severity == .error }
        .reduce(into: [:]) { $0[Complaint($1), default: 0] += 1 }
    }

    var syntaxErrors: Int { findings.count { RuleName.ofSyntax.contains($0.rule) } }
  }

  package struct Outcome: Sendable {
    package var source: SourceText
    /// How many fixes were made.
    package var count: Int
    /// Safe fixes that were left out, because with them the file would be worse than before.
    package var refused: Int
  }

  /// An error without its place.
  struct Complaint: Hashable {
    let rule: RuleName
    let message: String

    init(_ finding: Diagnostic) {
      rule = finding.rule
      message = finding.message
    }
  }

  private static let mostRounds = 10
  /// Fixes of one file that are tried one by one.
  private static let mostTries = 100

  private let judge: (SourceText) -> Verdict
  private var triesLeft = Fixer.mostTries

  package init(_ judge: @escaping (SourceText) -> Verdict) {
    self.judge = judge
  }

  package mutating func fix(_ source: SourceText, _ verdict: Verdict) -> Outcome {
    var outcome = Outcome(source: source, count: 0, refused: 0)
    var verdict = verdict
    for _ in 0..<Fixer.mostRounds {
      guard !verdict.safeFixes.isEmpty,
        let (text, after) = round(outcome.source, verdict)
      else { break }
      outcome.source = text.source
      outcome.count += text.applied.count
      verdict = after
    }
    outcome.refused = verdict.safeFixes.count
    return outcome
  }

  /// As many fixes as can be made together; `nil` where none can.
  private mutating func round(
    _ source: SourceText, _ before: Verdict
  ) -> (FixedText, Verdict)? {
    let fixes = before.safeFixes
    if let all = attempt(fixes, on: source, before) { return all }
    guard fixes.count > 1 else { return nil }
    var good: [Fix] = []
    for fix in fixes where triesLeft > 0 {
      triesLeft -= 1
      if attempt([fix], on: source, before) != nil { good.append(fix) }
    }
    guard let first = good.first else { return nil }
    return attempt(good, on: source, before) ?? attempt([first], on: source, before)
  }

  private func attempt(
    _ fixes: [Fix], on source: SourceText, _ before: Verdict
  ) -> (FixedText, Verdict)? {
    let text = FixedText(source, fixes)
    guard text.source.bytes != source.bytes else { return nil }
    let after = judge(text.source)
    return Fixer.isWorse(after, than: before, text.edited) ? nil : (text, after)
  }

  /// A file that was no flow may show errors that could not be seen before, but not where it was
  /// edited.
  private static func isWorse(_ after: Verdict, than before: Verdict, _ edited: [Span]) -> Bool {
    if before.syntaxErrors == 0, after.syntaxErrors > 0 { return true }
    if before.isSound, !after.isSound { return true }
    let known = before.errors
    let new = after.errors.filter { $0.value > known[$0.key, default: 0] }
    guard !before.isSound else { return !new.isEmpty }
    return after.findings.contains { finding in
      finding.severity == .error && new[Complaint(finding)] != nil
        && edited.contains { $0.start < finding.span.end && finding.span.start < $0.end }
    }
  }
}

extension RuleName {
  /// What the reader of JSON reports.
  fileprivate static let ofSyntax: Set<RuleName> = [.jsonSyntax, .duplicateKey, .notUTF8, .tooDeep]
}
