/// Text inside HTML.
package enum HTMLText {
  package static func escaped(_ text: String) -> String {
    var out = ""
    for character in text {
      switch character {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      case "\n", "\r\n": out += "<br>"
      default: out.append(character)
      }
    }
    return out
  }
}
