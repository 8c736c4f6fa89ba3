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
  /// What lies before a block of the text.
  private struct Count {
    var lineBreaks: UInt32 = 0
    var codePoints: UInt32 = 0
  }

  private let source: SourceText
  /// One for each block of `blockSize` bytes, and one for the end.
  private let counts: [Count]
  private static let blockSize = 1024

  package init(_ source: SourceText) {
    self.source = source
    counts = source.bytes.withUnsafeBufferPointer { bytes in
      var counts: [Count] = []
      counts.reserveCapacity(bytes.count / LineIndex.blockSize + 2)
      var count = Count()
      counts.append(count)
      for start in stride(from: 0, to: bytes.count, by: LineIndex.blockSize) {
        let block = bytes[start..<min(start + LineIndex.blockSize, bytes.count)]
        let found = LineIndex.count(UnsafeBufferPointer(rebasing: block))
        count.lineBreaks += found.lineBreaks
        count.codePoints += found.codePoints
        counts.append(count)
      }
      return counts
    }
  }

  private static func count(_ bytes: UnsafeBufferPointer<UInt8>) -> Count {
    var count = Count()
    for byte in bytes {
      count.lineBreaks &+= byte == UInt8(ascii: "\n") ? 1 : 0
      count.codePoints &+= byte & 0xC0 != 0x80 ? 1 : 0
    }
    return count
  }

  package func position(of offset: Int) -> Position {
    let place = count(before: offset)
    let start = count(before: lineStart(Int(place.lineBreaks)))
    return Position(
      line: Int(place.lineBreaks) + 1, column: Int(place.codePoints - start.codePoints) + 1)
  }

  /// The zero-based number of the line that holds `offset`.
  package func line(at offset: Int) -> Int { Int(count(before: offset).lineBreaks) }

  /// The bytes of a zero-based line, without its line break.
  package func extent(ofLine line: Int) -> Span {
    let start = lineStart(line)
    let isLast = line == Int(counts[counts.count - 1].lineBreaks)
    var end = isLast ? source.bytes.count : lineStart(line + 1) - 1
    if end > start, source.bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return Span(start, end)
  }

  private func count(before offset: Int) -> Count {
    let offset = min(offset, source.bytes.count)
    let block = offset / LineIndex.blockSize
    let rest = source.bytes.withUnsafeBufferPointer { bytes in
      let bytes = bytes[block * LineIndex.blockSize..<offset]
      return LineIndex.count(UnsafeBufferPointer(rebasing: bytes))
    }
    return Count(
      lineBreaks: counts[block].lineBreaks + rest.lineBreaks,
      codePoints: counts[block].codePoints + rest.codePoints)
  }

  /// Where a zero-based line starts: behind as many line breaks as its number says.
  private func lineStart(_ line: Int) -> Int {
    guard line > 0 else { return 0 }
    var low = 0
    var high = counts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if counts[middle].lineBreaks < line { low = middle } else { high = middle }
    }
    var left = line - Int(counts[low].lineBreaks)
    var offset = low * LineIndex.blockSize
    while left > 0 {
      if source.bytes[offset] == UInt8(ascii: "\n") { left -= 1 }
      offset += 1
    }
    return offset
  }
}
