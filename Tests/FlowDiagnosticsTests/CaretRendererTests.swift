import FlowDiagnostics
import Testing

@Suite struct `Caret rendering` {
  private func shown(
    _ text: String, _ span: Span, related: [Diagnostic.Label] = [], notes: [String] = [],
    help: String? = nil
  ) -> String {
    let finding = Diagnostic("rule", "odd", at: span, related: related, notes: notes, help: help)
    return CaretRenderer(SourceText(path: "f.json", text)).render(finding)
  }

  /// The source line and its carets, where there is one line.
  private func lines(_ text: String, _ span: Span) -> [String] {
    shown(text, span).split(separator: "\n").dropFirst(2).map { String($0.dropFirst(2)) }
  }

  @Test func `places, notes and help`() {
    let text = "{\n  \"a\": 1,\n  \"b\": 2,\n  \"c\": 3, \"a\": 4\n}\n"
    let related: [Diagnostic.Label] = [
      .init(Span(4, 7), "first here"), .init(Span(32, 33), "later"),
    ]
    #expect(
      shown(text, Span(32, 35), related: related, notes: ["one", "two"], help: "remove it") == """
        f.json:4:11: error[rule]: odd
          |
        2 |   "a": 1,
          |   --- first here
          :
        4 |   "c": 3, "a": 4
          |           ^^^
          |           - later
          = note: one
          = note: two
          = help: remove it

        """)
  }

  @Test func `line numbers are as wide as the widest`() {
    let text = String(repeating: "x\n", count: 12)
    #expect(
      shown(text, Span(16, 17), related: [.init(Span(18, 19), "next"), .init(Span(0, 1), "")])
        == """
        f.json:9:1: error[rule]: odd
           |
         1 | x
           | -
           :
         9 | x
           | ^
        10 | x
           | - next

        """)
  }

  @Test(
    arguments: [
      ("ab cd", Span(3, 5), "| ab cd", "|    ^^"), ("ab", Span(2, 2), "| ab", "|   ^"),
      ("日本 x", Span(3, 6), "| 日本 x", "|   ^^"), ("日本 x", Span(7, 8), "| 日本 x", "|      ^"),
      ("\tx\ty", Span(1, 2), "|     x   y", "|     ^"),
      ("a\tb\tc", Span(4, 5), "| a   b   c", "|         ^"),
      ("ab\t\tc", Span(2, 4), "| ab      c", "|   ^^^^^^"),
      ("e\u{301}x", Span(3, 4), "| e\u{301}x", "|  ^"), ("😀x", Span(0, 4), "| 😀x", "| ^^"),
      ("a\u{1B}[31mb", Span(1, 2), "| a\\u{1B}[31mb", "|  ^^^^^^"),
      ("\u{202E}ab", Span(3, 4), "| \\u{202E}ab", "|         ^"),
      ("ab\r\ncd", Span(1, 6), "| ab", "|  ^"), ("ab\ncd", Span(2, 4), "| ab", "|   ^"),
    ])
  func `carets stand under what they mean`(
    text: String, span: Span, source: String, carets: String
  ) {
    #expect(lines(text, span) == [source, carets])
  }

  @Test(arguments: ["", "{\n", "{\r\n"])
  func `an empty place at the end has a line without trailing blanks`(text: String) {
    let end = text.utf8.count
    let line = text.isEmpty ? 1 : 2
    #expect(
      shown(text, Span(end, end))
        == "f.json:\(line):1: error[rule]: odd\n  |\n\(line) |\n  | ^\n")
  }

  @Test func `a long line is cut round its place`() {
    let text = String(repeating: "a", count: 500) + "BBB" + String(repeating: "c", count: 500)
    let parts = lines(text, Span(500, 503))
    let before = String(repeating: "a", count: 60)
    let after = String(repeating: "c", count: 60)
    #expect(parts.first == "| …\(before)BBB\(after)…")
    #expect(parts.last == "| " + String(repeating: " ", count: 61) + "^^^")
  }

  @Test func `a long place is cut too, and never inside a letter`() {
    let text = String(repeating: "ü", count: 1000)
    let parts = lines(text, Span(0, 2000))
    #expect(parts.first == "| " + String(repeating: "ü", count: 90) + "…")
    #expect(parts.last == "| " + String(repeating: "^", count: 60))
    for start in [1, 121, 122, 123] {
      #expect(!shown(text, Span(start * 2, start * 2 + 2)).contains("\u{FFFD}"))
    }
  }

  @Test func `two places far apart on one long line are shown in two parts`() {
    let text = "A" + String(repeating: "x", count: 500) + "B"
    let rendered = shown(text, Span(501, 502), related: [.init(Span(0, 1), "first here")])
    let lines = rendered.split(separator: "\n").dropFirst(2)
    let filler = String(repeating: "x", count: 60)
    #expect(
      lines.map(String.init) == [
        "1 | …\(filler)B", "  | " + String(repeating: " ", count: 61) + "^", "1 | A\(filler)…",
        "  | - first here",
      ])
  }

  @Test func `nothing that is shown acts on the terminal`() {
    let finding = Diagnostic(
      "rule", "odd '\u{1B}[2J'", severity: .advice, at: Span(0, 1),
      related: [.init(Span(0, 1), "a\u{7}")], notes: ["b\nc"], help: "d\u{9B}")
    let source = SourceText(path: "\u{1B}]0;x.json", "x\u{8}")
    #expect(
      CaretRenderer(source).render(finding) == """
        \\u{1B}]0;x.json:1:1: advice[rule]: odd '\\u{1B}[2J'
          |
        1 | x\\u{8}
          | ^
          | - a\\u{7}
          = note: b\\u{A}c
          = help: d\\u{9B}

        """)
  }

  @Test(arguments: [(Diagnostic.Severity.error, "E"), (.warning, "W"), (.advice, "W")])
  func `paint follows the severity`(severity: Diagnostic.Severity, mark: String) {
    let paint = CaretRenderer.Paint(
      error: { "E(\($0))" }, warning: { "W(\($0))" }, strong: { "S(\($0))" }, faint: { "F(\($0))" })
    let renderer = CaretRenderer(SourceText(path: "f", "ab"), paint: paint)
    let finding = Diagnostic(
      "r", "odd", severity: severity, at: Span(0, 1), related: [.init(Span(1, 2), "this")])
    #expect(
      renderer.render(finding) == """
        S(f:1:1): \(mark)(\(severity.rawValue)[r]): odd
        F(  |)
        F(1 |) ab
        F(  |) \(mark)(^)
        F(  |)  F(-) this

        """)
  }

  @Test func `advice may have a colour of its own`() {
    let paint = CaretRenderer.Paint(
      error: { $0 }, warning: { "W(\($0))" }, advice: { "A(\($0))" }, strong: { $0 }, faint: { $0 })
    let finding = Diagnostic("r", "odd", severity: .advice, at: Span(0, 1))
    let shown = CaretRenderer(SourceText(path: "f", "ab"), paint: paint).render(finding)
    #expect(shown == "f:1:1: A(advice[r]): odd\n  |\n1 | ab\n  | A(^)\n")
  }
}
