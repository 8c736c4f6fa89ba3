import FlowEngine
import FlowModel
import FlowScripts
import FlowTestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite struct `The worker` {
  let desk = Desk()

  @Test func `starts with the first script and stays`() throws {
    #expect(desk.host.workerIdentifier == nil)
    _ = try desk.context("context.a = 1")
    let first = try #require(desk.host.workerIdentifier)
    _ = try desk.failure("throw 1")
    _ = try desk.failure("(")
    #expect(desk.host.workerIdentifier == first)
  }

  @Test(arguments: ["while (true) {}", "var s = 'a'; for (;;) s += s"])
  func `is replaced when a script overran`(_ source: String) throws {
    _ = try desk.context("")
    let first = try #require(desk.host.workerIdentifier)
    _ = try desk.failure(source)
    _ = try desk.context("")
    #expect(desk.host.workerIdentifier != first)
    #expect(kill(first, 0) != 0)
  }

  @Test func `is replaced when it has died, whoever killed it`() throws {
    _ = try desk.context("")
    let first = try #require(desk.host.workerIdentifier)
    kill(first, SIGKILL)
    #expect(try desk.context("context.a = 1") == #"{"a":1}"#)
    #expect(desk.host.workerIdentifier != first)
  }

  @Test func `ends with its host`() throws {
    var desk: Desk? = Desk()
    _ = try desk?.context("")
    let worker = try #require(desk?.host.workerIdentifier)
    desk = nil
    #expect(kill(worker, 0) != 0)
  }

  @Test func `gives back what a script took`() throws {
    _ = try desk.context("context.a = 1")
    let before = try residentMemory()
    _ = try desk.context("var a = []; for (var i = 0; i < 100000; i++) a.push({i: i})")
    _ = try desk.context("context.a = 1")
    #expect(try residentMemory() < before + 4096)
  }

  @Test func `has no environment, no other descriptor and no rights`() throws {
    _ = try desk.context("")
    let worker = try #require(desk.host.workerIdentifier)
    #expect(Repository.bytes("/proc/\(worker)/environ") == [])
    let limits = try #require(Repository.text("/proc/\(worker)/limits"))
    for name in ["Max open files", "Max file size", "Max core file size", "Max processes"] {
      let line = try #require(limits.split(separator: "\n").first { $0.hasPrefix(name) })
      #expect(line.dropFirst(26).split(separator: " ").prefix(2) == ["0", "0"], "\(line)")
    }
    let status = try #require(Repository.text("/proc/\(worker)/status"))
    #expect(status.contains("NoNewPrivs:\t1"))
    #expect(status.contains("Seccomp:\t2"))
    #expect(getpgid(worker) == worker)
  }

  @Test func `that is no worker is a failure`() throws {
    for program in ["/nonexistent", "/bin/false", "/bin/true"] {
      let host = ScriptHost(executable: program)
      let outcome = host.run(ScriptCall(interaction: InteractionIndex(0), source: ""))
      guard case .failed(let failure) = outcome else {
        Issue.record("\(program) ran a script")
        continue
      }
      #expect(failure.kind == .crashed)
    }
  }

  @Test func `ignores what is no request, and ends with its input`() throws {
    let worker = try ChildProcess.run(
      Repository.builtProgram, [ScriptWorker.argument], input: [0, 0, 0, 2, 0x7B, 0x7D])
    #expect(worker.ending == .exited(0))
    #expect(worker.output.isEmpty)
  }

  @Test func `is no part of the help`() throws {
    let help = try ChildProcess.run(Repository.builtProgram, ["--help"])
    #expect(help.status == 0)
    #expect(!help.output.contains("worker"))
  }

  /// In KiB.
  private func residentMemory() throws -> Int {
    let worker = try #require(desk.host.workerIdentifier)
    let status = try #require(Repository.text("/proc/\(worker)/status"))
    let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") })
    return try #require(Int(line.split(separator: " ")[1]))
  }
}
