import FlowDiagnostics

extension JSONReader {
  /// Where the container ends, if it ends here; `nil`: it goes on.
  mutating func readEnd(after end: Int) -> Int? {
    while cursor < bytes.count {
      if let depth = closingDownTo, open.count > depth + 1 { return end }
      closingDownTo = nil
      let byte = bytes[cursor]
      guard byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") else { return nil }
      if byte == open.last?.closing {
        cursor += 1
        return cursor
      }
      switch meaningOfBracket() {
      case .slip:
        reportSlip()
        cursor += 1
        return cursor
      case .closesOuter(let depth):
        reportMissingBracket(at: end)
        closingDownTo = depth
        return end
      case .extra: dropBracket()
      }
    }
    reportOpen()
    return bytes.count
  }

  private mutating func reportOpen() {
    guard let container = open.last, !hasReportedEnd else { return }
    reportEnd(
      "the file ends inside '\(sign(container))'",
      related: [.init(container.bracket, "opened here, never closed")] + unclosedLabel(container))
  }

  private mutating func reportSlip() {
    guard let container = open.last else { return }
    let wanted = String(decoding: [container.closing], as: UTF8.self)
    let span = Span(cursor, cursor + 1)
    report(
      "expected '\(wanted)', found \(found())", at: span,
      related: [.init(container.bracket, "to close this")],
      fix: Fix("write '\(wanted)'", [.init(span, wanted)], .needsReview))
  }

  private mutating func reportMissingBracket(at end: Int) {
    guard let container = open.last else { return }
    let wanted = String(decoding: [container.closing], as: UTF8.self)
    report(
      "expected '\(wanted)' before \(found())", at: Span(cursor, cursor + 1),
      related: [.init(container.bracket, "to close this")] + unclosedLabel(container),
      fix: Fix("insert '\(wanted)'", [.init(Span(end, end), wanted)], .needsReview))
  }

  /// A bracket too many; its comma, if it has one, parts the values round it.
  private mutating func dropBracket() {
    let span = Span(cursor, cursor + 1)
    let array = open.count - 1
    if array >= 0, open[array].hasStrayMembers {
      open[array].hasStrayMembers = false
    } else {
      report(
        "\(found()) closes nothing", at: span,
        related: open.last.map { [.init($0.bracket, "still inside this")] } ?? [],
        fix: Fix("remove it", [.init(span, "")], .needsReview))
    }
    cursor += 1
    skipBlanks()
    if cursor < bytes.count, bytes[cursor] == UInt8(ascii: ",") { cursor += 1 }
    skipBlanks()
  }

  /// In an array of objects, a '{' where a name should be: the object before was not closed.
  func isNextElement() -> Bool {
    cursor < bytes.count && bytes[cursor] == UInt8(ascii: "{") && open.last?.kind == .object
      && open.dropLast().last?.kind == .array
  }

  mutating func reportUnclosedElement() {
    guard let container = open.last else { return }
    report(
      "expected '}' before '{'", at: Span(cursor, cursor + 1),
      related: [.init(container.bracket, "to close this")] + unclosedLabel(container),
      help: "close the object before the next one")
    hasLostPlace = true
  }

  private func sign(_ container: Open) -> String { container.kind == .object ? "{" : "[" }

  /// Steps over a container that is nested too deeply, without recursion.
  mutating func skipTooDeep() {
    let start = cursor
    var depth = 0
    while cursor < bytes.count {
      switch bytes[cursor] {
      case UInt8(ascii: "\""): cursor = pastString(cursor) ?? lineEnd(from: cursor)
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        cursor += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        cursor += 1
      default: cursor += 1
      }
      if depth == 0 { break }
    }
    append(.missing, from: start, to: cursor)
    report(
      "nested more than \(JSONReader.deepest) deep", at: Span(start, start + 1), rule: .tooDeep)
    if depth > 0 { reportEnd("the file ends inside brackets that are nested too deeply") }
  }
}
