/// A file as it was read; offsets into `bytes` are the only positions other code knows.
package struct SourceText: Sendable {
  /// As the user named it; `<stdin>` for standard input.
  package let path: String
  package let bytes: [UInt8]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  package init(path: String, _ text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  package subscript(span: Span) -> String {
    String(decoding: bytes[span.start..<span.end], as: UTF8.self)
  }
}

/// A place as people count: lines and columns from 1, a column being one Unicode code point.
package struct Position: Hashable, Sendable {
  package var line: Int
  package var column: Int
}

/// Finds line and column of an offset without walking the text again for each.
package struct LineIndex: Sendable {
  private let source: SourceText
  private let lineStarts: [Int]
  /// Code points that start before each block of `blockSize` bytes.
  private let blockCounts: [Int]
  private static let blockSize = 1024

  package init(_ source: SourceText) {
    self.source = source
    var lineStarts = [0]
    var blockCounts: [Int] = []
    var codePoints = 0
    for (offset, byte) in source.bytes.enumerated() {
      if offset % LineIndex.blockSize == 0 { blockCounts.append(codePoints) }
      if byte & 0xC0 != 0x80 { codePoints += 1 }
      if byte == UInt8(ascii: "\n") { lineStarts.append(offset + 1) }
    }
    if source.bytes.count % LineIndex.blockSize == 0 { blockCounts.append(codePoints) }
    self.lineStarts = lineStarts
    self.blockCounts = blockCounts
  }

  package func position(of offset: Int) -> Position {
    let line = self.line(at: offset)
    let column = codePoints(before: offset) - codePoints(before: lineStarts[line])
    return Position(line: line + 1, column: column + 1)
  }

  /// The zero-based number of the line that holds `offset`.
  package func line(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// The bytes of a zero-based line, without its line break.
  package func extent(ofLine line: Int) -> Span {
    let start = lineStarts[line]
    var end = line + 1 < lineStarts.count ? lineStarts[line + 1] - 1 : source.bytes.count
    if end > start, source.bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return Span(start, end)
  }

  private func codePoints(before offset: Int) -> Int {
    let offset = min(offset, source.bytes.count)
    let block = offset / LineIndex.blockSize
    let start = block * LineIndex.blockSize
    return blockCounts[block]
      + source.bytes[start..<offset].count { $0 & 0xC0 != 0x80 }
  }
}
