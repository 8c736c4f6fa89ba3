/// Looks at eight bytes at a time for the one that ends a run.
enum ByteScan {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highBits: UInt64 = 0x8080_8080_8080_8080

  /// The first offset from `start` on whose byte is no ASCII, or the end.
  static func pastASCII(_ bytes: [UInt8], from start: Int) -> Int {
    scan(bytes, from: start, { $0 & highBits }, isEnd: { $0 >= 0x80 })
  }

  /// The first offset from `start` on whose byte is no space, or the end.
  static func pastSpaces(_ bytes: [UInt8], from start: Int) -> Int {
    let spaces = ones &* 0x20
    return scan(
      bytes, from: start,
      { word in
        let other = word ^ spaces
        // A byte that is not zero gets its high bit set, by its own or by the carry.
        return ((other & ~highBits) &+ ~highBits | other) & highBits
      }, isEnd: { $0 != 0x20 })
  }

  /// The first offset from `start` on with a quote, a backslash or a control character, or the end.
  static func pastPlainText(_ bytes: [UInt8], from start: Int, quote: UInt8) -> Int {
    let quotes = ones &* UInt64(quote)
    let backslashes = ones &* UInt64(UInt8(ascii: "\\"))
    let controls = ones &* 0x20
    return scan(
      bytes, from: start,
      { word in
        let (quote, backslash) = (word ^ quotes, word ^ backslashes)
        // The lowest bit is always right: a borrow reaches only the bytes above.
        return
          ((quote &- ones) & ~quote | (backslash &- ones) & ~backslash
          | (word &- controls) & ~word) & highBits
      }, isEnd: { $0 == quote || $0 == UInt8(ascii: "\\") || $0 < 0x20 })
  }

  /// - Parameters:
  ///   - marks: the high bits of those of eight bytes that end the run; the lowest must be right.
  ///   - isEnd: the same for one byte.
  @inline(__always)
  private static func scan(
    _ bytes: [UInt8], from start: Int, _ marks: (UInt64) -> UInt64, isEnd: (UInt8) -> Bool
  ) -> Int {
    bytes.withUnsafeBytes { raw in
      var offset = start
      while offset + 8 <= raw.count {
        let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        let ends = marks(word)
        if ends != 0 { return offset + ends.trailingZeroBitCount / 8 }
        offset += 8
      }
      while offset < raw.count, !isEnd(raw[offset]) { offset += 1 }
      return offset
    }
  }
}
