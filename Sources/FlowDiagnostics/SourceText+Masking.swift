extension SourceText {
  /// Bytes of a secret below which the same bytes elsewhere may well be something else.
  private static let leastKnown = 6

  /// The text with every byte of `spans` replaced, and of what stands there wherever else it stands,
  /// so that all places stay where they are; quotes at the ends of a span are kept.
  package func masking(_ spans: [Span]) -> SourceText {
    guard !spans.isEmpty else { return self }
    var masked = bytes
    for span in spans {
      let isQuoted =
        span.end - span.start >= 2 && bytes[span.start] == UInt8(ascii: "\"")
        && bytes[span.end - 1] == UInt8(ascii: "\"")
      let inner = isQuoted ? span.shrunk(by: 1) : span
      let secret = bytes[inner.start..<inner.end]
      for place in inner.start..<inner.end { masked[place] = UInt8(ascii: "*") }
      guard secret.count >= SourceText.leastKnown else { continue }
      var rest = masked[...]
      while let found = rest.firstRange(of: secret) {
        for place in found { masked[place] = UInt8(ascii: "*") }
        rest = masked[found.upperBound...]
      }
    }
    return SourceText(path: path, bytes: masked)
  }

  /// The texts that `shown`, the same file with its secrets replaced, keeps to itself.
  package func texts(hiddenIn shown: SourceText) -> [String] {
    var texts: Set<String> = []
    var start: Int?
    for place in 0...min(bytes.count, shown.bytes.count) {
      let isHidden = place < bytes.count && bytes[place] != shown.bytes[place]
      if isHidden, start == nil { start = place }
      if !isHidden, let first = start {
        if place - first >= SourceText.leastKnown {
          texts.insert(String(decoding: bytes[first..<place], as: UTF8.self))
        }
        start = nil
      }
    }
    return texts.sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }
  }
}
