import FlowDiagnostics
import Testing

@Suite struct `JSON rendering` {
  @Test func `no findings are an empty list`() {
    #expect(
      JSONRenderer.render([(SourceText(path: "a", "{}"), []), (SourceText(path: "b", "{}"), [])])
        == """
        {
          "version": 1,
          "findings": [],
          "unread": [],
          "summary": {"files": 2, "errors": 0, "warnings": 0}
        }

        """)
  }

  @Test func `every field of a finding has its place`() {
    let source = SourceText(path: "dir/\"f\".json", "{\n \"ü\": 1\n}")
    let full = Diagnostic(
      "rule", "odd 'ü'\u{1B}", at: Span(3, 7), related: [.init(Span(0, 1), "inside")],
      notes: ["one", "two"], help: "write \"u\"",
      fix: Fix("use u", [.init(Span(4, 6), "u"), .init(Span(12, 12), "\n")], .needsReview))
    let plain = Diagnostic("other", "bad", severity: .warning, at: Span(9, 10))
    let advice = Diagnostic("other", "so so", severity: .advice, at: Span(12, 12))
    #expect(
      JSONRenderer.render([
        (source, [full, plain]), (SourceText(path: "g", "{\n \"ü\": 1\n}"), [advice]),
      ])
        == #"""
        {
          "version": 1,
          "findings": [
            {"path": "dir/\"f\".json", "line": 2, "column": 2, "endLine": 2, "endColumn": 5, "offset": 3, "endOffset": 7, "severity": "error", "rule": "rule", "message": "odd 'ü'\u001b", "related": [{"line": 1, "column": 1, "endLine": 1, "endColumn": 2, "offset": 0, "endOffset": 1, "message": "inside"}], "notes": ["one", "two"], "help": "write \"u\"", "fix": {"title": "use u", "confidence": "needs-review", "edits": [{"line": 2, "column": 3, "endLine": 2, "endColumn": 4, "offset": 4, "endOffset": 6, "text": "u"}, {"line": 3, "column": 2, "endLine": 3, "endColumn": 2, "offset": 12, "endOffset": 12, "text": "\n"}]}},
            {"path": "dir/\"f\".json", "line": 2, "column": 7, "endLine": 2, "endColumn": 8, "offset": 9, "endOffset": 10, "severity": "warning", "rule": "other", "message": "bad", "related": [], "notes": [], "help": null, "fix": null},
            {"path": "g", "line": 3, "column": 2, "endLine": 3, "endColumn": 2, "offset": 12, "endOffset": 12, "severity": "advice", "rule": "other", "message": "so so", "related": [], "notes": [], "help": null, "fix": null}
          ],
          "unread": [],
          "summary": {"files": 2, "errors": 1, "warnings": 1}
        }

        """#)
  }

  @Test(
    arguments: [
      ("", ""), ("a\"b\\", #"a\"b\\"#), ("\n\r\t", #"\n\r\t"#),
      ("\0\u{8}\u{1F}", #"\u0000\u0008\u001f"#),
      ("\u{2028}\u{2029}", #"\u2028\u2029"#), ("/é😀\u{7F}", "/é😀\u{7F}"), ("\r\n", #"\r\n"#),
    ])
  func `text is escaped as JSON demands`(text: String, escaped: String) {
    #expect(JSONText.escaped(text) == escaped)
    #expect(JSONText.quoted(text) == "\"\(escaped)\"")
    #expect(JSONText.object([(text, "1"), ("b", "[]")]) == "{\"\(escaped)\": 1, \"b\": []}")
  }
}
