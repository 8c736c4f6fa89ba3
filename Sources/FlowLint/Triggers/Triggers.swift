package import FlowDiagnostics
package import FlowModel

/// What brings the customer to an interaction from anywhere, in the order in which it is tried.
package struct Triggers: Sendable {
  package struct Trigger: Sendable {
    /// As it stands in *When we receive*, or in the intention.
    package var text: Located<String>
    /// As it is compared: without case, without blanks at the ends.
    package var key: String
    package var interaction: Int
    package var intention: String?
  }

  /// An intention that an earlier interaction has already.
  package struct Repetition: Sendable {
    package var intention: Located<String>
    package var interaction: Int
    package var first: Int
  }

  package private(set) var words: [Trigger] = []
  /// Regular expressions, without their slashes in `key`.
  package private(set) var patterns: [(trigger: Trigger, plain: PlainPattern?)] = []
  package private(set) var repetitions: [Repetition] = []
  /// The first that has a word.
  private var firstPlaces: [String: Int] = [:]
  private var firstUses: [String: Int] = [:]

  init(_ flow: Flow) {
    let utterances = Dictionary(
      flow.intentions.map { ($0.name.value, $0.utterances) },
      uniquingKeysWith: { first, _ in first })
    for (place, interaction) in flow.interactions.enumerated() {
      for word in interaction.details.whenWeReceive { add(word, place, nil) }
      guard let intention = interaction.details.intention else { continue }
      if let first = firstUses[intention.value] {
        repetitions.append(Repetition(intention: intention, interaction: place, first: first))
        continue
      }
      firstUses[intention.value] = place
      for utterance in utterances[intention.value] ?? [] { add(utterance, place, intention.value) }
    }
  }

  private mutating func add(_ text: Located<String>, _ place: Int, _ intention: String?) {
    let value = text.value
    if intention != nil, value.count > 2, value.hasPrefix("/"), value.hasSuffix("/") {
      let pattern = String(value.dropFirst().dropLast())
      let trigger = Trigger(text: text, key: pattern, interaction: place, intention: intention)
      patterns.append((trigger, PlainPattern(pattern)))
      return
    }
    let key = TriggerTable.folded(value)
    guard !key.isEmpty else { return }
    if firstPlaces[key] == nil { firstPlaces[key] = words.count }
    words.append(Trigger(text: text, key: key, interaction: place, intention: intention))
  }

  /// The first trigger that is this word itself.
  package func first(_ key: String) -> Trigger? { firstPlaces[key].map { words[$0] } }

  package func isUsed(_ intention: String) -> Bool { firstUses[intention] != nil }

  /// Whether something receives `text`; `nil` where that depends on a regular expression which
  /// cannot be judged here.
  package func receives(_ text: String) -> Bool? {
    if first(TriggerTable.folded(text)) != nil { return true }
    let text = TriggerTable.trimmed(text)
    var verdict: Bool? = false
    for pattern in patterns {
      switch pattern.plain.flatMap({ $0.matches(text) }) {
      case true?: return true
      case nil: verdict = nil
      case false?: break
      }
    }
    return verdict
  }
}

extension Flow {
  /// Whether what is said begins the conversation again.
  package func isCancelWord(_ key: String) -> Bool {
    defaults.globalCancel.contains { TriggerTable.folded($0) == key }
  }
}
