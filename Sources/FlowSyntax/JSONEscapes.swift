/// The escapes of RFC 8259 §7.
enum JSONEscapes {
  /// The text with its escapes undone; what is no valid escape stays, a lone surrogate reads as
  /// U+FFFD.
  static func undone(_ bytes: ArraySlice<UInt8>) -> String {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    undo(bytes) { piece, _ in out.append(contentsOf: piece) }
    return String(decoding: out, as: UTF8.self)
  }

  /// Where each byte of the text without escapes comes from; behind the last one stands the end.
  static func places(_ bytes: ArraySlice<UInt8>) -> [Int] {
    var places: [Int] = []
    undo(bytes) { piece, start in places += repeatElement(start, count: piece.count) }
    places.append(bytes.endIndex)
    return places
  }

  /// Hands over the text piece by piece: a byte, or what an escape stands for, and where it starts.
  private static func undo(_ bytes: ArraySlice<UInt8>, to take: (ArraySlice<UInt8>, Int) -> Void) {
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let start = index
      guard bytes[index] == UInt8(ascii: "\\"), index + 1 < bytes.endIndex else {
        index = bytes[index...].firstIndex(of: UInt8(ascii: "\\")) ?? bytes.endIndex
        if index == start { index += 1 }
        for place in start..<index { take(bytes[place...place], place) }
        continue
      }
      if bytes[index + 1] == UInt8(ascii: "u"), let unit = codeUnit(bytes, at: index + 2) {
        index += 6
        var scalar = Unicode.Scalar(UInt32(unit)) ?? "\u{FFFD}"
        if isHighSurrogate(unit), index + 1 < bytes.endIndex,
          bytes[index] == UInt8(ascii: "\\"), bytes[index + 1] == UInt8(ascii: "u"),
          let low = codeUnit(bytes, at: index + 2), isLowSurrogate(low)
        {
          index += 6
          scalar = pair(unit, low)
        }
        take(Array(String(scalar).utf8)[...], start)
      } else {
        if let meant = simple(bytes[index + 1]) {
          take([meant], start)
        } else {
          take(bytes[index...index + 1], start)
        }
        index += 2
      }
    }
  }

  /// What a one-letter escape stands for.
  static func simple(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): byte
    case UInt8(ascii: "b"): 8
    case UInt8(ascii: "f"): 12
    case UInt8(ascii: "n"): 10
    case UInt8(ascii: "r"): 13
    case UInt8(ascii: "t"): 9
    default: nil
    }
  }

  /// Four hexadecimal digits from `start` on.
  static func codeUnit(_ bytes: ArraySlice<UInt8>, at start: Int) -> UInt16? {
    guard start + 4 <= bytes.endIndex else { return nil }
    var unit: UInt16 = 0
    for byte in bytes[start..<start + 4] {
      guard let digit = hexValue(byte) else { return nil }
      unit = unit << 4 | UInt16(digit)
    }
    return unit
  }

  static func isHighSurrogate(_ unit: UInt16) -> Bool { unit & 0xFC00 == 0xD800 }
  static func isLowSurrogate(_ unit: UInt16) -> Bool { unit & 0xFC00 == 0xDC00 }

  private static func pair(_ high: UInt16, _ low: UInt16) -> Unicode.Scalar {
    Unicode.Scalar(0x10000 + (UInt32(high & 0x3FF) << 10 | UInt32(low & 0x3FF))) ?? "\u{FFFD}"
  }

  private static func hexValue(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
