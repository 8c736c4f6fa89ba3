import FlowDiagnostics

extension JSONReader {
  /// Skips white space, and comments, which JSON does not have and people write all the same.
  @inline(__always)
  mutating func skipBlanks() {
    // Nothing to skip, most of the time.
    if cursor < bytes.count, bytes[cursor] > UInt8(ascii: "/") { return }
    skipAllBlanks()
  }

  private mutating func skipAllBlanks() {
    while cursor < bytes.count {
      switch bytes[cursor] {
      case 0x0A: cursor = ByteScan.pastSpaces(bytes, from: cursor + 1)
      case 0x20, 0x09, 0x0D: cursor += 1
      case UInt8(ascii: "/") where isAt("//") || isAt("/*"): skipComment()
      case UInt8(ascii: "#"): skipComment()
      default: return
      }
    }
  }

  private mutating func skipComment() {
    let start = cursor
    guard isAt("/*") else {
      cursor = lineEnd(from: cursor)
      return reportComment(Span(start, cursor))
    }
    cursor += 2
    while cursor < bytes.count {
      if isAt("*/") {
        cursor += 2
        return reportComment(Span(start, cursor))
      }
      cursor += 1
    }
    hasReportedEnd = true
    report(
      "the comment is never closed", at: Span(start, start + 2), notes: ["JSON has no comments"],
      help: "remove it")
  }

  private mutating func reportComment(_ span: Span) {
    report(
      "JSON has no comments", at: span, help: "remove it, or move it to a 'description' field")
  }
}

extension JSONReader {
  func isAt(_ text: StaticString) -> Bool {
    guard cursor + text.utf8CodeUnitCount <= bytes.count else { return false }
    return text.withUTF8Buffer { wanted in
      wanted.indices.allSatisfy { wanted[$0] == bytes[cursor + $0] }
    }
  }

  func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  func isLineBreak(_ offset: Int) -> Bool { bytes[offset] == 0x0A || bytes[offset] == 0x0D }

  func lineEnd(from offset: Int) -> Int {
    var end = offset
    while end < bytes.count, !isLineBreak(end) { end += 1 }
    return end
  }

  /// The next offset from `offset` on that holds no blank, on any line or on this one.
  func pastBlanks(_ offset: Int, onLine: Bool = false) -> Int {
    var next = offset
    while next < bytes.count, isBlank(bytes[next]) {
      if onLine, isLineBreak(next) { break }
      next += 1
    }
    return next
  }

  /// Behind the string that opens at `offset`; `nil` if it is not closed on its line.
  func pastString(_ offset: Int) -> Int? {
    var next = offset + 1
    while next < bytes.count {
      switch bytes[next] {
      case bytes[offset]: return next + 1
      case 0x0A, 0x0D: return nil
      case UInt8(ascii: "\\") where next + 1 < bytes.count && !isLineBreak(next + 1): next += 2
      default: next += 1
      }
    }
    return nil
  }

  /// Whether a name and its colon stand at `offset`.
  func isMember(at offset: Int) -> Bool {
    guard offset < bytes.count else { return false }
    var next = offset
    if bytes[offset] == UInt8(ascii: "\"") || bytes[offset] == UInt8(ascii: "'") {
      guard let end = pastString(offset) else { return false }
      next = end
    } else {
      while next < bytes.count, isWordByte(bytes[next]) { next += 1 }
    }
    guard next > offset else { return false }
    next = pastBlanks(next)
    guard next < bytes.count else { return false }
    return bytes[next] == UInt8(ascii: ":") || bytes[next] == UInt8(ascii: "=")
  }

  /// The word, string or sign at the cursor, for a finding to underline.
  func tokenSpan() -> Span {
    guard cursor < bytes.count else { return Span(cursor, cursor) }
    if bytes[cursor] == UInt8(ascii: "\"") {
      return Span(cursor, pastString(cursor) ?? lineEnd(from: cursor))
    }
    var end = cursor
    while end < bytes.count, isWordByte(bytes[end]) { end += 1 }
    return Span(cursor, max(end, cursor + 1))
  }

  /// What stands at the cursor, as a message calls it.
  func found() -> String {
    guard cursor < bytes.count else { return "the end of the file" }
    if bytes[cursor] == UInt8(ascii: "\"") { return "a string" }
    return "'\(shortened(tokenSpan()))'"
  }

  /// The start of a long token is enough to know it by.
  func shortened(_ span: Span) -> String {
    var end = min(span.end, span.start + 160)
    while end > span.start, end < span.end, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return String(String(decoding: bytes[span.start..<end], as: UTF8.self).prefix(40))
  }

  func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"),
      UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."), 0x80...:
      true
    default: false
    }
  }

  func isLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), 0x80...:
      true
    default: false
    }
  }

  func startsValue(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "\""), UInt8(ascii: "'"): true
    default: isWordByte(byte)
    }
  }
}
