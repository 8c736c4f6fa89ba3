import FlowDiagnostics
import FlowLint
import FlowTerminal

/// Reads and judges the files of a run, several at once, and collects what was found in the order
/// of their paths.
struct LintRun {
  /// Findings that are kept; further ones are counted.
  static let mostFindings = 10_000

  let judge: LintJudge
  let baseline: LintBaseline?
  let fixes: Bool
  let workers: Int
  var mostFindings = LintRun.mostFindings

  /// One file's part of the results.
  enum FileResult: Sendable {
    case unread(FileFailure)
    case judged(Judged)
  }

  struct Judged: Sendable {
    var report: Report.File
    var omitted: Report.Counts
    var isSound: Bool
    /// Findings that are in the baseline, and those of it that are not there any more.
    var known = 0
    var gone = 0
    var fixed: FixedFile?
    var refusedFixes = 0
  }

  /// All results.
  struct Collected {
    var reports: [Report.File] = []
    var unread: [FileFailure] = []
    var omitted = Report.Counts()
    var unjudged = 0
    var known = 0
    var gone = 0
    var fixed: [FixedFile] = []
    var refusedFixes = 0
    fileprivate var room: Int
  }

  func collect(
    _ files: [LintFile], _ held: HeldTexts, _ progress: LintProgress
  ) -> Collected {
    var collected = Collected(room: mostFindings)
    // One file may take long, and nothing has been written yet.
    Interrupts.endProcess()
    defer { Interrupts.install() }
    Parallel.forEach(files.count, workers: workers) { [self] index in
      result(of: files[index], held)
    } take: { index, result in
      collected.take(result)
      progress.finished(index + 1)
      return true
    }
    progress.end()
    return collected
  }

  private func result(of file: LintFile, _ held: HeldTexts) -> FileResult {
    do throws(FileFailure) {
      guard !FlowFiles.isEnvironment(file.path) else {
        throw FileFailure(
          action: "lint", path: file.path, reason: "environment files are not supported yet")
      }
      let text = try held.read(file)
      return .judged(judged(text, file))
    } catch {
      return .unread(error)
    }
  }

  private func judged(_ text: SteadyText, _ file: LintFile) -> Judged {
    var source = text.source
    var verdict = judge.judge(source, file)
    var fixed: FixedFile?
    var refused = 0
    if fixes {
      let outcome = judge.fixed(source, verdict, file)
      refused = outcome.refused
      if outcome.count > 0 {
        let hiddenBefore = source.texts(hiddenIn: verdict.shown)
        source = outcome.source
        verdict = judge.judge(source, file)
        fixed = FixedFile(
          file: file, old: text, new: source, count: outcome.count,
          secrets: hiddenBefore + source.texts(hiddenIn: verdict.shown))
      }
    }
    var report = LintJudge.report(verdict, source)
    var result = Judged(
      report: report, omitted: verdict.omitted, isSound: verdict.isSound, fixed: fixed,
      refusedFixes: refused)
    if let baseline {
      let (new, known, gone) = baseline.split(report.findings, of: file.path)
      if known > 0 { report = report.with(new) }
      result.report = report
      result.known = known
      // Of a file that could not be judged nobody knows what is gone.
      result.gone = verdict.isSound && verdict.omitted.total == 0 ? gone : 0
    }
    return result
  }
}

extension LintRun.Collected {
  fileprivate mutating func take(_ result: LintRun.FileResult) {
    switch result {
    case .unread(let failure): unread.append(failure)
    case .judged(let judged):
      omitted = omitted + judged.omitted
      reports.append(shortened(judged.report))
      if !judged.isSound { unjudged += 1 }
      known += judged.known
      gone += judged.gone
      refusedFixes += judged.refusedFixes
      if let file = judged.fixed { fixed.append(file) }
    }
  }

  private mutating func shortened(_ report: Report.File) -> Report.File {
    let findings = report.findings
    let kept = min(room, findings.count)
    room -= kept
    guard kept < findings.count else { return report }
    for finding in findings[kept...] { omitted.add(finding.diagnostic.severity) }
    return report.with(Array(findings[..<kept]))
  }
}
