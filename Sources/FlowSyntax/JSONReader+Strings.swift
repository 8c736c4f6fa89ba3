import FlowDiagnostics

extension JSONReader {
  /// Reads a string up to its quote or the line's end; one in single quotes is read too, and
  /// reported. False if it is not closed.
  mutating func readString() -> Bool {
    let start = cursor
    let quote = bytes[cursor]
    cursor += 1
    var hasEscapes = false
    var isClosed = false
    while !isClosed {
      cursor = ByteScan.pastPlainText(bytes, from: cursor, quote: quote)
      guard cursor < bytes.count else { break }
      let byte = bytes[cursor]
      if byte == quote {
        cursor += 1
        isClosed = true
      } else if byte == UInt8(ascii: "\\") {
        hasEscapes = true
        readEscape()
      } else if byte == 0x0A || byte == 0x0D {
        break
      } else {
        reportControlCharacter(byte)
        cursor += 1
      }
    }
    records.append(
      JSONDocument.Record(
        start: UInt32(start), end: UInt32(cursor),
        next: UInt32(records.count + 1), kind: .string, hasEscapes: hasEscapes,
        isUnterminated: !isClosed))
    if isClosed, quote != UInt8(ascii: "\"") { reportSingleQuotes(Span(start, cursor)) }
    return isClosed
  }

  private mutating func reportControlCharacter(_ byte: UInt8) {
    let span = Span(cursor, cursor + 1)
    let isTab = byte == 0x09
    let digits = String(byte, radix: 16, uppercase: true)
    let hex = String(repeating: "0", count: 4 - digits.count) + digits
    let escape = isTab ? "\\t" : "\\u\(hex)"
    report(
      isTab ? "a tab inside a string" : "control character U+\(hex) inside a string", at: span,
      help: "write \(escape)", fix: Fix("write \(escape)", [.init(span, escape)]))
  }

  private mutating func reportSingleQuotes(_ span: Span) {
    let inner = bytes[span.start + 1..<span.end - 1]
    let isSimple = !inner.contains(UInt8(ascii: "\"")) && !inner.contains(UInt8(ascii: "\\"))
    let edits: [Fix.Edit] = [
      .init(Span(span.start, span.start + 1), "\""), .init(Span(span.end - 1, span.end), "\""),
    ]
    report(
      "a string stands in double quotes", at: span,
      fix: isSimple ? Fix("use double quotes", edits) : nil)
  }

  /// One escape, the cursor at its backslash.
  private mutating func readEscape() {
    let start = cursor
    guard start + 1 < bytes.count else {
      cursor += 1
      return
    }
    let kind = bytes[start + 1]
    if kind == UInt8(ascii: "u") { return readUnicodeEscape() }
    if kind == 0x0A || kind == 0x0D {
      cursor += 1
      return
    }
    cursor += 2
    while cursor < bytes.count, bytes[cursor] & 0xC0 == 0x80 { cursor += 1 }
    guard JSONEscapes.simple(kind) == nil else { return }
    let text = String(decoding: bytes[start..<cursor], as: UTF8.self)
    report(
      "'\(text)' is not an escape", at: Span(start, cursor),
      help: "a backslash itself is written \\\\")
  }

  private mutating func readUnicodeEscape() {
    let start = cursor
    guard let unit = JSONEscapes.codeUnit(bytes[...], at: start + 2) else {
      cursor += 2
      return report("'\\u' needs four hexadecimal digits", at: Span(start, cursor))
    }
    cursor += 6
    if JSONEscapes.isHighSurrogate(unit), isAt("\\u"),
      let low = JSONEscapes.codeUnit(bytes[...], at: cursor + 2), JSONEscapes.isLowSurrogate(low)
    {
      cursor += 6
    } else if JSONEscapes.isHighSurrogate(unit) || JSONEscapes.isLowSurrogate(unit) {
      let wasBroken = isBroken
      report(
        "a lone surrogate is no character", at: Span(start, cursor),
        notes: ["characters above U+FFFF are written as two escapes, or as themselves"])
      isBroken = wasBroken
    }
  }
}
