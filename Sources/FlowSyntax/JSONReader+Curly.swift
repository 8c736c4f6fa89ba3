import FlowDiagnostics

/// The quotes that word processors make of straight ones.
extension JSONReader {
  typealias Quotes = (opening: Span, closing: Span)

  /// Both quotes of a text in curly quotes that begins with `span`.
  func curlyQuotes(in span: Span) -> Quotes? {
    guard isCurlyQuote(at: span.start) else { return nil }
    let opening = Span(span.start, span.start + 3)
    var next = opening.end
    while next + 3 <= span.end {
      if isCurlyQuote(at: next) { return (opening, Span(next, next + 3)) }
      next += 1
    }
    return nil
  }

  /// U+201C to U+201E.
  func isCurlyQuote(at offset: Int) -> Bool {
    offset + 3 <= bytes.count && bytes[offset] == 0xE2 && bytes[offset + 1] == 0x80
      && 0x9C...0x9E ~= bytes[offset + 2]
  }

  mutating func reportCurly(_ quotes: Quotes, at span: Span) {
    report(
      "a string stands in straight double quotes", at: span,
      fix: Fix(
        "use straight quotes", [.init(quotes.opening, "\""), .init(quotes.closing, "\"")],
        .needsReview))
  }
}
