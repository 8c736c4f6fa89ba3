import FlowDiagnostics

/// What brings the customer to an interaction from anywhere.
package struct TriggerTable: Sendable {
  package enum Kind: Hashable, Sendable {
    /// As it stands in *When we receive*.
    case word(String)
    /// With the utterance that was met.
    case intention(String, utterance: String)
  }

  private let words: [String: (InteractionIndex, Kind)]
  private let patterns: [(pattern: String, interaction: InteractionIndex, kind: Kind)]

  /// - Parameter start: the place of the flow's first interaction.
  package init(_ flow: Flow, startingAt start: InteractionIndex) {
    let utterances = Dictionary(
      flow.intentions.map { ($0.name.value, $0.utterances.map(\.value)) },
      uniquingKeysWith: { first, _ in first })
    var words: [String: (InteractionIndex, Kind)] = [:]
    var patterns: [(String, InteractionIndex, Kind)] = []
    func add(_ word: String, _ index: InteractionIndex, _ kind: Kind) {
      let key = TriggerTable.folded(word)
      if !key.isEmpty, words[key] == nil { words[key] = (index, kind) }
    }
    for (index, interaction) in zip(start..., flow.interactions) {
      for word in interaction.details.whenWeReceive { add(word.value, index, .word(word.value)) }
      guard let intention = interaction.details.intention?.value else { continue }
      for utterance in utterances[intention] ?? [] {
        if let pattern = TriggerTable.pattern(in: utterance) {
          // Case does not count, as with words.
          patterns.append(
            ("(?i)" + pattern, index, .intention(intention, utterance: utterance)))
        } else {
          add(utterance, index, .intention(intention, utterance: utterance))
        }
      }
    }
    self.words = words
    self.patterns = patterns
  }

  /// The regular expression of an utterance that stands between slashes; `nil` for any other.
  package static func pattern(in utterance: String) -> Substring? {
    guard utterance.count > 2, utterance.hasPrefix("/"), utterance.hasSuffix("/") else {
      return nil
    }
    return utterance.dropFirst().dropLast()
  }

  /// Trimmed and without case, as words are compared.
  package static func folded(_ text: String) -> String {
    plainFolded(text) ?? trimmed(text).lowercased()
  }

  /// The same for ASCII, which most words are; `nil` for any other text.
  private static func plainFolded(_ text: String) -> String? {
    text.utf8.withContiguousStorageIfAvailable { bytes -> String? in
      guard bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
      guard let first = bytes.firstIndex(where: { !isBlank($0) }),
        let last = bytes.lastIndex(where: { !isBlank($0) })
      else { return "" }
      return String(unsafeUninitializedCapacity: last + 1 - first) { folded in
        for place in first...last {
          let byte = bytes[place]
          let isCapital = UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte
          folded[place - first] = isCapital ? byte | 0x20 : byte
        }
        return last + 1 - first
      }
    } ?? nil
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || 9...13 ~= byte
  }

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
    if let byPattern { return (byPattern.interaction, byPattern.kind) }
    return byWord.map { ($0.0, $0.1) }
  }
}
