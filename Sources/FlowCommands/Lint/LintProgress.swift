import FlowDiagnostics
import FlowTerminal

/// One line at a terminal for a run that takes its time, rewritten as it goes and erased at the
/// end.
final class LintProgress {
  private static let patience = Duration.seconds(1)
  /// Between two lines.
  private static let pause = Duration.milliseconds(100)

  private let stream: TextStream?
  private let total: Int
  private let now: () -> Duration
  private let start: Duration
  private var shownAt: Duration?

  /// - Parameters:
  ///   - stream: `nil`, or what is no terminal, is told nothing.
  ///   - now: any time that runs evenly.
  init(_ stream: TextStream?, total: Int, now: @escaping () -> Duration) {
    self.stream = stream.flatMap { $0.isTerminal ? $0 : nil }
    self.total = total
    self.now = now
    start = now()
  }

  func finished(_ count: Int) {
    guard let stream else { return }
    let time = now()
    guard time - start >= LintProgress.patience,
      shownAt.map({ time - $0 >= LintProgress.pause }) ?? true
    else { return }
    shownAt = time
    let counts = "\(Report.grouped(count)) of \(Report.grouped(total))"
    stream.write("\r\u{1B}[Klinting \(counts) files")
  }

  func end() {
    guard shownAt != nil else { return }
    stream?.write("\r\u{1B}[K")
    shownAt = nil
  }
}
