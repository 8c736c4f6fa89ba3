/// Text between Swift and an interpreter whose strings hold one UTF-16 unit to a character, in the
/// bytes of UTF-8: an astral character is two surrogates of three bytes each, NUL is C0 80.
enum SurrogateText {
  /// For the interpreter. NUL stays as it is.
  static func split(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    var out: [UInt8] = []
    var tail = 0
    var scalar: UInt32 = 0
    for byte in bytes {
      if tail > 0 {
        scalar = scalar << 6 | UInt32(byte & 0x3F)
        tail -= 1
        if tail == 0 { append(scalar - 0x10000, to: &out) }
      } else if byte >= 0xF0 {
        scalar = UInt32(byte & 0x07)
        tail = 3
      } else {
        out.append(byte)
      }
    }
    return out
  }

  private static func append(_ offset: UInt32, to out: inout [UInt8]) {
    for unit in [0xD800 | offset >> 10, 0xDC00 | offset & 0x3FF] {
      out.append(0xE0 | UInt8(unit >> 12))
      out.append(0x80 | UInt8(unit >> 6 & 0x3F))
      out.append(0x80 | UInt8(unit & 0x3F))
    }
  }

  /// From the interpreter; `nil` if half of a character stands alone.
  static func joined(_ bytes: [UInt8]) -> [UInt8]? {
    joined(bytes) { nil }
  }

  /// For people: half a character reads as U+FFFD.
  static func shown(_ bytes: [UInt8]) -> String {
    let whole = joined(bytes) { [0xEF, 0xBF, 0xBD] }
    return String(decoding: whole ?? bytes, as: UTF8.self)
  }

  private static func joined(_ bytes: [UInt8], half: () -> [UInt8]?) -> [UInt8]? {
    guard bytes.contains(0xED) else { return bytes }
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      guard let first = unit(bytes, index), first >= 0xD800 else {
        out.append(bytes[index])
        index += 1
        continue
      }
      if first < 0xDC00, let second = unit(bytes, index + 3), second >= 0xDC00 {
        append(first, second, to: &out)
        index += 6
      } else {
        guard let half = half() else { return nil }
        out += half
        index += 3
      }
    }
    return out
  }

  private static func append(_ first: UInt32, _ second: UInt32, to out: inout [UInt8]) {
    let scalar = 0x10000 + ((first & 0x3FF) << 10 | second & 0x3FF)
    out.append(0xF0 | UInt8(scalar >> 18))
    for shift in [12, 6, 0] { out.append(0x80 | UInt8(scalar >> UInt32(shift) & 0x3F)) }
  }

  /// The unit of three bytes that starts with ED.
  private static func unit(_ bytes: [UInt8], _ index: Int) -> UInt32? {
    guard index + 2 < bytes.count, bytes[index] == 0xED else { return nil }
    return 0xD000 | UInt32(bytes[index + 1] & 0x3F) << 6 | UInt32(bytes[index + 2] & 0x3F)
  }
}
