/// Text inside XML 1.0.
enum XMLText {
  /// For attributes and for text between tags. What no XML may hold becomes U+FFFD. Line breaks and
  /// tabs are kept as references, which an attribute needs; `keepingLineBreaks` is for text.
  static func escaped(_ text: String, keepingLineBreaks: Bool = false) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      // Only "]]>" has to be escaped, but whole texts are easier to be sure of.
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      case "\n" where keepingLineBreaks: out += "\n"
      case "\t", "\n", "\r": out += "&#\(scalar.value);"
      case _ where !isAllowed(scalar): out += "\u{FFFD}"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }

  /// ` name="value"` for each pair.
  static func attributes(_ pairs: KeyValuePairs<String, String>) -> String {
    pairs.map { " \($0)=\"\(escaped($1))\"" }.joined()
  }

  static let declaration = #"<?xml version="1.0" encoding="UTF-8"?>"#

  /// The production `Char` of XML 1.0 §2.2.
  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }
}
