import FlowDiagnostics

extension JSONReader {
  /// Skips white space, and comments, which JSON does not have and people write all the same.
  mutating func skipBlanks() {
    while cursor < bytes.count {
      switch bytes[cursor] {
      case 0x20, 0x09, 0x0A, 0x0D: cursor += 1
      case UInt8(ascii: "/") where isAt("//") || isAt("/*"): skipComment()
      case UInt8(ascii: "#"): skipComment()
      default: return
      }
    }
  }

  private mutating func skipComment() {
    let start = cursor
    if isAt("/*") {
      cursor += 2
      while cursor < bytes.count, !isAt("*/") { cursor += 1 }
      cursor = min(cursor + 2, bytes.count)
    } else {
      while cursor < bytes.count, bytes[cursor] != 0x0A, bytes[cursor] != 0x0D { cursor += 1 }
    }
    report(
      "JSON has no comments", at: Span(start, cursor),
      help: "remove it, or move it to a 'description' field")
  }

  func isAt(_ text: StaticString) -> Bool {
    guard cursor + text.utf8CodeUnitCount <= bytes.count else { return false }
    return text.withUTF8Buffer { wanted in
      wanted.indices.allSatisfy { wanted[$0] == bytes[cursor + $0] }
    }
  }

  /// The word, string or sign at the cursor, for a finding to underline.
  func tokenSpan() -> Span {
    var end = cursor
    while end < bytes.count, isWordByte(bytes[end]) { end += 1 }
    if end == cursor, end < bytes.count {
      end += 1
      while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    }
    return Span(cursor, end)
  }

  /// What stands at the cursor, as a message calls it.
  func found() -> String {
    guard cursor < bytes.count else { return "the end of the file" }
    if bytes[cursor] == UInt8(ascii: "\"") { return "a string" }
    let span = tokenSpan()
    let token = String(decoding: bytes[span.start..<min(span.end, span.start + 40)], as: UTF8.self)
    return "'\(token)'"
  }

  func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"),
      UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."), 0x80...:
      true
    default: false
    }
  }
}
