package import FlowDiagnostics

extension JSONDocument {
  /// Reads `source`, going on after each mistake as well as it can.
  package init(_ source: SourceText) {
    var reader = JSONReader(source)
    reader.read()
    self.init(
      source: source, findings: reader.findings.inOrder(), records: reader.records,
      isReadable: !reader.isBroken)
  }
}

/// RFC 8259 over UTF-8 bytes. One pass; only after a mistake does it look ahead, or go back inside
/// a string whose quote is missing, so that the mistake is told once, where it was made.
struct JSONReader {
  static let deepest = 512
  /// Further syntax findings would only be echoes of the first ones.
  static let mostFindings = 100

  /// A container whose closing bracket has not been met.
  struct Open {
    var kind: JSONDocument.Kind
    var start: Int
    var record: Int
    /// Members were found in this array, and reported.
    var hasStrayMembers = false

    var bracket: Span { Span(start, start + 1) }
    var closing: UInt8 { kind == .object ? UInt8(ascii: "}") : UInt8(ascii: "]") }
  }

  let bytes: [UInt8]
  var cursor = 0
  var open: [Open] = []
  var records: [JSONDocument.Record] = []
  var findings: [Diagnostic] = []
  /// Bytes that are not UTF-8: reported as that, and as nothing else.
  var invalid: [Span] = []
  /// The text is no JSON by anybody's measure (a doubled name or a lone surrogate is).
  var isBroken = false
  /// The end of the text came too early and was reported; the open containers say nothing more.
  var hasReportedEnd = false
  /// What stands at the cursor follows from a mistake that was reported.
  var hasLostPlace = false
  /// How many containers stay open behind a bracket that closes several at once.
  var closingDownTo: Int?
  /// A bracket that was missing has been looked for already.
  var hasSearchedUnclosed = false

  init(_ source: SourceText) {
    bytes = source.bytes
  }

  /// Reads one value, or reports that `expected` is missing and leaves the cursor where it is.
  mutating func readValue(expected: String) {
    guard cursor < bytes.count else {
      reportEnd("expected \(expected), found the end of the file")
      return appendMissing()
    }
    switch bytes[cursor] {
    case UInt8(ascii: "{"): readContainer(.object)
    case UInt8(ascii: "["): readContainer(.array)
    case UInt8(ascii: "\""), UInt8(ascii: "'"): readText()
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      readNumber()
    case UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: ","), UInt8(ascii: ":"):
      report("expected \(expected), found \(found())", at: Span(cursor, cursor + 1))
      appendMissing()
    default: readWord(expected)
    }
  }

  mutating func appendMissing() {
    append(.missing, from: cursor, to: cursor)
  }

  mutating func append(_ kind: JSONDocument.Kind, from start: Int, to end: Int) {
    records.append(
      JSONDocument.Record(
        start: UInt32(start), end: UInt32(end), next: UInt32(records.count + 1), kind: kind))
  }

  mutating func report(
    _ message: String, at span: Span, related: [Diagnostic.Label] = [], notes: [String] = [],
    help: String? = nil, fix: Fix? = nil, rule: RuleName = .jsonSyntax
  ) {
    if rule != .duplicateKey { isBroken = true }
    guard findings.count < JSONReader.mostFindings, !isEcho(rule, span) else { return }
    findings.append(
      Diagnostic(
        rule, message, at: span, related: related, notes: notes, help: help, fix: fix))
  }

  /// Whether the same bytes have been found wrong already.
  private func isEcho(_ rule: RuleName, _ span: Span) -> Bool {
    guard rule == .jsonSyntax else { return false }
    if let last = findings.last, last.rule == rule, last.span == span { return true }
    return invalid.contains { $0.start < span.end && span.start < $0.end }
  }

  /// The text ends where it should not: told at the end of what is written in it.
  mutating func reportEnd(_ message: String, related: [Diagnostic.Label] = []) {
    guard !hasReportedEnd else { return }
    hasReportedEnd = true
    var end = bytes.count
    while end > 0, isBlank(bytes[end - 1]) { end -= 1 }
    report(message, at: Span(end, end), related: related)
  }
}
