import FlowDiagnostics
import FlowLint
import FlowModel
import FlowSyntax

/// Judges the text of one file after the other; has all that this takes, and changes nothing.
struct LintJudge: Sendable {
  let linter: Linter
  let bots: LintedBots
  /// Threads for a file of so many bytes.
  var workers: @Sendable (_ bytes: Int) -> any Workers = { _ in OneWorker() }

  struct Verdict {
    /// What may be shown of the file.
    var shown: SourceText
    var findings: [Diagnostic]
    var omitted = Report.Counts()
    /// Whether no error kept the file from being judged as a whole.
    var isSound: Bool
  }

  func judge(_ source: SourceText, _ file: LintFile) -> Verdict {
    if FlowFiles.isMock(file.path) {
      let reading = MockReading(source)
      return Verdict(
        shown: source.hidingSecrets, findings: reading.findings,
        omitted: Report.Counts(
          errors: reading.omitted.errors, warnings: reading.omitted.warnings),
        isSound: reading.validFile != nil)
    }
    let workers = workers(source.bytes.count)
    let reading = FlowReading(
      source, linked: bots.linked(besideFlow: file.path), workers: workers)
    let result = linter.lint(reading, entries: bots.entries(of: file), workers: workers)
    let omitted = result.omitted.reduce(into: Report.Counts()) { counts, part in
      switch part.key {
      case .error: counts.errors += part.value
      case .warning: counts.warnings += part.value
      case .advice: counts.advice += part.value
      }
    }
    let isSound = reading.validFlow != nil
    return Verdict(
      shown: isSound ? source.masking(result.secrets) : source.hidingSecrets,
      findings: result.findings, omitted: omitted,
      isSound: isSound)
  }

  /// The file with all safe fixes made.
  func fixed(
    _ source: SourceText, _ verdict: Verdict, _ file: LintFile
  ) -> Fixer.Outcome {
    var fixer = Fixer { text in
      let verdict = judge(text, file)
      return Fixer.Verdict(verdict.findings, isSound: verdict.isSound)
    }
    return fixer.fix(source, Fixer.Verdict(verdict.findings, isSound: verdict.isSound))
  }

  /// The findings as a report has them.
  static func report(_ verdict: Verdict, _ source: SourceText) -> Report.File {
    guard !verdict.findings.isEmpty else { return Report.File(clean: source.path) }
    let places = JSONDocument(source).places(of: verdict.findings.map(\.span))
    return Report.File(verdict.shown, verdict.findings, places: places)
  }
}

extension Report.File {
  /// The same file with some of its findings.
  func with(_ findings: [Report.Finding]) -> Report.File {
    findings.isEmpty
      ? Report.File(clean: path)
      : Report.File(source, findings.map(\.diagnostic), places: findings.map(\.place))
  }
}
