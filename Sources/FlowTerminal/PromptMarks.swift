/// A prompt as libedit wants it: what takes no room on the screen stands between marks.
package enum PromptMarks {
  package static let mark: Character = "\u{1}"

  /// Each run of colour sequences is marked. libedit draws such a run with the character that
  /// follows and forgets one at the very end, so that goes before a last blank.
  package static func marked(_ prompt: String) -> String {
    var pieces = pieces(of: prompt)
    if let last = pieces.last, last.isEscape {
      pieces.removeLast()
      if let text = pieces.last?.text, text.last == " " {
        pieces[pieces.count - 1].text.removeLast()
      }
      pieces.append(last)
      pieces.append(Piece(text: " ", isEscape: false))
    }
    return pieces.map { $0.isEscape ? "\(mark)\($0.text)\(mark)" : $0.text }.joined()
  }

  /// What of the prompt takes room.
  package static func visible(_ prompt: String) -> String {
    pieces(of: prompt).filter { !$0.isEscape }.map(\.text).joined()
  }

  private struct Piece {
    var text: String
    var isEscape: Bool
  }

  private static func pieces(of prompt: String) -> [Piece] {
    var pieces: [Piece] = []
    var rest = Substring(prompt.filter { $0 != mark }).unicodeScalars
    while let first = rest.first {
      let sequence = colourSequence(at: rest)
      let text = sequence.map { String($0) } ?? String(first)
      rest = rest.dropFirst(text.unicodeScalars.count)
      if let last = pieces.last, last.isEscape == (sequence != nil) {
        pieces[pieces.count - 1].text += text
      } else {
        pieces.append(Piece(text: text, isEscape: sequence != nil))
      }
    }
    return pieces
  }

  /// ESC, a bracket, parameters, a letter.
  private static func colourSequence(
    at text: Substring.UnicodeScalarView
  ) -> Substring.UnicodeScalarView? {
    guard text.starts(with: "\u{1B}[".unicodeScalars) else { return nil }
    guard let end = text.dropFirst(2).firstIndex(where: { (0x40...0x7E).contains($0.value) }) else {
      return nil
    }
    return text[...end]
  }
}
