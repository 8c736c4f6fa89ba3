extension SourceText {
  /// The text with every byte of `spans` replaced, so that all places stay where they are; quotes
  /// at the ends of a span are kept.
  package func masking(_ spans: [Span]) -> SourceText {
    guard !spans.isEmpty else { return self }
    var masked = bytes
    for span in spans {
      let isQuoted =
        span.end - span.start >= 2 && bytes[span.start] == UInt8(ascii: "\"")
        && bytes[span.end - 1] == UInt8(ascii: "\"")
      let inner = isQuoted ? span.shrunk(by: 1) : span
      for place in inner.start..<inner.end { masked[place] = UInt8(ascii: "*") }
    }
    return SourceText(path: path, bytes: masked)
  }
}
