/// Base 64 (RFC 4648 §4) and its URL-safe form without padding (§5), as OAuth uses them.
package enum Base64 {
  package static func encode(_ bytes: [UInt8]) -> String {
    let text = encode(bytes, alphabet: standard)
    return text + String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
  }

  package static func encodeURLSafe(_ bytes: [UInt8]) -> String {
    encode(bytes, alphabet: urlSafe)
  }

  /// Standard alphabet, padding as RFC 4648 §3.2 wants it and pad bits zero (§3.5); `nil` for
  /// anything else.
  package static func decode(_ text: String) -> [UInt8]? {
    let input = Array(text.utf8)
    guard input.count % 4 == 0 else { return nil }
    let padding = input.reversed().prefix { $0 == UInt8(ascii: "=") }.count
    guard padding <= 2 else { return nil }
    var out: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    for byte in input.dropLast(padding) {
      guard let value = standard.firstIndex(of: byte) else { return nil }
      bits = bits << 6 | UInt32(value)
      count += 6
      if count >= 8 {
        count -= 8
        out.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return bits & (1 << UInt32(count) - 1) == 0 ? out : nil
  }

  private static let letters = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8)
  private static let standard = letters + Array("+/".utf8)
  private static let urlSafe = letters + Array("-_".utf8)

  private static func encode(_ bytes: [UInt8], alphabet: [UInt8]) -> String {
    var out: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    for byte in bytes {
      bits = bits << 8 | UInt32(byte)
      count += 8
      while count >= 6 {
        count -= 6
        out.append(alphabet[Int(bits >> UInt32(count) & 63)])
      }
    }
    if count > 0 { out.append(alphabet[Int(bits << UInt32(6 - count) & 63)]) }
    return String(decoding: out, as: UTF8.self)
  }
}
