import FlowTerminal
import Testing

@testable import FlowCommands

@Suite struct `The progress of lint` {
  /// A clock that goes on by so many milliseconds whenever it is looked at.
  private final class Clock {
    var time = Duration.zero
  }

  private func shown(
    files: Int, each milliseconds: Int, on stream: TextStream?
  ) -> String {
    let clock = Clock()
    let progress = LintProgress(stream, total: files) { clock.time }
    for number in 1...files {
      clock.time += .milliseconds(milliseconds)
      progress.finished(number)
    }
    progress.end()
    return stream?.captured ?? ""
  }

  @Test func `is one line that is erased at the end`() {
    let text = shown(files: 1_500, each: 1, on: TextStream(.memory(columns: 80)))
    let lines = text.split(separator: "\r\u{1B}[K", omittingEmptySubsequences: false)
    #expect(
      lines == [
        "", "linting 1,000 of 1,500 files", "linting 1,100 of 1,500 files",
        "linting 1,200 of 1,500 files", "linting 1,300 of 1,500 files",
        "linting 1,400 of 1,500 files", "linting 1,500 of 1,500 files", "",
      ])
  }

  @Test func `is not shown for a short run, nor where there is no terminal`() {
    #expect(shown(files: 900, each: 1, on: TextStream(.memory(columns: 80))) == "")
    #expect(shown(files: 90, each: 1_000, on: TextStream(.memory())) == "")
    #expect(shown(files: 9, each: 1_000, on: nil) == "")
  }
}
