import FlowDiagnostics
import Testing

@Suite struct `Line index` {
  @Test(
    arguments: [
      ("", 0, 1, 1), ("a", 0, 1, 1), ("a", 1, 1, 2), ("a\n", 1, 1, 2), ("a\n", 2, 2, 1),
      ("a\nb", 2, 2, 1), ("a\nb", 3, 2, 2), ("a\r\nb", 1, 1, 2), ("a\r\nb", 2, 1, 3),
      ("a\r\nb", 3, 2, 1), ("a\rb", 2, 1, 3), ("\n\n\n", 2, 3, 1), ("üü", 2, 1, 2), ("üü", 4, 1, 3),
      ("日本\n語x", 10, 2, 2), ("😀x", 4, 1, 2), ("e\u{301}x", 3, 1, 3), ("a\u{2028}b", 4, 1, 3),
    ])
  func `an offset has a line and a column of code points`(
    text: String, offset: Int, line: Int, column: Int
  ) {
    let place = LineIndex(SourceText(path: "", text)).position(of: offset)
    #expect(place.line == line)
    #expect(place.column == column)
  }

  @Test(arguments: [0, 1, 1023, 1024, 1025, 2047, 2048, 4095, 4096])
  func `columns are right beyond any block`(length: Int) {
    let bytes = Array(String(repeating: "ü", count: length).utf8)
    let index = LineIndex(SourceText(path: "", bytes: bytes))
    for count in [0, 1, length / 2, max(0, length - 1), length] where count <= length {
      #expect(index.position(of: 2 * count).column == count + 1)
    }
    let lines = String(repeating: "ü\n", count: length)
    let place = LineIndex(SourceText(path: "", lines)).position(of: 3 * length)
    #expect(place.line == length + 1)
    #expect(place.column == 1)
  }

  @Test(
    arguments: [
      ("", [Span(0, 0)]), ("a", [Span(0, 1)]), ("a\n", [Span(0, 1), Span(2, 2)]),
      ("a\r\nbc", [Span(0, 1), Span(3, 5)]), ("\r\n\n", [Span(0, 0), Span(2, 2), Span(3, 3)]),
      ("a\rb\n", [Span(0, 3), Span(4, 4)]),
    ])
  func `a line is taken without its break`(text: String, extents: [Span]) {
    let index = LineIndex(SourceText(path: "", text))
    #expect(extents.indices.map { index.extent(ofLine: $0) } == extents)
    #expect(index.line(at: text.utf8.count) == extents.count - 1)
  }
}

@Suite struct `Findings in order` {
  private func finding(_ rule: RuleName, _ message: String, _ start: Int, _ end: Int) -> Diagnostic
  {
    Diagnostic(rule, message, at: Span(start, end))
  }

  @Test func `by place, then rule, then text`() {
    let wanted = [
      finding("z", "z", 0, 1), finding("a", "a", 0, 2), finding("a", "b", 1, 2),
      finding("a", "c", 1, 2), finding("b", "a", 1, 2), finding("a", "a", 2, 2),
    ]
    for turn in wanted.indices {
      #expect((Array(wanted[turn...]) + wanted[..<turn]).inOrder() == wanted)
    }
    #expect(Array(wanted.reversed()).inOrder() == wanted)
  }

  @Test func `each once, and what differs stays`() {
    let first = finding("a", "a", 0, 1)
    var other = first
    other.help = "do this"
    #expect([first, other, first, other].inOrder() == [first, other])
    #expect([other, first, other].inOrder() == [other, first])
  }
}

@Suite struct `Spans` {
  @Test func `a span holds another or not`() {
    #expect(Span(1, 3).contains(Span(1, 3)))
    #expect(Span(1, 3).contains(Span(2, 2)))
    #expect(!Span(1, 3).contains(Span(0, 2)))
    #expect(!Span(1, 3).contains(Span(2, 4)))
  }

  @Test func `a span shrinks only while it can`() {
    #expect(Span(1, 5).shrunk(by: 1) == Span(2, 4))
    #expect(Span(1, 3).shrunk(by: 1) == Span(2, 2))
    #expect(Span(1, 2).shrunk(by: 1) == Span(1, 2))
    #expect(Span(1, 1).isEmpty)
  }

  @Test func `severities are ranked`() {
    #expect(
      [.error, .advice, .warning].sorted() == [Diagnostic.Severity.advice, .warning, .error])
  }
}
