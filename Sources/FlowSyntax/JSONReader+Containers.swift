import FlowDiagnostics

extension JSONReader {
  mutating func readContainer(_ kind: JSONDocument.Kind) {
    guard depth < JSONReader.deepest else { return skipTooDeep() }
    let start = cursor
    let place = records.count
    append(kind, from: start, to: start + 1)
    cursor += 1
    depth += 1
    let isClosed = kind == .object ? readMembers(opened: start) : readElements(opened: start)
    depth -= 1
    records[place].end = UInt32(isClosed ? cursor : min(cursor, bytes.count))
    records[place].next = UInt32(records.count)
    if kind == .object { reportDuplicates(in: place) }
  }

  /// Reads up to the closing bracket; false where it is missing.
  private mutating func readElements(opened: Int) -> Bool {
    while true {
      skipBlanks()
      if let isClosed = readEnd(opened: opened, UInt8(ascii: "]")) { return isClosed }
      readValue(expected: "a value")
      guard readComma(opened: opened, UInt8(ascii: "]")) else { return false }
    }
  }

  private mutating func readMembers(opened: Int) -> Bool {
    while true {
      skipBlanks()
      if let isClosed = readEnd(opened: opened, UInt8(ascii: "}")) { return isClosed }
      guard readKey() else { continue }
      skipBlanks()
      readColon()
      skipBlanks()
      readValue(expected: "a value")
      guard readComma(opened: opened, UInt8(ascii: "}")) else { return false }
    }
  }

  /// Whether the container ends here: true closed, false cut off, `nil` it goes on.
  private mutating func readEnd(opened: Int, _ close: UInt8) -> Bool? {
    guard cursor < bytes.count else {
      let sign = close == UInt8(ascii: "}") ? "{" : "["
      reportEnd(
        "the file ends inside '\(sign)'",
        related: [.init(Span(opened, opened + 1), "opened here, never closed")])
      return false
    }
    if bytes[cursor] == close {
      cursor += 1
      return true
    }
    guard bytes[cursor] == UInt8(ascii: "}") || bytes[cursor] == UInt8(ascii: "]") else {
      return nil
    }
    // The wrong bracket: most likely a typing slip for this container's own.
    let span = Span(cursor, cursor + 1)
    let wanted = String(decoding: [close], as: UTF8.self)
    report(
      "expected '\(wanted)', found \(found())", at: span,
      related: [.init(Span(opened, opened + 1), "to close this")],
      fix: Fix("write '\(wanted)'", [.init(span, wanted)], .needsReview))
    cursor += 1
    return true
  }

  /// The comma behind a value, or the closing bracket left for `readEnd`. False: the file ends.
  private mutating func readComma(opened: Int, _ close: UInt8) -> Bool {
    let end = cursor
    skipBlanks()
    guard cursor < bytes.count else { return readEnd(opened: opened, close) ?? false }
    let hadLostPlace = hasLostPlace
    hasLostPlace = false
    if bytes[cursor] == UInt8(ascii: ",") {
      let comma = cursor
      cursor += 1
      skipBlanks()
      reportExtraCommas(comma)
      return true
    }
    if bytes[cursor] == UInt8(ascii: "}") || bytes[cursor] == UInt8(ascii: "]") { return true }
    if hadLostPlace { return true }
    if bytes[cursor] == UInt8(ascii: ":") || bytes[cursor] == UInt8(ascii: ";") {
      report("expected ',', found \(found())", at: Span(cursor, cursor + 1))
      cursor += 1
      return true
    }
    report(
      "expected ',' before \(found())", at: Span(end, end), help: "separate members by ','",
      fix: Fix("insert ','", [.init(Span(end, end), ",")]))
    return true
  }

  private mutating func reportExtraCommas(_ comma: Int) {
    guard cursor < bytes.count else { return }
    if bytes[cursor] == UInt8(ascii: "}") || bytes[cursor] == UInt8(ascii: "]") {
      let span = Span(comma, comma + 1)
      report(
        "a comma before '\(String(decoding: [bytes[cursor]], as: UTF8.self))'", at: span,
        help: "remove the comma", fix: Fix("remove the comma", [.init(span, "")]))
    }
    while cursor < bytes.count, bytes[cursor] == UInt8(ascii: ",") {
      let span = Span(cursor, cursor + 1)
      report(
        "two commas in a row", at: span, fix: Fix("remove the comma", [.init(span, "")]))
      cursor += 1
      skipBlanks()
    }
  }

  /// A member's name. False where there is none: one sign has been skipped and reported.
  private mutating func readKey() -> Bool {
    switch bytes[cursor] {
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      readString()
      return true
    case let byte where isWordByte(byte):
      let span = tokenSpan()
      // A string record over the bare word: content is taken between its ends.
      append(.string, from: max(span.start - 1, 0), to: span.end)
      records[records.count - 1].isUnterminated = true
      cursor = span.end
      report(
        "a name stands in double quotes", at: span,
        fix: Fix(
          "add quotes",
          [.init(Span(span.start, span.start), "\""), .init(Span(span.end, span.end), "\"")]))
      return true
    default:
      report("expected a name in double quotes, found \(found())", at: tokenSpan())
      cursor = tokenSpan().end
      return false
    }
  }

  private mutating func readColon() {
    guard cursor < bytes.count else { return }
    if bytes[cursor] == UInt8(ascii: ":") {
      cursor += 1
      return
    }
    if bytes[cursor] == UInt8(ascii: "=") {
      let span = Span(cursor, cursor + 1)
      report("expected ':', found '='", at: span, fix: Fix("write ':'", [.init(span, ":")]))
      cursor += 1
      return
    }
    if hasLostPlace {
      hasLostPlace = false
      return
    }
    report("expected ':' after the name, found \(found())", at: tokenSpan())
  }

  /// Steps over a container that is nested too deeply, without recursion.
  private mutating func skipTooDeep() {
    let start = cursor
    var open = 0
    var isInString = false
    while cursor < bytes.count {
      let byte = bytes[cursor]
      cursor += 1
      if isInString {
        if byte == UInt8(ascii: "\\") { cursor = min(cursor + 1, bytes.count) }
        if byte == UInt8(ascii: "\"") || byte == 0x0A { isInString = false }
      } else if byte == UInt8(ascii: "\"") {
        isInString = true
      } else if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") {
        open += 1
      } else if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") {
        open -= 1
        if open == 0 { break }
      }
    }
    append(.missing, from: start, to: cursor)
    report(
      "nested more than \(JSONReader.deepest) deep", at: Span(start, start + 1), rule: .tooDeep)
    if open > 0 { reportEnd("the file ends inside brackets that are nested too deeply") }
  }
}
