import FlowDiagnostics
import FlowModel
import FlowSyntax

extension SourceText {
  /// The whole of a JSON value whose first byte is known.
  func extent(ofValueAt start: Int) -> Span {
    var depth = 0
    var isInString = false
    var cursor = start
    while cursor < bytes.count {
      let byte = bytes[cursor]
      cursor += 1
      if isInString {
        if byte == UInt8(ascii: "\\") { cursor += 1 }
        if byte == UInt8(ascii: "\"") { isInString = false }
      } else if byte == UInt8(ascii: "\"") {
        isInString = true
      } else if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") {
        depth += 1
      } else if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") {
        depth -= 1
      }
      if depth == 0, !isInString { break }
    }
    return Span(start, min(cursor, bytes.count))
  }

  /// The strings among the values of a JSON value, quotes included; keys are none.
  func strings(in extent: Span) -> [Span] {
    var strings: [Span] = []
    var cursor = extent.start
    while cursor < extent.end {
      guard bytes[cursor] == UInt8(ascii: "\"") else {
        cursor += 1
        continue
      }
      let string = self.extent(ofValueAt: cursor)
      cursor = string.end
      let behind = bytes[cursor..<extent.end].first { !" \t\r\n".utf8.contains($0) }
      if behind != UInt8(ascii: ":") { strings.append(string) }
    }
    return strings
  }

  /// The value of the member whose name stands at `key`.
  func value(behind key: Span) -> Span {
    let start = bytes[key.end...].firstIndex { !": \t\r\n".utf8.contains($0) }
    return start.map { extent(ofValueAt: $0) } ?? key
  }

  /// What to cut out so that a member of an object is gone, with one of the commas beside it.
  func removal(of name: String, from object: Span) -> Span? {
    let document = JSONDocument(
      SourceText(path: path, bytes: Array(bytes[object.start..<object.end])))
    guard let root = document.root else { return nil }
    let members = document.members(root)
    guard let place = members.firstIndex(where: { document.string($0.key) == name }) else {
      return nil
    }
    let end = document.span(members[place].value).end
    let cut: Span
    if place > 0 {
      cut = Span(document.span(members[place - 1].value).end, end)
    } else if members.count > 1 {
      cut = Span(document.span(members[0].key).start, document.span(members[1].key).start)
    } else {
      cut = Span(document.span(members[0].key).start, end)
    }
    return Span(cut.start + object.start, cut.end + object.start)
  }
}
