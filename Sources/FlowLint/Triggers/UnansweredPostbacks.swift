import FlowDiagnostics
package import FlowModel

/// A Postback button whose words nothing receives.
package struct UnansweredPostback: Sendable {
  package var interaction: Int
  package var button: Button
  /// What a press sends.
  package var words: String
}

extension LintedFlow {
  /// In the order of the file.
  ///
  /// A press is speech: a question that follows at once takes it, too, as may another bot that the
  /// conversation goes on in.
  func unansweredPostbacks() -> [UnansweredPostback] {
    var found: [UnansweredPostback] = []
    for place in withChoices {
      for button in interactions[place].allButtons where button.type == .postback {
        let words = button.payload ?? button.display
        let key = TriggerTable.folded(words)
        guard !key.isEmpty, !flow.isCancelWord(key), triggers.receives(words) == false else {
          continue
        }
        found.append(UnansweredPostback(interaction: place, button: button, words: words))
      }
    }
    guard !found.isEmpty, !answersByDefault else { return [] }
    let listeners = leadingToListeners()
    return found.filter { !listeners[$0.interaction] }
  }

  /// Whether the default reply goes on to something that looks at what was said.
  private var answersByDefault: Bool {
    guard flow.defaults.replyMode != .textOnly, flow.defaults.replyNext.target != nil else {
      return false
    }
    let said = variables.id(of: BuiltInVariable.lastSentText.rawValue)
    return variables.readings.contains { $0.variable == said && $0.interaction != nil }
      || interactions.contains { interaction in
        guard case .setVariable(let script)? = interaction.settings else { return false }
        return script.value.contains(BuiltInVariable.lastSentText.rawValue)
      }
  }

  /// Interactions from which the bot gets by itself to a question or to another bot.
  private func leadingToListeners() -> [Bool] {
    var leading = [Bool](repeating: false, count: graph.count + 1)
    var waiting: [Int] = []
    for (place, interaction) in interactions.enumerated() {
      let isListener =
        switch interaction.settings {
        case .goToBot?: true
        case .condition?, .rest?, .setVariable?, .sendAttachment?, nil: interaction.asks
        }
      guard isListener else { continue }
      leading[place] = true
      waiting.append(place)
    }
    while let place = waiting.popLast() {
      for edge in graph.arriving(place) where edge.kind.isSilent && !leading[edge.from] {
        leading[edge.from] = true
        waiting.append(edge.from)
      }
    }
    return leading
  }
}
