import WebSyntax

/// What comes in from outside with each request: the time, chance and a hash function.
package struct Circumstances {
  /// Seconds since any fixed moment; codes and tokens grow old by it.
  package var now: Int
  /// As many unpredictable bytes as asked for.
  package var random: (Int) -> [UInt8]
  package var sha256: ([UInt8]) -> [UInt8]

  package init(
    now: Int, random: @escaping (Int) -> [UInt8], sha256: @escaping ([UInt8]) -> [UInt8]
  ) {
    self.now = now
    self.random = random
    self.sha256 = sha256
  }

  /// 256 random bits as text, beyond what RFC 6749 §10.10 asks of codes and tokens.
  func secret() -> String {
    Base64.encodeURLSafe(random(32))
  }
}

extension Int {
  /// This moment `seconds` later; an absurdly long lifetime ends at the last moment there is.
  func later(by seconds: Int) -> Int {
    let (sum, overflow) = addingReportingOverflow(seconds)
    return overflow ? (seconds > 0 ? .max : .min) : sum
  }
}

extension String {
  /// Compares bytes, not canonical equivalence, in a time that tells only the lengths.
  func isSameSecret(as other: String) -> Bool {
    let mine = Array(utf8)
    let others = Array(other.utf8)
    guard mine.count == others.count else { return false }
    return zip(mine, others).reduce(UInt8(0)) { $0 | $1.0 ^ $1.1 } == 0
  }

  /// Byte for byte: Swift's `==` takes differently composed characters for equal.
  func isIdentical(to other: String) -> Bool {
    utf8.elementsEqual(other.utf8)
  }
}
