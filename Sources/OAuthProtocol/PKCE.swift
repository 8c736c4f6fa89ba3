import WebSyntax

/// Proof Key for Code Exchange (RFC 7636), with its method `S256` only (RFC 9700 §2.1.1).
package enum PKCE {
  /// BASE64URL(SHA256(ASCII(verifier))) (§4.2).
  package static func challenge(
    of verifier: String, sha256: ([UInt8]) -> [UInt8]
  ) -> String {
    Base64.encodeURLSafe(sha256(Array(verifier.utf8)))
  }

  /// 43 to 128 of `A-Z a-z 0-9 - . _ ~` (§4.1).
  package static func isVerifier(_ text: String) -> Bool {
    (43...128).contains(text.utf8.count)
      && text.utf8.allSatisfy { isURLSafe($0) || ".~".utf8.contains($0) }
  }

  /// The base 64 of 32 bytes, which is what `S256` always makes.
  static func isChallenge(_ text: String) -> Bool {
    text.utf8.count == 43 && text.utf8.allSatisfy(isURLSafe)
  }

  private static func isURLSafe(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
