import FlowDiagnostics

extension JSONReader {
  mutating func readNumber() {
    let span = tokenSpan()
    cursor = span.end
    append(.number, from: span.start, to: span.end)
    guard !JSONNumber.isNumber(bytes[span.start..<span.end]) else { return }
    records[records.count - 1].kind = .missing
    let text = shortened(span)
    report(
      "'\(text)' is not a JSON number", at: span, notes: numberNote(text).map { [$0] } ?? [])
  }

  private func numberNote(_ text: String) -> String? {
    let digits = text.drop { $0 == "-" || $0 == "+" }
    if text.hasPrefix("+") { return "a JSON number has no plus sign" }
    if digits.hasPrefix("0x") || digits.hasPrefix("0X") { return "JSON numbers are decimal" }
    if digits.hasPrefix(".") { return "digits stand before the point: 0\(digits)" }
    if digits.hasPrefix("0"), digits.count > 1 { return "a JSON number has no leading zeros" }
    if digits.hasSuffix(".") { return "digits stand behind the point" }
    return nil
  }

  /// `true`, `false`, `null`, or a text that is none of them.
  mutating func readWord(_ expected: String) {
    let token = tokenSpan()
    switch token.end - token.start {
    case 4 where isAt("null"): append(.null, from: token.start, to: token.end)
    case 4 where isAt("true"), 5 where isAt("false"):
      append(.bool, from: token.start, to: token.end)
    default: return readBareText(shortened(token), token, expected)
    }
    cursor = token.end
  }

  private mutating func readBareText(_ word: String, _ token: Span, _ expected: String) {
    if isCurlyQuote(at: token.start),
      let quotes = curlyQuotes(in: Span(token.start, lineEnd(from: token.start)))
    {
      cursor = quotes.closing.end
      append(.missing, from: token.start, to: cursor)
      return reportCurly(quotes, at: Span(token.start, cursor))
    }
    let span = Span(token.start, max(bareTextEnd(from: token.start), token.end))
    cursor = span.end
    append(.missing, from: span.start, to: span.end)
    if cursor < bytes.count, bytes[cursor] == UInt8(ascii: "\"") {
      // The closing quote of a text whose opening one is missing.
      cursor += 1
      hasLostPlace = true
    }
    guard isLetter(bytes[span.start]) else {
      return report("expected \(expected), found '\(word)'", at: span)
    }
    let meant = span == token ? literal(word) : nil
    report(
      "'\(shortened(span))' is not a JSON value", at: span,
      help: meant.map { "write \($0)" } ?? "put text in double quotes",
      fix: meant.map { Fix("write \($0)", [.init(span, $0)], .needsReview) })
  }

  private func literal(_ word: String) -> String? {
    switch word.lowercased() {
    case "true", "yes", "on": "true"
    case "false", "no", "off": "false"
    case "null", "nil", "none", "undefined", "nan": "null"
    default: nil
    }
  }

  /// Where text without quotes ends: at a quote, the line's end, a comma with no text behind it, or
  /// a bracket that does not close one of its own.
  private func bareTextEnd(from start: Int) -> Int {
    var end = start
    var depth = 0
    scan: while end < bytes.count {
      switch bytes[end] {
      case 0x0A, 0x0D, UInt8(ascii: "\""): break scan
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        guard depth > 0 else { break scan }
        depth -= 1
      case UInt8(ascii: ","):
        let next = pastBlanks(end + 1, onLine: true)
        guard open.last?.kind == .object, next < bytes.count, isLetter(bytes[next]),
          !isMember(at: next)
        else { break scan }
      case UInt8(ascii: "/"), UInt8(ascii: "#"):
        if end > start, isBlank(bytes[end - 1]) { break scan }
      default: break
      }
      end += 1
    }
    while end > start, isBlank(bytes[end - 1]) { end -= 1 }
    return end
  }
}
