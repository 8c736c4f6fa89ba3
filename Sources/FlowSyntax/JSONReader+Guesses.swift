import FlowDiagnostics

/// What the author most likely meant where brackets do not match: by the indentation first, then
/// by what follows. A wrong guess costs a second finding, never a missed one.
extension JSONReader {
  enum Bracket {
    /// Written for the container's own.
    case slip
    /// The container's own is missing; this one leaves `depth` containers open.
    case closesOuter(depth: Int)
    case extra
  }

  private enum Follower: Equatable {
    case member, element, end
    case bracket(UInt8)
  }

  /// The bracket at the cursor, which is not the one the innermost container needs.
  func meaningOfBracket() -> Bracket {
    guard let inner = open.last else { return .extra }
    let outers = open.indices.dropLast()
    let outer = outers.last { open[$0].closing == bytes[cursor] }
    if let indent = indentOfFirst(cursor) {
      let closesInner = indentOfLine(inner.start) == indent
      let closesOuter = outer.map { indentOfLine(open[$0].start) == indent } ?? false
      if closesInner != closesOuter {
        return closesInner ? .slip : outer.map { .closesOuter(depth: $0) } ?? .slip
      }
    }
    let next = follower(of: cursor + 1)
    if fits(open.dropLast().last, next) { return .slip }
    if let outer, fits(outer > 0 ? open[outer - 1] : nil, next) {
      return .closesOuter(depth: outer)
    }
    return fits(inner, next) ? .extra : .slip
  }

  private func fits(_ container: Open?, _ next: Follower) -> Bool {
    guard let container else { return next == .end }
    switch next {
    case .bracket(let byte): return container.closing == byte
    case .member: return container.kind == .object
    case .element: return container.kind == .array
    case .end: return false
    }
  }

  private func follower(of offset: Int) -> Follower {
    var next = pastBlanks(offset)
    if next < bytes.count, bytes[next] == UInt8(ascii: ",") { next = pastBlanks(next + 1) }
    guard next < bytes.count else { return .end }
    switch bytes[next] {
    case UInt8(ascii: "}"), UInt8(ascii: "]"): return .bracket(bytes[next])
    default: return isMember(at: next) ? .member : .element
    }
  }

  /// The container that by its indentation lacks its bracket, inside the one that lost it.
  mutating func unclosedLabel(_ container: Open) -> [Diagnostic.Label] {
    guard !hasSearchedUnclosed else { return [] }
    hasSearchedUnclosed = true
    for record in records[container.record...].dropFirst() {
      guard record.kind == .object || record.kind == .array, record.end > record.start + 1,
        let closing = indentOfFirst(Int(record.end) - 1),
        let opening = indentOfLine(Int(record.start)), closing < opening
      else { continue }
      let start = Int(record.start)
      return [.init(Span(start, start + 1), "by the indentation, this one was not closed")]
    }
    return []
  }

  /// How far the line of `offset` is indented; `nil` where the line is too long to look at.
  private func indentOfLine(_ offset: Int) -> Int? {
    let earliest = max(0, offset - JSONReader.longestLook)
    var start = offset
    while start > earliest, bytes[start - 1] != 0x0A { start -= 1 }
    guard start == 0 || bytes[start - 1] == 0x0A else { return nil }
    return pastBlanks(start, onLine: true) - start
  }

  /// How far `offset` is indented if nothing else stands before it on its line.
  private func indentOfFirst(_ offset: Int) -> Int? {
    let earliest = max(0, offset - JSONReader.longestLook)
    var start = offset
    while start > earliest, bytes[start - 1] == 0x20 || bytes[start - 1] == 0x09 { start -= 1 }
    return start == 0 || bytes[start - 1] == 0x0A ? offset - start : nil
  }

  private static let longestLook = 500
}
