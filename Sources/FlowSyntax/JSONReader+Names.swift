import FlowDiagnostics

extension JSONReader {
  /// A member's name. False where there is none: what stands there has been skipped and reported.
  mutating func readKey() -> Bool {
    if bytes[cursor] == UInt8(ascii: "\"") || bytes[cursor] == UInt8(ascii: "'") {
      readName()
      return true
    }
    if isMember(at: cursor) {
      readBareName()
      return true
    }
    if !hasLostPlace {
      report("expected a name in double quotes, found \(found())", at: tokenSpan())
    }
    skipJunk()
    hasLostPlace = true
    return false
  }

  /// A name that was closed too late, or not at all, ends before the colon it holds.
  private mutating func readName() {
    let start = cursor
    let known = findings.count
    let isClosed = readString()
    if isClosed, cursor == bytes.count || mayFollowString(cursor) { return }
    if let colon = bytes[start..<cursor].firstIndex(of: UInt8(ascii: ":")) {
      findings.removeSubrange(known...)
      records[records.count - 1].end = UInt32(colon)
      records[records.count - 1].isUnterminated = true
      cursor = colon
      reportUnclosed(Span(start, colon))
      hasLostPlace = false
    } else if !isClosed {
      reportUnclosed(Span(start, cursor))
    }
  }

  private mutating func readBareName() {
    let span = tokenSpan()
    cursor = span.end
    let quotes = curlyQuotes(in: span)
    let content = quotes.map { Span($0.opening.end, $0.closing.start) } ?? span
    append(.string, from: content.start, to: content.end)
    records[records.count - 1].isBare = true
    if let quotes { return reportCurly(quotes, at: span) }
    report(
      "a name stands in double quotes", at: span,
      fix: Fix(
        "add quotes",
        [.init(Span(span.start, span.start), "\""), .init(Span(span.end, span.end), "\"")]))
  }

  /// The colon behind a name. False where no value follows either.
  mutating func readColon() -> Bool {
    guard cursor < bytes.count else { return true }
    switch bytes[cursor] {
    case UInt8(ascii: ":"):
      cursor += 1
      return true
    case UInt8(ascii: "="):
      let span = Span(cursor, cursor + 1)
      report("expected ':', found '='", at: span, fix: Fix("write ':'", [.init(span, ":")]))
      cursor += 1
      return true
    default:
      if !hasLostPlace {
        report("expected ':' after the name, found \(found())", at: tokenSpan())
      }
      let isValue = startsValue(bytes[cursor]) && !hasLostPlace && !isMember(at: cursor)
      hasLostPlace = !isValue
      return isValue
    }
  }
}
