import WebSyntax

/// Where the customer goes back to (RFC 6749 §3.1.2); compared and lengthened, never rewritten.
struct RedirectURI: Hashable, Sendable {
  let text: String

  /// `nil` unless `text` is an absolute URI without a fragment, in printable ASCII.
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "#") }),
      let colon = bytes.firstIndex(of: UInt8(ascii: ":")), colon + 1 < bytes.count,
      RedirectURI.isScheme(bytes[..<colon])
    else { return nil }
    self.text = text
  }

  /// Exact comparison, but for the port of a loopback IP address (RFC 8252 §7.3, RFC 9700 §2.1).
  func matches(registered: String) -> Bool {
    if text.isIdentical(to: registered) { return true }
    guard let mine = WebAddress(text), let other = WebAddress(registered),
      mine.scheme == "http", other.scheme == "http",
      mine.isLoopback, mine.host != "localhost", mine.host == other.host,
      !mine.hasUserInformation, !other.hasUserInformation, other.fragment == nil
    else { return false }
    return mine.path.isIdentical(to: other.path) && mine.query == other.query
  }

  /// The whole address, with `more` after a query that is there already.
  func adding(_ more: Parameters) -> String {
    let joint =
      if !text.utf8.contains(UInt8(ascii: "?")) {
        "?"
      } else if text.hasSuffix("?") || text.hasSuffix("&") {
        ""
      } else {
        "&"
      }
    return text + joint + more.encoded
  }

  private static func isScheme(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let first = bytes.first, isLetter(first) else { return false }
    return bytes.allSatisfy {
      isLetter($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
        || "+-.".utf8.contains($0)
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
}
