import FlowModel

/// What names say of the values behind them: of a field, a header, a variable.
enum SecretName {
  /// Ends of names, without hyphens and underscores, of what nobody else may learn.
  private static let ends = [
    "clientsecret", "secret", "secretkey", "password", "passwd", "apikey", "apisecret", "apitoken",
    "accesstoken", "refreshtoken", "authtoken", "bearertoken", "privatekey", "subscriptionkey",
    "functionskey", "clientbasic", "clientassertion",
  ]

  /// Names that say so by themselves, and as an end of another name say nothing.
  private static let whole = ["pwd", "passphrase", "authorization"]

  /// How names begin of what is done with a secret: `reset_password=begin` holds none.
  private static let deeds = ["reset", "forgot", "show", "hide", "change", "need", "ask"]

  static func isSecret(_ name: String) -> Bool {
    let folded = folded(name)
    guard !deeds.contains(where: { folded.hasPrefix($0) }) else { return false }
    return whole.contains(folded) || ends.contains { folded.hasSuffix($0) }
  }

  /// Members of a token answer (RFC 6749 §5.1, OpenID Connect Core §3.1.3.3).
  static let ofTokens = ["access_token", "refresh_token", "id_token"]

  static func isHeaderOfCredentials(_ name: String) -> Bool {
    let folded = folded(name)
    return folded == "authorization" || folded == "proxyauthorization" || isSecret(name)
  }

  private static func folded(_ name: String) -> String {
    name.lowercased().filter { $0 != "-" && $0 != "_" && $0 != " " && $0 != "." }
  }

  /// Whether a text that no variable brings is a secret, not a stand-in for one.
  static func isLiteralSecret(_ text: String) -> Bool {
    let folded = folded(text)
    guard folded.utf8.count >= 4, !text.contains("{"), !text.contains("<"),
      !text.contains("://"), Set(folded).count > 2
    else { return false }
    return !standIns.contains { folded.hasPrefix($0) }
  }

  /// How what an author writes until there is a secret begins.
  private static let standIns = [
    "your", "my", "changeme", "changeit", "replace", "insert", "enter", "todo", "tbd", "dummy",
    "placeholder", "example", "secret", "password", "apikey", "clientsecret", "token", "none",
    "null", "undefined", "true", "false", "env", "$", "%", "[", "test",
  ]

  /// Whether it looks like something that a program has made up, rather than a word.
  static func isMadeUp(_ text: String) -> Bool {
    text.utf8.count >= 8 && !text.contains { $0.isWhitespace }
      && text.contains { $0.isNumber } && text.contains { $0.isLetter }
      && isLiteralSecret(text)
  }

  /// A quick look whether text may hold the name of a secret at all.
  static func mayStand(in template: Template?) -> Bool {
    for case .literal(let text) in template?.pieces ?? [] {
      if mayStand(in: text.utf8) { return true }
    }
    return false
  }

  static func mayStand(in text: some Sequence<UInt8>) -> Bool {
    // The last bytes, in lower case, hyphens and underscores left out.
    var last: UInt64 = 0
    for byte in text {
      if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") { continue }
      last = last << 8 | UInt64(byte | 0x20)
      if last & 0xFF_FFFF == key || last & 0xFFFF_FFFF == pass || last & 0xFF_FFFF == pwd
        || last & 0xFF_FFFF_FFFF == token || last & 0xFFFF_FFFF_FFFF == secret
      {
        return true
      }
    }
    return false
  }

  private static func word(_ text: StaticString) -> UInt64 {
    text.withUTF8Buffer { $0.reduce(0) { $0 << 8 | UInt64($1) } }
  }

  private static let key = word("key")
  private static let pass = word("pass")
  private static let pwd = word("pwd")
  private static let token = word("token")
  private static let secret = word("secret")
}
