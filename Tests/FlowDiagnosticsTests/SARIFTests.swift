import FlowDiagnostics
import Testing

@Suite struct `SARIF` {
  private func line(_ report: Report, with part: String) -> String {
    let lines = ReportFormat.sarif.render(report).split(separator: "\n")
    return lines.first { $0.contains(part) }.map(String.init) ?? ""
  }

  private func result(_ span: Span, in text: String) -> String {
    line(ReportSample.report(Diagnostic("r", "odd", at: span), in: text), with: "\"ruleId\"")
  }

  @Test(
    arguments: [
      ("ab\ncd", Span(1, 2), (1, 2, 1, 3), "b"), ("ab\ncd", Span(1, 4), (1, 2, 2, 2), #"b\nc"#),
      ("ab\r\ncd", Span(4, 5), (2, 1, 2, 2), "c"), ("😀é\tx", Span(7, 8), (1, 4, 1, 5), "x"),
      ("日本", Span(3, 6), (1, 2, 1, 3), "本"), ("\u{FEFF}a", Span(3, 4), (1, 1, 1, 2), "a"),
      ("\u{FEFF}a\nb", Span(5, 6), (2, 1, 2, 2), "b"),
    ])
  func `counts lines and code points from 1 and bytes from 0`(
    text: String, span: Span, place: (Int, Int, Int, Int), snippet: String
  ) {
    #expect(
      result(span, in: text).contains(
        #""region": {"startLine": \#(place.0), "startColumn": \#(place.1), "#
          + #""endLine": \#(place.2), "endColumn": \#(place.3), "byteOffset": \#(span.start), "#
          + #""byteLength": \#(span.end - span.start), "snippet": {"text": "\#(snippet)"}}"#))
  }

  @Test func `has no snippet of nothing and of too much`() {
    #expect(!result(Span(1, 1), in: "{}").contains("snippet"))
    let long = String(repeating: "x", count: 501)
    #expect(!result(Span(0, 501), in: long).contains("snippet"))
    #expect(result(Span(0, 500), in: long).contains("snippet"))
  }

  @Test func `gives no bytes for a byte order mark, which is no text`() {
    let result = result(Span(0, 3), in: "\u{FEFF}{}")
    #expect(
      result.contains(#"{"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 1}"#))
  }

  @Test(
    arguments: [
      ("a.json", #"{"uri": "a.json", "uriBaseId": "%SRCROOT%"}"#),
      ("./x//a b.json", #"{"uri": "x/a%20b.json", "uriBaseId": "%SRCROOT%"}"#),
      ("../é:#?.json", #"{"uri": "../%C3%A9%3A%23%3F.json", "uriBaseId": "%SRCROOT%"}"#),
      ("/tmp/\n.json", #"{"uri": "file:///tmp/%0A.json"}"#),
      ("<stdin>", #"{"uri": "%3Cstdin%3E", "uriBaseId": "%SRCROOT%"}"#),
    ])
  func `names files by URI`(path: String, artifact: String) {
    let report = ReportSample.report(Diagnostic("r", "odd", at: Span(0, 1)), path: path)
    #expect(line(report, with: "ruleId").contains("\"artifactLocation\": \(artifact)"))
  }

  @Test(
    arguments: [
      ("odd", "odd."), ("odd.", "odd."), ("{x} and {{y}}", "{{x}} and {{{{y}}}}."),
      ("[a](b) ](", "[a] (b) ] (."), ("a\nb\u{1B}", #"a\\u{{A}}b\\u{{1B}}."#), ("\"", #"\"."#),
    ])
  func `escapes what it would read as a placeholder or a link`(message: String, text: String) {
    let report = ReportSample.report(Diagnostic("r", message, at: Span(0, 1)))
    #expect(line(report, with: "ruleId").contains(#""message": {"text": "\#(text)"}"#))
  }

  @Test(arguments: [(Diagnostic.Severity.error, "error"), (.warning, "warning"), (.advice, "note")])
  func `has a level for each severity`(severity: Diagnostic.Severity, level: String) {
    let report = ReportSample.report(Diagnostic("r", "odd", severity: severity, at: Span(0, 1)))
    #expect(line(report, with: "ruleId").contains("\"level\": \"\(level)\""))
  }

  @Test func `lists a rule that only a finding names`() {
    var report = ReportSample.report(Diagnostic("other", "odd", at: Span(0, 1)))
    report.rules = ReportSample.report.rules
    #expect(line(report, with: "\"id\": \"other\"").hasSuffix("{\"id\": \"other\"}"))
    #expect(line(report, with: "ruleId").contains(#""ruleId": "other", "ruleIndex": 2"#))
  }

  @Test func `tells of files that were not read and of findings left out`() {
    var report = ReportSample.report(Diagnostic("r", "odd", at: Span(0, 1)))
    let all = #""invocations": [{"executionSuccessful": true, "toolExecutionNotifications": []}]"#
    #expect(ReportFormat.sarif.render(report).contains(all))
    report.unread = [Report.Unread(path: "b.json", reason: "no such file")]
    report.omitted = Report.Counts(errors: 2000)
    let out = line(report, with: "invocations")
    #expect(out.contains(#""executionSuccessful": false"#))
    #expect(
      out.contains(#""level": "error", "message": {"text": "cannot read b.json: no such file"}"#))
    #expect(out.contains(#""text": "this report leaves out 2,000 more findings""#))
  }

  @Test func `tells where in the document a finding is`() {
    let steps: [Report.Place.Step] = [.member("list"), .element(0, name: "A\"B"), .member("x")]
    let diagnostic = Diagnostic("r", "odd", at: Span(0, 1))
    let out = {
      line(ReportSample.report(diagnostic, in: "{}", path: "a.json", $0), with: "ruleId")
    }
    #expect(
      out(steps).contains(
        #""logicalLocations": [{"name": "x", "fullyQualifiedName": "list[\"A\\\"B\"].x", "kind": "property"}]"#
      ))
    #expect(
      out([.element(2, name: nil)]).contains(
        #""name": "2", "fullyQualifiedName": "[2]", "kind": "value""#))
    #expect(
      out([.element(2, name: "C")]).contains(
        #""name": "C", "fullyQualifiedName": "[\"C\"]", "kind": "object""#))
    #expect(!out([]).contains("logicalLocations"))
  }
}
