/// A URL cut at its borders; nothing is normalised, so that exact comparison stays possible.
package struct WebAddress: Hashable, Sendable {
  /// Lower-case, without the colon.
  package var scheme: String
  /// Host and port as written, without user information.
  package var authority: String
  /// Empty, or starts with a slash.
  package var path: String
  package var query: String?
  package var fragment: String?
  package var hasUserInformation: Bool

  /// `nil` unless `text` is an absolute URL with a scheme and an authority.
  package init?(_ text: String) {
    // By scalars: a combining mark after a delimiter must not hide it.
    let scalars = text.unicodeScalars
    guard scalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7F && $0 != "\\" }),
      let colon = scalars.firstIndex(of: ":")
    else { return nil }
    let scheme = scalars[..<colon]
    let rest = scalars[scalars.index(after: colon)...]
    guard let first = scheme.first, first.properties.isAlphabetic, first.isASCII,
      scheme.allSatisfy(WebAddress.isSchemeCharacter), rest.starts(with: "//".unicodeScalars)
    else { return nil }
    let afterSlashes = rest.dropFirst(2)
    let authorityEnd = afterSlashes.firstIndex { "/?#".unicodeScalars.contains($0) }
    let tail = afterSlashes[(authorityEnd ?? afterSlashes.endIndex)...]
    let (user, host) = WebAddress.cut(afterSlashes[..<tail.startIndex], atLast: "@")
    guard WebAddress.isHostAndPort(host) else { return nil }
    self.scheme = String(scheme).lowercased()
    authority = String(host)
    hasUserInformation = user != nil
    let (beforeHash, fragment) = WebAddress.cut(tail, atFirst: "#")
    let (path, query) = WebAddress.cut(beforeHash, atFirst: "?")
    self.fragment = fragment.map { String($0) }
    self.query = query.map { String($0) }
    self.path = String(path)
  }

  /// The host without its port, lower-case; an IPv6 address keeps its brackets.
  package var host: String {
    if authority.hasPrefix("["), let end = authority.firstIndex(of: "]") {
      return authority[...end].lowercased()
    }
    return (authority.split(separator: ":").first.map(String.init) ?? "").lowercased()
  }

  /// 127.0.0.0/8, `[::1]` or `localhost`, which OAuth and the channels treat apart (RFC 8252 §7.3).
  package var isLoopback: Bool {
    if host == "localhost" || host == "[::1]" { return true }
    let numbers = host.split(separator: ".", omittingEmptySubsequences: false)
    return numbers.count == 4 && numbers.first == "127"
      && numbers.allSatisfy { number in
        number.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
          && UInt8(number) != nil
      }
  }

  package var parameters: Parameters { Parameters(encoded: query ?? "") }

  package var withoutQuery: String { "\(scheme)://\(authority)\(path)" }

  package var text: String {
    withoutQuery + (query.map { "?\($0)" } ?? "") + (fragment.map { "#\($0)" } ?? "")
  }

  /// This address with `more` after its own query, which is kept (RFC 6749 §3.1, §4.1.2).
  package func adding(_ more: Parameters) -> String {
    var longer = self
    let encoded = more.encoded
    longer.query = query.map { $0.isEmpty ? encoded : "\($0)&\(encoded)" } ?? encoded
    return longer.text
  }

  private typealias Scalars = Substring.UnicodeScalarView

  private static func cut(
    _ text: Scalars, atFirst mark: Unicode.Scalar
  ) -> (before: Scalars, after: Scalars?) {
    guard let place = text.firstIndex(of: mark) else { return (text, nil) }
    return (text[..<place], text[text.index(after: place)...])
  }

  private static func cut(
    _ text: Scalars, atLast mark: Unicode.Scalar
  ) -> (before: Scalars?, after: Scalars) {
    guard let place = text.lastIndex(of: mark) else { return (nil, text) }
    return (text[..<place], text[text.index(after: place)...])
  }

  /// There is a host, and after the bracket of an IPv6 address nothing but a port.
  private static func isHostAndPort(_ text: Scalars) -> Bool {
    guard let first = text.first, first != ":" else { return false }
    guard first == "[" else { return true }
    guard let end = text.firstIndex(of: "]") else { return false }
    let after = text[text.index(after: end)...]
    return after.isEmpty || after.first == ":"
  }

  private static func isSchemeCharacter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "+", "-", ".": true
    default: false
    }
  }
}
