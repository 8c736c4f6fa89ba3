import FlowDiagnostics

/// Lines for a terminal.
enum Wrapping {
  /// Columns of the terminal that lines are made for.
  static let lineWidth = 80

  /// Breaks a text without line breaks at blanks, and a long word anywhere; an address stays whole,
  /// so that it can be copied. All lines but the first begin with `hanging` blanks.
  static func lines(_ text: String, width: Int, hanging: Int = 0) -> [String] {
    if DisplayWidth.columns(text) <= width { return [text] }
    let margin = String(repeating: " ", count: hanging)
    let lines = broken(text, first: width, others: width - hanging)
    return lines.prefix(1) + lines.dropFirst().map { margin + $0 }
  }

  private static func broken(_ text: String, first: Int, others: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var width: Int { lines.isEmpty ? first : others }
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      let longer = line.isEmpty ? String(word) : "\(line) \(word)"
      if DisplayWidth.columns(longer) <= width {
        line = longer
      } else {
        if !line.isEmpty { lines.append(line) }
        let parts = pieces(of: word, width: width)
        lines += parts.dropLast()
        line = parts.last ?? ""
      }
    }
    return lines + [line]
  }

  private static func pieces(of word: Substring, width: Int) -> [String] {
    if word.contains("://") || DisplayWidth.columns(String(word)) <= width { return [String(word)] }
    var pieces: [String] = []
    var piece = ""
    var used = 0
    for character in word {
      let columns = DisplayWidth.columns(character)
      if used + columns > width, !piece.isEmpty {
        pieces.append(piece)
        piece = ""
        used = 0
      }
      piece.append(character)
      used += columns
    }
    return pieces + [piece]
  }
}
