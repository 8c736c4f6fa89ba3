import FlowDiagnostics

/// Quotes that are missing, or too many: the rest of the line tells which.
extension JSONReader {
  /// A string as a value.
  mutating func readText() {
    let start = cursor
    let known = findings.count
    let isClosed = readString()
    if isClosed, cursor == bytes.count || mayFollowString(cursor) { return }
    guard bytes[start] == UInt8(ascii: "\"") else {
      return isClosed ? () : reportUnclosed(Span(start, cursor))
    }
    let past = cursor
    // It is read again as what it was meant to be.
    findings.removeSubrange(known...)
    records.removeLast()
    cursor = start
    if isClosed { readOddText(closedAt: past - 1) } else { readUnclosedText() }
  }

  /// A string with more text behind its closing quote.
  private mutating func readOddText(closedAt quote: Int) {
    var inner = [quote]
    var next = quote + 1
    while next < bytes.count, !isLineBreak(next) {
      if bytes[next] == UInt8(ascii: "\"") {
        let follower = pastBlanks(next + 1, onLine: true)
        if follower < bytes.count, bytes[follower] == UInt8(ascii: ":") {
          return endText(at: inner[inner.count - 1])
        }
        if endsText(follower) { return closeText(at: next, inner: inner) }
        inner.append(next)
      }
      next += bytes[next] == UInt8(ascii: "\\") && next + 1 < bytes.count ? 2 : 1
    }
    let end = lineEnd(from: quote)
    appendText(from: cursor, to: end, isClosed: false)
    cursor = end
    reportInnerQuotes([quote])
    hasLostPlace = true
  }

  /// Whether what stands at `offset` may touch the string before it.
  func mayFollowString(_ offset: Int) -> Bool {
    switch bytes[offset] {
    case UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: ":"),
      UInt8(ascii: "="), UInt8(ascii: ";"), UInt8(ascii: "\""), UInt8(ascii: "/"),
      UInt8(ascii: "#"):
      true
    default: isBlank(bytes[offset])
    }
  }

  /// Whether a value ends before `offset`: a bracket, the line's end, or a comma and no more text.
  private func endsText(_ offset: Int) -> Bool {
    guard offset < bytes.count else { return true }
    switch bytes[offset] {
    case UInt8(ascii: "}"), UInt8(ascii: "]"), 0x0A, 0x0D: return true
    case UInt8(ascii: ","):
      let next = pastBlanks(offset + 1, onLine: true)
      return next == bytes.count || !isLetter(bytes[next]) || isMember(at: next)
    default: return false
    }
  }

  /// The string lost its closing quote; the next quote, at `end`, opens a name.
  private mutating func endText(at end: Int) {
    let start = cursor
    var last = end
    while last > start + 1, isTail(bytes[last - 1]) { last -= 1 }
    appendText(from: start, to: last, isClosed: false)
    reportUnclosed(Span(start, last))
    cursor = end
  }

  /// The string holds quotes and ends at `end`.
  private mutating func closeText(at end: Int, inner: [Int]) {
    appendText(from: cursor, to: end + 1, isClosed: true)
    reportInnerQuotes(inner)
    cursor = end + 1
  }

  private mutating func reportInnerQuotes(_ quotes: [Int]) {
    guard let first = quotes.first else { return }
    report(
      "a double quote inside a string", at: Span(first, first + 1), help: "write \\\"",
      fix: Fix(
        "write \\\"", quotes.map { .init(Span($0, $0 + 1), "\\\"") }, .needsReview))
  }

  /// A string that runs to the end of its line gives back the comma and brackets it swallowed.
  private mutating func readUnclosedText() {
    let start = cursor
    let lineEnd = lineEnd(from: start)
    var end = lineEnd
    while end > start + 1, isTail(bytes[end - 1]) { end -= 1 }
    var unclosed = 0
    for byte in bytes[start + 1..<end] {
      if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") { unclosed += 1 }
      if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") { unclosed = max(0, unclosed - 1) }
    }
    var tail = end
    while tail < lineEnd, unclosed > 0 {
      if bytes[tail] == UInt8(ascii: "}") || bytes[tail] == UInt8(ascii: "]") {
        unclosed -= 1
        end = tail + 1
      }
      tail += 1
    }
    appendText(from: start, to: end, isClosed: false)
    cursor = end
    reportUnclosed(Span(start, end))
  }

  private func isTail(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]")
      || isBlank(byte)
  }

  private mutating func appendText(from start: Int, to end: Int, isClosed: Bool) {
    append(.string, from: start, to: end)
    records[records.count - 1].isUnterminated = !isClosed
    records[records.count - 1].hasEscapes = bytes[start..<end].contains(UInt8(ascii: "\\"))
  }

  mutating func reportUnclosed(_ span: Span) {
    hasLostPlace = true
    if pastBlanks(span.end) == bytes.count { hasReportedEnd = true }
    report(
      "the string is never closed", at: span, help: "end it with a '\"'",
      fix: Fix("insert '\"'", [.init(Span(span.end, span.end), "\"")], .needsReview))
  }
}
