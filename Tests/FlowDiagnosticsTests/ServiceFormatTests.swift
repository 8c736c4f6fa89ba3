import FlowDiagnostics
import Testing

/// A workflow command as the runner of GitHub Actions reads a line, or nothing where the line is
/// none. The runner compares code units, so each byte stands for itself here: nothing is joined.
private struct Command: Equatable {
  var name: String
  var properties: [String: String] = [:]
  var message: String

  init?(_ text: String) {
    let line = String(String.UnicodeScalarView(text.utf8.map { Unicode.Scalar($0) }))
    guard line.hasPrefix("::"), let end = line.dropFirst(2).firstRange(of: "::") else { return nil }
    let head = line[line.index(line.startIndex, offsetBy: 2)..<end.lowerBound]
    name = String(head.prefix { $0 != " " })
    for pair in head.dropFirst(name.count + 1).split(separator: ",") {
      let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
      if parts.count == 2 { properties[parts[0]] = Command.unescaped(parts[1]) }
    }
    message = Command.unescaped(String(line[end.upperBound...]))
  }

  private static func unescaped(_ text: String) -> String {
    let plain = [("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")]
      .reduce(text) { $0.replacing($1.0, with: $1.1) }
    return String(decoding: plain.unicodeScalars.map { UInt8($0.value) }, as: UTF8.self)
  }
}

@Suite struct `Workflow commands of GitHub` {
  private func lines(_ report: Report) -> [String] {
    ReportFormat.github.render(report, isQuiet: true).split(separator: "\n").map(String.init)
  }

  private func command(
    _ diagnostic: Diagnostic, in text: String = "{}", path: String = "a.json"
  ) throws -> Command {
    let lines = lines(ReportSample.report(diagnostic, in: text, path: path))
    #expect(lines.count == 1)
    return try #require(lines.first.flatMap { Command($0) })
  }

  @Test(arguments: [
    (Diagnostic.Severity.error, "error"), (.warning, "warning"), (.advice, "notice"),
  ])
  func `have a kind for each severity`(severity: Diagnostic.Severity, name: String) throws {
    #expect(try command(Diagnostic("r", "odd", severity: severity, at: Span(0, 1))).name == name)
  }

  @Test func `give columns on one line alone`() throws {
    let one = try command(Diagnostic("r", "odd", at: Span(7, 8)), in: "{\n 😀x")
    #expect(
      one.properties == [
        "file": "a.json", "line": "2", "endLine": "2", "col": "3", "endColumn": "4", "title": "r",
      ])
    let two = try command(Diagnostic("r", "odd", at: Span(0, 4)), in: "{\n }")
    #expect(two.properties == ["file": "a.json", "line": "1", "endLine": "2", "title": "r"])
  }

  @Test(
    arguments: [
      "::error::x", "\n::error::x", "a%0A::stop-commands::b", "%250A", "a,file=b", "##[add-mask]x",
      "a\r\nb", ",\u{301}col=9,:\u{301}:\u{301}",
    ])
  func `cannot be made by the text of a flow or the name of a file`(text: String) throws {
    let path = "flows\(text)"
    let command = try command(
      Diagnostic("r", text, at: Span(0, 1), notes: [text], help: text), path: path)
    let shown = UntrustedText.shown(text)
    #expect(command.name == "error")
    #expect(command.properties["file"] == UntrustedText.shown(path))
    #expect(command.properties["col"] == "1")
    #expect(command.message == "\(shown)\nnote: \(shown)\nhelp: \(shown)")
  }

  @Test func `are not all shown, and the log says so`() {
    let diagnostics = (0...10).map { Diagnostic("r", "odd \($0)", at: Span(0, 1)) }
    func report(_ count: Int) -> Report {
      let file = ReportSample.file("a.json", "{}", diagnostics.prefix(count).map { ($0, []) })
      return Report(files: [file], toolVersion: "0.2.0")
    }
    #expect(lines(report(10)).count == 10)
    #expect(
      lines(report(11)).last
        == "GitHub shows at most 10 errors, 10 warnings and 10 notices of a step; 11 are in this log"
    )
  }
}

