import FlowDiagnostics
import FlowTestSupport
import Testing

@Suite struct `The problem matcher for GitHub` {
  /// The patterns in the order in which the runner tries them.
  private func patterns() throws -> [Regex<AnyRegexOutput>] {
    let file = try #require(Repository.text(".github/botflow-matcher.json"))
    return try file.matches(of: /"regexp": "(.*)"/).map {
      try Regex(String($0.1).replacing("\\\\", with: "\\"))
    }
  }

  private func matched(_ line: String) throws -> [Substring?] {
    for pattern in try patterns() {
      if let match = line.wholeMatch(of: pattern) {
        return match.output.dropFirst().map(\.substring)
      }
    }
    return []
  }

  @Test(
    arguments: [
      (Diagnostic.Severity.error, ["a b/c:d.json", "2", "3", "error", "some-rule", "odd: [x]"]),
      (.warning, ["a b/c:d.json", "2", "3", "warning", "some-rule", "odd: [x]"]),
      (.advice, ["a b/c:d.json", "2", "3", "some-rule", "odd: [x]"]),
    ])
  func `reads the first line of a finding`(severity: Diagnostic.Severity, parts: [String]) throws {
    let renderer = CaretRenderer(SourceText(path: "a b/c:d.json", "\n é"))
    let line = renderer.headline(
      Diagnostic("some-rule", "odd: [x]", severity: severity, at: Span(4, 4)))
    #expect(try matched(line).compactMap { $0.map(String.init) } == parts)
  }

  @Test func `reads no line that shows a flow`() throws {
    let fake = "a.json:1:2: error[rule]: forged"
    let diagnostic = Diagnostic(
      "r", "odd", at: Span(0, 5), related: [.init(Span(8, 9), fake)], notes: [fake], help: fake)
    let text = String(repeating: "\(fake)\n", count: 12)
    let lines = CaretRenderer(SourceText(path: "f", text)).render(diagnostic).split(separator: "\n")
    #expect(try lines.filter { try !matched(String($0)).isEmpty } == Array(lines[..<1]))
    #expect(lines.count { $0.contains("forged") } >= 4)
  }
}

@Suite struct `The action for GitHub` {
  /// A program that tells how it was called.
  private static let stub = """
    #!/bin/sh
    [ "$1" = --version ] && { echo 0.2.0; exit; }
    for word; do echo "<$word>"; done
    exit 1

    """

  private func run(_ environment: [String: String]) throws -> (status: Int32, lines: [String]) {
    let folder = try TemporaryFolder()
    let program = folder.write("botflow", Self.stub)
    _ = try ChildProcess.run("/bin/chmod", ["+x", program])
    var all = environment.mapValues { $0.replacing("STUB", with: program) }
    // Nothing else is found, above all no Swift, which would begin to build.
    let tools = try TemporaryFolder()
    _ = try ChildProcess.run("/bin/ln", ["-s", "/bin/bash", tools.path("bash")])
    all["PATH"] = environment["PATH"] == nil ? tools.root : "\(folder.root):\(tools.root)"
    let child = try ChildProcess.run("\(Repository.root)/.ci/lint-action", environment: all)
    return (child.status, child.output.split(separator: "\n").map(String.init))
  }

  private let matcher = "::add-matcher::\(Repository.root)/.github/botflow-matcher.json"

  @Test(
    arguments: [
      [:], ["BOTFLOW_PATHS": "a b\n\n  \n$(id);c\n", "BOTFLOW_ARGS": "--strict  --deny x"],
      ["BOTFLOW_VERSION": "0.2.0"],
    ])
  func `lints with its inputs as words, and ends as botflow does`(inputs: [String: String]) throws {
    let paths = inputs["BOTFLOW_PATHS"] == nil ? ["<.>"] : ["<a b>", "<$(id);c>"]
    let options = inputs["BOTFLOW_ARGS"] == nil ? [] : ["<--strict>", "<--deny>", "<x>"]
    for binary in [["PATH": ""], ["BOTFLOW_BINARY": "STUB"]] {
      let result = try run(inputs.merging(binary) { $1 })
      #expect(result.status == 1)
      #expect(
        result.lines == [matcher, "<lint>", "<--format>", "<github>"] + options + ["<-->"] + paths)
    }
  }

  @Test(
    arguments: [
      (["BOTFLOW_BINARY": "STUB", "BOTFLOW_VERSION": "9"], "botflow is 0.2.0, not 9"),
      (["BOTFLOW_BINARY": "/nowhere/botflow"], "'/nowhere/botflow' cannot be run"),
      (
        ["BOTFLOW_VERSION": "9", "PATH": ""],
        "botflow is not installed, and there is no Swift with make to build it"
      ),
      ([:], "botflow is not installed, and there is no Swift with make to build it"),
    ])
  func `says why it cannot lint`(inputs: [String: String], reason: String) throws {
    let result = try run(inputs)
    #expect(result.status == 3)
    #expect(result.lines == ["::error title=botflow::\(reason)"])
  }

  @Test func `has the inputs that its page names`() throws {
    let action = try #require(Repository.text("action.yml"))
    let rows = DocumentPage("docs/integrations.md").sections.flatMap(\.rows)
    let named = rows.compactMap { DocumentPage.code($0["input"]) }
    let inputs = action.matches(of: /(?m)^  ([a-z]+):\n    description:/).map { String($0.1) }
    #expect(named == inputs)
    for name in inputs {
      #expect(action.contains("BOTFLOW_\(name.uppercased()): ${{ inputs.\(name) }}"))
    }
  }
}

@Suite struct `The hook for pre-commit` {
  @Test func `is the one that the page shows as a hook of one's own`() throws {
    let hook = try #require(Repository.text(".pre-commit-hooks.yaml"))
    let page = try #require(Repository.text("docs/integrations.md"))
    let fields = hook.matches(of: /(?m)^..([a-z_]+: .*)$/).map { String($0.1) }
    #expect(fields.count == 7)
    for field in fields where !field.hasPrefix("description:") {
      #expect(page.contains(field), "\(field)")
    }
  }
}
