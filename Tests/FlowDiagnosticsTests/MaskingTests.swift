import FlowDiagnostics
import Testing

@Suite struct `Masking` {
  private func masked(_ text: String, _ spans: [Span]) -> String {
    let source = SourceText(path: "a.flow.json", text).masking(spans)
    return String(decoding: source.bytes, as: UTF8.self)
  }

  @Test func `replaces each byte, and keeps quotes`() {
    #expect(masked(#"{"key": "s3crét"}"#, [Span(8, 17)]) == #"{"key": "*******"}"#)
    #expect(masked("code=abcdef&x", [Span(5, 11)]) == "code=******&x")
  }

  @Test func `replaces the same bytes wherever they stand`() {
    #expect(masked("abcdef, abcdef abcde", [Span(0, 6)]) == "******, ****** abcde")
  }

  @Test func `leaves alone elsewhere what is too short to be known`() {
    #expect(masked("abc abc", [Span(0, 3)]) == "*** abc")
  }

  @Test func `of nothing changes nothing`() {
    #expect(masked("abc", []) == "abc")
  }
}
