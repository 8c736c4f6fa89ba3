import FlowDiagnostics

extension JSONReader {
  /// Reads the whole text: one value, and nothing but blanks round it.
  mutating func read() {
    guard bytes.count < Int(UInt32.max) else {
      report("the file is larger than 4 GiB", at: Span(0, 0))
      return
    }
    let encoding = EncodingCheck(bytes)
    findings = encoding.findings
    invalid = findings.filter { $0.rule == .notUTF8 }.map(\.span)
    isBroken = !invalid.isEmpty
    guard encoding.isText else { return }
    // Room for a file that is indented; memory that is not written to is none.
    records.reserveCapacity(bytes.count / 12)
    cursor = encoding.start
    skipBlanks()
    guard cursor < bytes.count else {
      let what = bytes.isEmpty ? "the file is empty" : "the file holds no JSON value"
      if !hasReportedEnd { report(what, at: Span(encoding.start, encoding.start)) }
      return
    }
    let isWrapped = skipFence() || skipProse()
    readValue(expected: "a JSON value")
    skipBlanks()
    if isWrapped, isAt("```") { cursor = min(cursor + 3, bytes.count) }
    skipBlanks()
    if cursor < bytes.count, !hasReportedEnd {
      report(
        "text after the end of the JSON value", at: tokenSpan(),
        related: records.first.map { [.init(lastByte(of: $0), "the value ends here")] } ?? [])
    }
  }

  /// The line "```json" that comes along when JSON is copied from a chat or a README.
  private mutating func skipFence() -> Bool {
    guard isAt("```") else { return false }
    let span = Span(cursor, lineEnd(from: cursor))
    report(
      "a Markdown code fence", at: span, help: "keep only what stands between the fences")
    cursor = span.end
    skipBlanks()
    return true
  }

  /// A sentence before the value, if the value opens at the start of a line below it.
  private mutating func skipProse() -> Bool {
    guard !startsValue(bytes[cursor]) || isProse() else { return false }
    var end = lineEnd(from: cursor)
    while true {
      let next = pastBlanks(end)
      guard next < bytes.count else { return false }
      if bytes[next] == UInt8(ascii: "{") || bytes[next] == UInt8(ascii: "[") {
        while end > cursor, isBlank(bytes[end - 1]) { end -= 1 }
        report("text before the JSON value", at: Span(cursor, end), help: "remove it")
        cursor = next
        return true
      }
      end = lineEnd(from: next)
    }
  }

  /// Two words in a row are the start of no value.
  private func isProse() -> Bool {
    var next = cursor
    guard isLetter(bytes[next]) else { return false }
    while next < bytes.count, isWordByte(bytes[next]) { next += 1 }
    return next < bytes.count && !isLineBreak(next)
  }

  private func lastByte(of record: JSONDocument.Record) -> Span {
    Span(max(Int(record.start), Int(record.end) - 1), Int(record.end))
  }
}
