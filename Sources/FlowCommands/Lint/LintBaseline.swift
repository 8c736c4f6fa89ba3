import FlowDiagnostics
import FlowLint

/// A baseline with the place it has on the disk, which its paths are relative to.
struct LintBaseline: Sendable {
  let path: String
  private let baseline: Baseline
  private let folder: AbsolutePath

  init(reading path: String) throws(CommandFailure) {
    let source: SourceText
    do throws(FileFailure) {
      source = try Files.read(path)
    } catch {
      throw error.failure
    }
    do throws(Baseline.Damage) {
      baseline = try Baseline(source)
    } catch {
      throw CommandFailure(
        .wrongUsage,
        "the baseline '\(UntrustedText.shown(path))' is damaged at \(error.position.line):"
          + "\(error.position.column): \(UntrustedText.shown(error.message)); write it anew with "
          + "--write-baseline")
    }
    self.path = path
    folder = AbsolutePath(Paths.folder(of: path))
  }

  /// The findings that are not in the baseline.
  func split(
    _ findings: [Report.Finding], of file: String
  ) -> (new: [Report.Finding], known: Int, gone: Int) {
    let known = baseline.known(at: AbsolutePath(file).relative(to: folder))
    guard !known.isEmpty else { return (findings, 0, 0) }
    let new = findings.filter {
      !known.contains($0.fingerprint.description) || LintBaseline.mustBeMended($0)
    }
    let count = findings.count - new.count
    return (new, count, known.count - count)
  }

  /// Writes what can be let stand, and says how much that is; the rest is left in the reports.
  static func write(
    _ reports: inout [Report.File], to path: String
  ) throws(CommandFailure) -> Int {
    let folder = AbsolutePath(Paths.folder(of: path))
    let entries = reports.flatMap { file in
      let place = AbsolutePath(file.path).relative(to: folder)
      return file.findings.filter { !mustBeMended($0) }.map { Baseline.Entry(path: place, $0) }
    }
    do throws(FileFailure) {
      try Files.write(Baseline(entries).text, to: path)
    } catch {
      throw error.failure
    }
    reports = reports.map { $0.with($0.findings.filter(mustBeMended)) }
    return entries.count
  }

  /// Mistakes that keep a file from being a flow hide all others.
  private static func mustBeMended(_ finding: Report.Finding) -> Bool {
    Rule.named(finding.diagnostic.rule)?.keepsFromBeingAFlow
      ?? (finding.diagnostic.severity == .error)
  }
}
