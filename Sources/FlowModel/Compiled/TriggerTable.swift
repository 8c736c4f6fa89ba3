import FlowDiagnostics

/// What brings the customer to an interaction from anywhere.
package struct TriggerTable: Sendable {
  package enum Kind: Hashable, Sendable {
    case word
    case intention(String)
  }

  private let words: [String: (InteractionIndex, Kind)]
  /// The words to the letter.
  private let written: Set<String>
  private let patterns: [(pattern: String, interaction: InteractionIndex, intention: String)]

  /// - Parameter start: the place of the flow's first interaction.
  init(_ flow: Flow, startingAt start: InteractionIndex) {
    let utterances = Dictionary(
      flow.intentions.map { ($0.name.value, $0.utterances.map(\.value)) },
      uniquingKeysWith: { first, _ in first })
    var words: [String: (InteractionIndex, Kind)] = [:]
    var patterns: [(String, InteractionIndex, String)] = []
    var written: Set<String> = []
    func add(_ word: String, _ index: InteractionIndex, _ kind: Kind) {
      written.insert(word)
      let key = TriggerTable.folded(word)
      if !key.isEmpty, words[key] == nil { words[key] = (index, kind) }
    }
    for (index, interaction) in zip(start..., flow.interactions) {
      for word in interaction.details.whenWeReceive { add(word.value, index, .word) }
      guard let intention = interaction.details.intention?.value else { continue }
      for utterance in utterances[intention] ?? [] {
        if utterance.count > 2, utterance.hasPrefix("/"), utterance.hasSuffix("/") {
          // Case does not count, as with words.
          patterns.append(("(?i)" + utterance.dropFirst().dropLast(), index, intention))
        } else {
          add(utterance, index, .intention(intention))
        }
      }
    }
    self.words = words
    self.written = written
    self.patterns = patterns
  }

  /// Whether a word is `text` to the letter, so that no rule of comparing is needed.
  package func isWritten(_ text: String) -> Bool { written.contains(text) }

  /// Trimmed and without case, as words are compared.
  package static func folded(_ text: String) -> String { trimmed(text).lowercased() }

  /// Without blanks at the ends.
  package static func trimmed(_ text: String) -> String {
    let front = text.drop(while: \.isWhitespace)
    let end = front.lastIndex { !$0.isWhitespace }
    return end.map { String(front[...$0]) } ?? ""
  }

  /// The interaction that `text` leads to; the first in the file wins.
  ///
  /// - Parameter matches: whether a regular expression matches the whole of a text.
  package func interaction(
    for text: String, matches: (_ pattern: String, _ text: String) -> Bool
  ) -> (index: InteractionIndex, kind: Kind)? {
    let byWord = words[TriggerTable.folded(text)]
    let whole = TriggerTable.trimmed(text)
    let byPattern = patterns.first { candidate in
      candidate.interaction < (byWord?.0 ?? .max) && matches(candidate.pattern, whole)
    }
    if let byPattern { return (byPattern.interaction, .intention(byPattern.intention)) }
    return byWord.map { ($0.0, $0.1) }
  }
}
