/// Percent-encoding (RFC 3986 §2) and its form variant (WHATWG URL, `application/x-www-form-urlencoded`).
package enum PercentCoding {
  /// Encodes all but RFC 3986's unreserved characters, so that the result stands in any URL part.
  package static func encode(_ text: String) -> String {
    encode(text, blank: "%20")
  }

  /// As `encode`, with a blank as `+`.
  package static func encodeForm(_ text: String) -> String {
    encode(text, blank: "+")
  }

  /// Undoes `encode`. A `%` that no two hex digits follow stays as it is.
  package static func decode(_ text: some StringProtocol) -> String {
    decode(text, plusIsBlank: false)
  }

  /// Undoes `encodeForm`.
  package static func decodeForm(_ text: some StringProtocol) -> String {
    decode(text, plusIsBlank: true)
  }

  private static func encode(_ text: String, blank: String) -> String {
    var out = ""
    for byte in text.utf8 {
      if isUnreserved(byte) {
        out.unicodeScalars.append(Unicode.Scalar(byte))
      } else if byte == UInt8(ascii: " ") {
        out += blank
      } else {
        out += "%"
        out.unicodeScalars.append(hexDigit(byte >> 4))
        out.unicodeScalars.append(hexDigit(byte & 15))
      }
    }
    return out
  }

  private static func decode(_ text: some StringProtocol, plusIsBlank: Bool) -> String {
    let input = Array(text.utf8)
    var out: [UInt8] = []
    out.reserveCapacity(input.count)
    var index = 0
    while index < input.count {
      let byte = input[index]
      if byte == UInt8(ascii: "%"), index + 2 < input.count,
        let high = hexValue(input[index + 1]), let low = hexValue(input[index + 2])
      {
        out.append(high << 4 | low)
        index += 3
        continue
      }
      out.append(plusIsBlank && byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
      index += 1
    }
    return String(decoding: out, as: UTF8.self)
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "_"), UInt8(ascii: "~"):
      true
    default: false
    }
  }

  private static func hexDigit(_ nibble: UInt8) -> Unicode.Scalar {
    Unicode.Scalar(nibble < 10 ? UInt8(ascii: "0") + nibble : UInt8(ascii: "A") + nibble - 10)
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
