/// Scope tokens (RFC 6749 §3.3) in the order they were asked for, each once.
struct Scope: Hashable, Sendable {
  private(set) var tokens: [String] = []

  /// No scope at all.
  init() {}

  /// `nil` unless `text` follows the grammar: visible ASCII but `"` and `\`, single blanks between.
  init?(_ text: String) {
    let pieces = text.split(separator: " ", omittingEmptySubsequences: false)
    for piece in pieces {
      guard !piece.isEmpty, piece.utf8.allSatisfy(Scope.isScopeCharacter) else { return nil }
      let token = String(piece)
      if !tokens.contains(token) { tokens.append(token) }
    }
  }

  var text: String { tokens.joined(separator: " ") }

  func isWithin(_ wider: Scope) -> Bool {
    tokens.allSatisfy(wider.tokens.contains)
  }

  private static func isScopeCharacter(_ byte: UInt8) -> Bool {
    (0x21...0x7E).contains(byte) && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }
}
