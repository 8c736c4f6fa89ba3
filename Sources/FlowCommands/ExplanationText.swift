import FlowDiagnostics
import FlowTerminal

/// Words in lines; a list keeps its lines.
enum Wrapped {
  static func text(_ text: String, width: Int) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      var lines: [String] = []
      var current = ""
      for word in line.split(separator: " ") {
        if current.isEmpty {
          current = String(word)
        } else if DisplayWidth.columns(current) + 1 + DisplayWidth.columns(String(word)) <= width {
          current += " \(word)"
        } else {
          lines.append(current)
          current = String(word)
        }
      }
      return (lines + [current]).joined(separator: "\n")
    }.joined(separator: "\n")
  }
}

/// The little Markdown that explanations have, for a terminal: emphasis as a style, code as it is.
enum Marked {
  static func text(_ text: String, _ style: Style) -> String {
    var out = ""
    for (place, part) in text.split(separator: "`", omittingEmptySubsequences: false).enumerated() {
      out += place.isMultiple(of: 2) ? emphasized(part, style) : "`\(part)`"
    }
    return out
  }

  private static func emphasized(_ text: Substring, _ style: Style) -> String {
    let strong = text.split(separator: "**", omittingEmptySubsequences: false)
    return strong.enumerated().map { place, part in
      if !place.isMultiple(of: 2) { return style.bold(String(part)) }
      let weak = part.split(separator: "*", omittingEmptySubsequences: false)
      return weak.enumerated().map {
        $0.isMultiple(of: 2) ? String($1) : style.underlined(String($1))
      }
      .joined()
    }.joined()
  }
}
