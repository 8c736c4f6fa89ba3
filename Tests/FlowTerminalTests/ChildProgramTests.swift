import FlowTestSupport
import Testing

@Suite struct `Programs run for a test` {
  @Test func `all that was written comes back, with the status`() throws {
    let result = try ChildProcess.run(
      "/bin/sh", ["-c", "cat; echo \"$WORD\" >&2; exit 3"],
      environment: ["PATH": "/usr/bin:/bin", "WORD": "oops"], input: Array("in".utf8))
    #expect(result.output == "in")
    #expect(result.error == "oops\n")
    #expect(result.ending == .exited(3))
  }

  @Test func `much in both directions does not lock up`() throws {
    let input = [UInt8](repeating: 120, count: 1 << 20)
    let result = try ChildProcess.run("/bin/sh", ["-c", "tee /dev/stderr"], input: input)
    #expect(result.outputBytes == input)
    #expect(result.errorBytes == input)
  }

  @Test func `input that nobody reads is no harm`() throws {
    let input = [UInt8](repeating: 120, count: 1 << 20)
    #expect(try ChildProcess.run("/bin/sh", ["-c", "exit 0"], input: input).status == 0)
  }

  @Test func `a signal and a time limit are told apart`() throws {
    let killed = try ChildProcess.run("/bin/sh", ["-c", "kill -9 $$"])
    #expect(killed.ending == .killed(signal: 9))
    let late = try ChildProcess.run("/bin/cat", ["/dev/zero"], within: .milliseconds(50))
    #expect(late.ending == .outOfTime)
  }

  @Test func `the folder can be chosen`() throws {
    #expect(try ChildProcess.run("/bin/pwd", [], directory: "/usr").output == "/usr\n")
  }

  @Test func `a program that is not there is an error`() {
    #expect(throws: ChildProcess.CannotStart.self) { try ChildProcess.run("/nowhere/program") }
  }

  @Test func `a terminal answers, changes size and hangs up`() throws {
    let script =
      "trap 'stty size' WINCH; tty >/dev/null && echo yes; while read x; do echo \"<$x>\"; done"
    let terminal = try PseudoTerminal("/bin/bash", ["-c", script], columns: 70, rows: 20)
    #expect(terminal.expect("yes"))
    terminal.send("hé\r")
    #expect(terminal.expect("<hé>"))
    terminal.resize(columns: 60, rows: 10)
    terminal.send("\r")
    #expect(terminal.expect("10 60"))
    terminal.send("\u{4}")
    #expect(terminal.waitForExit() == 0)
  }

  @Test func `keys make signals at a terminal`() throws {
    let terminal = try PseudoTerminal("/bin/sh", ["-c", "echo ready; exec cat"])
    #expect(terminal.expect("ready"))
    #expect(!terminal.expect("never", within: .milliseconds(20)))
    terminal.send("\u{3}")
    #expect(terminal.waitForExit() == 130)
  }
}
