import FlowModel
import FlowSyntax

extension Turn {
  /// Asks, and waits: only an answer moves the conversation on [C-canvas].
  mutating func ask(_ index: InteractionIndex) {
    show(index)
    session.question = index
    wait()
  }

  /// Gives what was typed to the pending question; `false` where it does not take it.
  mutating func answer(_ question: InteractionIndex, with text: String) -> Bool {
    guard let reading = engine.reading(of: text, by: question, in: session, values) else {
      return false
    }
    accept(reading, question)
    return true
  }

  /// One of the offered answers was pressed, counted from 0.
  mutating func choose(_ place: Int, of question: InteractionIndex) {
    guard let reading = engine.choice(place, of: question, in: session, values) else { return }
    set(.lastSentText, .string(reading.sent))
    remember(reading.sent, by: .customer)
    if !goesToAgent(reading.sent) { accept(reading, question) }
  }

  private mutating func accept(_ reading: AnswerReading, _ index: InteractionIndex) {
    let interaction = flow.interactions[index]
    guard case .question(let question) = interaction.behaviour else { return }
    session[slot: question.variable.slot] = values.number(of: reading.value)
    session[.defaultAnswers] = 0
    session.question = nil
    session.live = nil
    trace(.note(.answered(index, variable: question.variable.name, reading.value)))
    if case .to(let next)? = reading.next { return go(to: next, .answer(reading.sent)) }
    if case .endsHere? = reading.next { return wait() }
    follow(interaction.next)
  }

  /// The default answer: a text, then the question again [C-defaults].
  mutating func refuse(_ text: String, by index: InteractionIndex) {
    guard case .question(let question) = flow.interactions[index].behaviour else { return }
    if engine.isTracing {
      trace(
        .note(
          .notAnAnswer(index, text, engine.refusal(of: text, by: question, in: session, values))))
    }
    session[.defaultAnswers] += 1
    switch question.format {
    case .predefined(let type) where defaults.answerReplyText == nil:
      tell(Utterance(interaction: nil, text: PredefinedAnswer.refusal(of: type)))
    case .regularExpression(_, let message?): say(message)
    case .any, .predefined, .regularExpression, .custom:
      // Without a text of its own for questions, the default reply's is for both [C-defaults].
      say(defaults.answerReplyText ?? defaults.replyText)
    }
    let count = Int(session[.defaultAnswers])
    if count == defaults.source.agentThreshold {
      effects.append(.agent(.notified(defaultAnswers: count)))
    }
    ask(index)
  }
}

/// What an answer was understood as.
struct AnswerReading {
  /// What the customer sent, by word or by press.
  var sent: String
  /// What the question's variable gets.
  var value: JSONValue
  /// The chosen answer's own Next.
  var next: CompiledNext?
}

extension Engine {
  /// Whether the pending question would take `text` for an answer.
  package func takes(_ text: String, in session: Session, _ values: ValueTable) -> Bool {
    session.question.map { reading(of: text, by: $0, in: session, values) != nil } ?? false
  }

  func reading(
    of text: String, by index: InteractionIndex, in session: Session, _ values: ValueTable
  ) -> AnswerReading? {
    guard case .question(let question) = flow.interactions[index].behaviour else { return nil }
    let typed = AnswerReading(sent: text, value: .string(TriggerTable.trimmed(text)), next: nil)
    switch question.format {
    case .any: return typed
    case .predefined(let type): return PredefinedAnswer.accepts(text, as: type) ? typed : nil
    case .regularExpression(let pattern, _):
      return patterns.match(pattern, TriggerTable.trimmed(text), .whole) == .match ? typed : nil
    case .custom(let choices):
      let folded = TriggerTable.folded(text)
      if let place = choices.answers.firstIndex(where: { $0.expected.contains(folded) }) {
        return reading(of: choices.answers[place], sent: text)
      }
      let tags = tags(of: choices, in: session, values)
      let tag = tags.first { tag in
        TriggerTable.folded(tag.title) == folded || TriggerTable.folded(tag.payload) == folded
      }
      return tag.map { AnswerReading(sent: text, value: .string($0.payload), next: nil) }
    }
  }

  /// Why a question does not take `text`.
  func refusal(
    of text: String, by question: CompiledQuestion, in session: Session, _ values: ValueTable
  ) -> AnswerRefusal {
    switch question.format {
    case .any: return .choices([])
    case .predefined(let type):
      if case .refused(let reason) = PredefinedAnswer(text, as: type) { return .type(type, reason) }
      return .type(type, .otherForm)
    case .regularExpression(let pattern, _): return .expression(pattern)
    case .custom(let choices):
      let tags = tags(of: choices, in: session, values)
      return .choices(choices.answers.map(\.display) + tags.map(\.title))
    }
  }

  func choice(
    _ place: Int, of index: InteractionIndex, in session: Session, _ values: ValueTable
  ) -> AnswerReading? {
    guard case .question(let question) = flow.interactions[index].behaviour,
      case .custom(let choices) = question.format
    else { return nil }
    if choices.answers.indices.contains(place) {
      return reading(of: choices.answers[place], sent: choices.answers[place].display)
    }
    let tags = tags(of: choices, in: session, values)
    let number = place - choices.answers.count
    guard tags.indices.contains(number) else { return nil }
    return AnswerReading(
      sent: tags[number].payload, value: .string(tags[number].payload), next: nil)
  }

  /// An answer of the flow's own stands for its display name, however it was given.
  private func reading(of answer: CompiledQuestion.Answer, sent: String) -> AnswerReading {
    AnswerReading(
      sent: sent, value: .string(answer.display),
      next: answer.next == .absent ? nil : answer.next)
  }

  /// Those that were shown when the question was asked.
  private func tags(
    of choices: CompiledQuestion.Choices, in session: Session, _ values: ValueTable
  ) -> [ActionJSON.Tag] {
    guard choices.tags != nil else { return [] }
    return ActionJSON.tags(values.value(session[.liveList])).tags
  }
}
