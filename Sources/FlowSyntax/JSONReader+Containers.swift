import FlowDiagnostics

extension JSONReader {
  mutating func readContainer(_ kind: JSONDocument.Kind) {
    guard open.count < JSONReader.deepest else { return skipTooDeep() }
    let place = records.count
    append(kind, from: cursor, to: cursor + 1)
    open.append(Open(kind: kind, start: cursor, record: place))
    cursor += 1
    let end = kind == .object ? readMembers() : readElements()
    open.removeLast()
    records[place].end = UInt32(end)
    records[place].next = UInt32(records.count)
    if kind == .object { reportDuplicates(in: place) }
  }

  /// Both return where the container ends: behind its bracket or, without one, its last value.
  private mutating func readElements() -> Int {
    var end = cursor
    while true {
      skipBlanks()
      if let closed = readEnd(after: end) { return closed }
      let place = records.count
      readValue(expected: "a value")
      end = cursor
      skipBlanks()
      if cursor < bytes.count, bytes[cursor] == UInt8(ascii: ":") {
        readStrayMember(from: place)
        end = cursor
      }
      readComma(after: end)
    }
  }

  private mutating func readMembers() -> Int {
    var end = cursor
    while true {
      skipBlanks()
      if let closed = readEnd(after: end) { return closed }
      if isNextElement() {
        reportUnclosedElement()
        return end
      }
      readMember()
      end = cursor
      readComma(after: end)
    }
  }

  private mutating func readMember() {
    guard readKey() else { return }
    skipBlanks()
    guard readColon() else { return appendMissing() }
    let colon = cursor
    skipBlanks()
    if cursor > colon, bytes[colon..<cursor].contains(0x0A), isMember(at: cursor) {
      let span = Span(colon - 1, colon)
      report("expected a value after '\(shortened(span))'", at: span)
      hasLostPlace = true
      return append(.missing, from: colon, to: colon)
    }
    readValue(expected: "a value")
  }

  /// A member in an array, its name read already: an object was closed too early, or never begun.
  private mutating func readStrayMember(from place: Int) {
    let array = open.count - 1
    if !open[array].hasStrayMembers {
      report(
        "expected ',', found ':'", at: Span(cursor, cursor + 1),
        related: [.init(open[array].bracket, "inside this array")],
        notes: ["names stand in objects, between '{' and '}'"])
    }
    open[array].hasStrayMembers = true
    cursor += 1
    skipBlanks()
    readValue(expected: "a value")
    records.removeSubrange(place...)
  }

  /// The comma behind a value; a closing bracket is left for `readEnd`.
  private mutating func readComma(after end: Int) {
    skipBlanks()
    let hadLostPlace = hasLostPlace
    hasLostPlace = false
    guard cursor < bytes.count else { return }
    switch bytes[cursor] {
    case UInt8(ascii: ","): readCommas()
    case UInt8(ascii: "}"), UInt8(ascii: "]"): break
    case UInt8(ascii: ";"):
      let span = Span(cursor, cursor + 1)
      report("expected ',', found ';'", at: span, fix: Fix("write ','", [.init(span, ",")]))
      cursor += 1
    case _ where isNextElement(): break
    case _ where open.last?.kind == .array || isMember(at: cursor):
      if hadLostPlace { return }
      report(
        "expected ',' before \(found())", at: Span(end, end), help: "separate members by ','",
        fix: Fix("insert ','", [.init(Span(end, end), ",")]))
    default:
      if !hadLostPlace {
        report("expected ',' or '}', found \(found())", at: tokenSpan())
      }
      skipJunk()
      if cursor < bytes.count, bytes[cursor] == UInt8(ascii: ",") { readCommas() }
    }
  }

  /// A comma, and those that are too many.
  private mutating func readCommas() {
    let comma = Span(cursor, cursor + 1)
    cursor += 1
    skipBlanks()
    guard cursor < bytes.count,
      bytes[cursor] == UInt8(ascii: ",") || bytes[cursor] == open.last?.closing
    else { return }
    var commas = [comma]
    while cursor < bytes.count, bytes[cursor] == UInt8(ascii: ",") {
      commas.append(Span(cursor, cursor + 1))
      cursor += 1
      skipBlanks()
    }
    guard cursor < bytes.count else { return }
    let isLast = bytes[cursor] == open.last?.closing
    let extra = isLast ? commas[...] : commas.dropFirst()
    guard let first = extra.first, let last = extra.last else { return }
    let span = Span(first.start, last.end)
    let title = extra.count == 1 ? "remove the comma" : "remove the commas"
    report(
      isLast ? "a comma before \(found())" : "two commas in a row", at: span, help: title,
      fix: Fix(title, extra.map { .init($0, "") }))
  }

  /// Steps over what belongs to no member, up to a comma, a closing bracket or the line's end.
  mutating func skipJunk() {
    while cursor < bytes.count {
      switch bytes[cursor] {
      case 0x0A, 0x0D, UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"): return
      case UInt8(ascii: "\""): cursor = pastString(cursor) ?? cursor + 1
      case UInt8(ascii: "\\") where cursor + 1 < bytes.count && !isLineBreak(cursor + 1):
        cursor += 2
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        let place = records.count
        readValue(expected: "a value")
        records.removeSubrange(place...)
      default: cursor += 1
      }
    }
  }
}
