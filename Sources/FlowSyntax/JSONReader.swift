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

/// RFC 8259 over UTF-8 bytes. One pass, no backtracking; what cannot be read is skipped once.
struct JSONReader {
  static let deepest = 512
  /// Further syntax findings would only be echoes of the first ones.
  static let mostFindings = 100

  let bytes: [UInt8]
  var cursor = 0
  var depth = 0
  var records: [JSONDocument.Record] = []
  var findings: [Diagnostic] = []
  /// The text is no JSON by anybody's measure (a doubled name or a lone surrogate is).
  var isBroken = false
  /// The end of the text came too early and was reported; the open containers say nothing more.
  var hasReportedEnd = false
  /// A string ran over its end, so the punctuation behind it may be inside of it.
  var hasLostPlace = false

  init(_ source: SourceText) {
    bytes = source.bytes
  }

  mutating func read() {
    guard bytes.count <= Int(UInt32.max) else {
      report("the file is larger than 4 GiB", at: Span(0, 0))
      return
    }
    let encoding = EncodingCheck(bytes)
    findings = encoding.findings
    isBroken = findings.contains { $0.rule == .notUTF8 }
    guard encoding.isText else { return }
    cursor = encoding.start
    skipBlanks()
    guard cursor < bytes.count else {
      let what = bytes.isEmpty ? "the file is empty" : "the file holds no JSON value"
      report(what, at: Span(0, 0))
      return
    }
    readValue(expected: "a JSON value")
    skipBlanks()
    if cursor < bytes.count, !hasReportedEnd {
      report(
        "text after the end of the JSON value", at: tokenSpan(),
        related: records.first.map { [.init(lastByte(of: $0), "the value ends here")] } ?? [])
    }
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
    case UInt8(ascii: "\""), UInt8(ascii: "'"): readString()
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
    guard findings.count < JSONReader.mostFindings else { return }
    findings.append(
      Diagnostic(
        rule, message, at: span, related: related, notes: notes, help: help, fix: fix))
  }

  mutating func reportEnd(_ message: String, related: [Diagnostic.Label] = []) {
    guard !hasReportedEnd else { return }
    hasReportedEnd = true
    let end = bytes.count
    report(message, at: Span(end, end), related: related)
  }

  private func lastByte(of record: JSONDocument.Record) -> Span {
    Span(max(Int(record.start), Int(record.end) - 1), Int(record.end))
  }
}
