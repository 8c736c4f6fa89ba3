import FlowDiagnostics

extension JSONReader {
  mutating func readNumber() {
    let span = tokenSpan()
    cursor = span.end
    let text = String(decoding: bytes[span.start..<span.end], as: UTF8.self)
    append(.number, from: span.start, to: span.end)
    guard JSONNumber(text) == nil else { return }
    records[records.count - 1].kind = .missing
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

  /// `true`, `false`, `null`, or a word that is none of them.
  mutating func readWord(_ expected: String) {
    let span = tokenSpan()
    let word = String(decoding: bytes[span.start..<span.end], as: UTF8.self)
    cursor = span.end
    switch word {
    case "true", "false": append(.bool, from: span.start, to: span.end)
    case "null": append(.null, from: span.start, to: span.end)
    default:
      append(.missing, from: span.start, to: span.end)
      reportWord(word, at: span, expected)
    }
  }

  private mutating func reportWord(_ word: String, at span: Span, _ expected: String) {
    let meant =
      switch word.lowercased() {
      case "true", "yes", "on": "true"
      case "false", "no", "off": "false"
      case "null", "nil", "none", "undefined", "nan": "null"
      default: String?.none
      }
    guard let first = word.unicodeScalars.first, first.properties.isAlphabetic else {
      return report(
        "expected \(expected), found '\(UntrustedText.shown(String(word.prefix(40))))'", at: span)
    }
    report(
      "'\(word.prefix(40))' is not a JSON value", at: span,
      help: meant.map { "write \($0)" } ?? "put text in double quotes",
      fix: meant.map { Fix("write \($0)", [.init(span, $0)], .needsReview) })
  }
}
