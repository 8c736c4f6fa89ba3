/// Whether a text is an e-mail address such as `bot@domain.com` [M-predef].
///
/// botflow's choice (†) of what the standards allow: a dot-atom (RFC 5322 §3.2.3) of at most 64
/// bytes before one `@`, and a host name of two labels or more behind it (RFC 1123 §2.1) whose last
/// label has two letters or more and is not all digits. No quoted local part, no comment, no
/// address literal, no sign beyond ASCII.
enum EmailAddress {
  /// RFC 5321 §4.5.3.1.3: 256 with the angle brackets.
  static let mostBytes = 254

  static func isValid(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.count <= mostBytes, let at = bytes.firstIndex(of: UInt8(ascii: "@")) else {
      return false
    }
    return isLocalPart(bytes[..<at]) && isDomain(bytes[(at + 1)...])
  }

  private static func isLocalPart(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.count <= 64
      && bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        .allSatisfy { !$0.isEmpty && $0.allSatisfy(isAtomText) }
  }

  private static func isDomain(_ bytes: ArraySlice<UInt8>) -> Bool {
    let labels = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard labels.count >= 2, let last = labels.last else { return false }
    return labels.allSatisfy(isLabel) && last.count >= 2 && !last.allSatisfy(isDigit)
  }

  private static func isLabel(_ label: ArraySlice<UInt8>) -> Bool {
    let hyphen = UInt8(ascii: "-")
    return (1...63).contains(label.count) && label.first != hyphen && label.last != hyphen
      && label.allSatisfy { isLetter($0) || isDigit($0) || $0 == hyphen }
  }

  private static let signs = Set("!#$%&'*+/=?^_`{|}~-".utf8)

  private static func isAtomText(_ byte: UInt8) -> Bool {
    isLetter(byte) || isDigit(byte) || signs.contains(byte)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
  }
}
