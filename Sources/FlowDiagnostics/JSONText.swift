/// Text as it stands inside a JSON string.
package enum JSONText {
  package static func quoted(_ text: String) -> String {
    "\"\(escaped(text))\""
  }

  /// An object on one line from names and ready JSON values.
  package static func object(_ members: [(String, String)]) -> String {
    "{\(members.map { "\(quoted($0.0)): \($0.1)" }.joined(separator: ", "))}"
  }

  /// An array on one line from ready JSON values.
  package static func array(_ elements: [String]) -> String {
    "[\(elements.joined(separator: ", "))]"
  }

  /// Escapes what RFC 8259 §7 demands, and U+2028 and U+2029, which JavaScript once took for line ends.
  package static func escaped(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      case "\u{0}"..."\u{1F}", "\u{2028}", "\u{2029}":
        let hex = String(scalar.value, radix: 16)
        out += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }
}
