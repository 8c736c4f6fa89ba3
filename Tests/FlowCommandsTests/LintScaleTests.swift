import FlowTestSupport
import Testing

@testable import FlowCommands

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite struct `Lint of much` {
  private let flows: LintFolder

  init() throws {
    flows = try LintFolder()
  }

  @Test func `finds the same, however many files are judged at once`() throws {
    for number in 0..<150 {
      let text = [LintFolder.clean, LintFolder.warned, LintFolder.wrong, "{", ""][number % 5]
      flows.write("\(number % 7)/\(number).flow.json", text)
    }
    for format in ["text", "json"] {
      let one = try flows.lint("--jobs", "1", "--format", format)
      for jobs in ["2", "5", "200"] {
        let many = try flows.lint("--jobs", jobs, "--format", format)
        #expect(many.outputBytes == one.outputBytes)
        #expect(many.status == 1)
      }
    }
  }

  @Test func `shows so many findings and counts the others`() throws {
    let lost = (0..<6_000).map {
      #"{"name": "Lost \#($0)", "type": "Message", "details": {"sendToUser": "?"}}"#
    }.joined(separator: ",\n")
    let text = LintFolder.warned.replacing(#"{"name": "Lost""#, with: lost + #",{"name": "Lost""#)
    for name in ["a", "b"] { flows.write("\(name).flow.json", text) }
    let result = try flows.lint("--format", "json")
    #expect(result.output.split(separator: "\n").count { $0.hasPrefix("    {\"path\"") } == 10_000)
    #expect(
      result.output.hasSuffix(
        """
          "omitted": {"errors": 0, "warnings": 2002, "advice": 0},
          "summary": {"files": 2, "errors": 0, "warnings": 12002, "advice": 0}
        }

        """))
    #expect(result.status == 0)
    #expect(try flows.lint("--strict", "--format", "json").status == 1)
    let known = try flows.lint("--write-baseline", "known.json")
    #expect(known.output.contains("wrote 12002 findings to 'known.json'"))
    #expect(try flows.lint("--strict", "--baseline", "known.json").status == 0)
  }

  @Test func `ends quietly when nobody reads on`() throws {
    for number in 0..<200 { flows.write("\(number).flow.json", LintFolder.warned) }
    let result = try ChildProcess.run(
      "/bin/sh",
      ["-c", #"("$0" lint --strict; echo "status $?" >&2) | head -n 1"#]
        + [Repository.builtProgram], directory: flows.folder.root)
    #expect(result.output.split(separator: "\n").count == 1)
    #expect(result.error == "status 0\n" || result.error == "status 1\n")
  }

  @Test func `takes results in order, and ends early where that is wanted`() {
    for workers in [1, 2, 9] {
      var seen: [Int] = []
      Parallel.forEach(500, workers: workers) {
        $0 * 2
      } take: { index, result in
        #expect(result == index * 2)
        seen.append(index)
        return index < 300
      }
      #expect(seen == Array(0...300))
      #expect(Parallel.map(0, workers: workers) { $0 } == [])
    }
  }
}

@Suite struct `A file that is written to` {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func append(_ path: String) {
    let file = open(path, O_WRONLY | O_APPEND)
    defer { close(file) }
    _ = write(file, "x", 1)
  }

  @Test func `while it is read is read again`() throws {
    let path = folder.write("a", "12")
    var times = 0
    let (bytes, _) = try Files.readSteadily(path) {
      times += 1
      if times < 3 { append(path) }
    }
    #expect(String(decoding: bytes, as: UTF8.self) == "12xx")
    #expect(times == 3)
  }

  @Test func `all the time cannot be read`() {
    let path = folder.write("a", "12")
    let failure = #expect(throws: FileFailure.self) {
      try Files.readSteadily(path) { append(path) }
    }
    #expect(
      failure?.failure.message == "cannot read '\(path)': it changed while it was read")
  }
}
