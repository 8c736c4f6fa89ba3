import FlowDiagnostics
import FlowModel
import FlowSyntax

/// The name of a variable with the braces round it, as they stand in the bytes of a file.
struct BraceRun: Equatable {
  var opening: Int
  var closing: Int
  var path: VariablePath
  /// With all its braces.
  var span: Span
  /// The name alone.
  var nameSpan: Span

  /// All names that have a brace on at least one side, in order.
  static func all(in source: SourceText, _ span: Span) -> [BraceRun] {
    var runs: [BraceRun] = []
    var cursor = span.start
    while cursor < span.end {
      let byte = source.bytes[cursor]
      if byte == UInt8(ascii: "{") {
        cursor = opened(in: source, at: cursor, before: span.end, &runs)
      } else if byte == UInt8(ascii: "}") {
        cursor = closed(in: source, at: cursor, span, &runs)
      } else {
        cursor += 1
      }
    }
    return runs
  }

  private static func opened(
    in source: SourceText, at start: Int, before limit: Int, _ runs: inout [BraceRun]
  ) -> Int {
    let bytes = source.bytes[start..<limit]
    let opening = bytes.prefix { $0 == UInt8(ascii: "{") }.count
    let name = name(in: bytes.dropFirst(opening))
    let closing = bytes[name.endIndex...].prefix { $0 == UInt8(ascii: "}") }.count
    let end = name.endIndex + closing
    let text = JSONDocument.unescaped(name)
    if closing == 0, text.utf8.count == name.count,
      let (path, length) = withoutPunctuation(text)
    {
      let nameSpan = Span(name.startIndex, name.startIndex + length)
      runs.append(
        BraceRun(
          opening: opening, closing: 0, path: path, span: Span(start, nameSpan.end),
          nameSpan: nameSpan))
    } else if let path = VariablePath(text) {
      runs.append(
        BraceRun(
          opening: opening, closing: closing, path: path, span: Span(start, end),
          nameSpan: Span(name.startIndex, name.endIndex)))
    }
    return max(end, start + opening)
  }

  /// What may be a name at the start of `bytes`, escaped letters included.
  private static func name(in bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var end = bytes.startIndex
    while end < bytes.endIndex {
      if isPathByte(bytes[end]) {
        end += 1
      } else if bytes[end...].starts(with: "\\u".utf8), end + 6 <= bytes.endIndex {
        end += 6
      } else {
        break
      }
    }
    return bytes[..<end]
  }

  /// Closing braces that nothing has opened.
  private static func closed(
    in source: SourceText, at start: Int, _ span: Span, _ runs: inout [BraceRun]
  ) -> Int {
    let closing = source.bytes[start..<span.end].prefix { $0 == UInt8(ascii: "}") }.count
    let name = source.bytes[span.start..<start].suffix(while: isPathByte)
    let text = String(decoding: name, as: UTF8.self)
    if let path = VariablePath(text) {
      runs.append(
        BraceRun(
          opening: 0, closing: closing, path: path, span: Span(name.startIndex, start + closing),
          nameSpan: Span(name.startIndex, start)))
    }
    return start + closing
  }

  /// A name at the end of a sentence.
  private static func withoutPunctuation(_ text: String) -> (path: VariablePath, length: Int)? {
    let end = text.reversed().prefix { ".?!".contains($0) }.count
    guard end > 0, let path = VariablePath(text.dropLast(end)) else { return nil }
    return (path, text.utf8.count - end)
  }

  private static func isPathByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...:
      true
    default: Array("_-$?!#@.[]".utf8).contains(byte)
    }
  }
}

extension ArraySlice {
  fileprivate func suffix(while isWanted: (Element) -> Bool) -> ArraySlice {
    let start = lastIndex { !isWanted($0) }.map { $0 + 1 } ?? startIndex
    return self[start...]
  }
}

extension JSONDocument {
  /// The text that stands in a JSON string as `bytes`.
  fileprivate static func unescaped(_ bytes: ArraySlice<UInt8>) -> String {
    guard bytes.contains(UInt8(ascii: "\\")) else { return String(decoding: bytes, as: UTF8.self) }
    let quote = [UInt8(ascii: "\"")]
    return JSONValue.parse(quote + bytes + quote)?.string ?? ""
  }
}