@Suite struct `Code quality of GitLab` {
  @Test(arguments: [(Diagnostic.Severity.error, "major"), (.warning, "minor"), (.advice, "info")])
  func `has a severity for each of ours`(severity: Diagnostic.Severity, name: String) {
    let report = ReportSample.report(Diagnostic("r", "odd", severity: severity, at: Span(0, 1)))
    #expect(ReportFormat.gitlab.render(report).contains("\"severity\": \"\(name)\""))
  }

  @Test func `has a last line where it is another, and no './'`() {
    func out(_ span: Span) -> String {
      ReportFormat.gitlab.render(
        ReportSample.report(Diagnostic("r", "odd", at: span), in: "{\n}", path: "./x/a.json"))
    }
    #expect(out(Span(0, 1)).contains(#"{"path": "x/a.json", "lines": {"begin": 1}}"#))
    #expect(out(Span(0, 3)).contains(#"{"path": "x/a.json", "lines": {"begin": 1, "end": 2}}"#))
  }

  @Test func `has another fingerprint for the same finding in another file`() {
    let diagnostic = Diagnostic("r", "odd", at: Span(0, 1))
    let files = ["a", "b"].map {
      ReportSample.file($0, "{}", [(diagnostic, []), (diagnostic, [])])
    }
    let out = ReportFormat.gitlab.render(Report(files: files, toolVersion: "0.2.0"))
    let prints = out.matches(of: /"fingerprint": "([0-9a-f]{16})"/).map { String($0.1) }
    #expect(prints.count == 4)
    #expect(Set(prints).count == 4)
  }
}

@Suite struct `XML reports` {
  @Test(
    arguments: [
      ("<&\"'>", "&lt;&amp;&quot;'&gt;"), ("]]>", "]]&gt;"),
      ("\u{FFFE}\u{FFFF}", "\u{FFFD}\u{FFFD}"),
      ("\u{1}", "\u{FFFD}"), ("a\tb\r\nc", "a&#9;b&#13;&#10;c"), ("😀\u{10FFFF}", "😀\u{10FFFF}"),
      ("a\u{301}<\u{301}", "a\u{301}&lt;\u{301}"),
    ])
  func `escape names as XML 1.0 demands`(name: String, escaped: String) {
    let report = Report(files: [Report.File(clean: name)], toolVersion: "0.2.0")
    #expect(ReportFormat.checkstyle.render(report).contains("<file name=\"\(escaped)\">"))
    #expect(ReportFormat.junit.render(report).contains("<testsuite name=\"\(escaped)\" "))
  }

  @Test func `of Checkstyle put notes and help on lines of the message`() {
    let diagnostic = Diagnostic(
      "r", "odd", severity: .advice, at: Span(1, 2), notes: ["why"], help: "do")
    #expect(
      ReportFormat.checkstyle.render(ReportSample.report(diagnostic)).contains(
        #"<error line="1" column="2" severity="info" message="odd&#10;note: why&#10;help: do" source="botflow.r"/>"#
      ))
  }

  @Test func `of JUnit never give two tests one name, and keep lines out of it`() {
    let steps: [Report.Place.Step] = [.element(0, name: "A"), .member("x")]
    let findings = (0..<3).map { (Diagnostic("r", "odd \($0)", at: Span(0, 1)), steps) }
    let report = Report(files: [ReportSample.file("a", "{}", findings)], toolVersion: "0.2.0")
    let names = ReportFormat.junit.render(report).matches(
      of: /<testcase classname="a" name="([^"]*)"/)
    #expect(names.map { String($0.1) } == ["r: A · x", "r: A · x (2)", "r: A · x (3)"])
  }

  @Test func `of JUnit count what they hold`() {
    let out = ReportFormat.junit.render(ReportSample.hostileReport)
    #expect(out.contains(#"tests="7" failures="4" errors="1" skipped="1""#))
    #expect(out.matches(of: /<testcase\s/).count == 7)
    #expect(out.matches(of: /<failure\s/).count == 4)
    #expect(out.contains(#"name="990,000 more findings">"#))
  }
}
