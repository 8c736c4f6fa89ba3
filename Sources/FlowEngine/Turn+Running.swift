import FlowModel
import FlowSyntax

extension Turn {
  /// Runs one interaction: its guard, its actions if it has some, then itself.
  mutating func run(_ index: InteractionIndex) {
    let interaction = flow.interactions[index]
    let isResumed = session.caller == index
    if !isResumed {
      session[.hops] += 1
      guard session[.hops] <= Engine.mostHops else { return stop(.hopLimit) }
      session.position = index
      if interaction.isGuarded, !interaction.offersLogin, !isLoggedIn {
        return sendToLogin(interaction)
      }
      trackTransaction(interaction)
    }
    // Of an action that is run for another interaction only its settings are run.
    if isResumed || session.caller == nil {
      let done = Int(session[.actionsDone])
      if done < interaction.actionsToRunFirst.count {
        session.caller = index
        session[.actionsDone] += 1
        return go(to: interaction.actionsToRunFirst[done], .actionFirst)
      }
      session.caller = nil
      session[.actionsDone] = 0
    }
    session.position = index
    session.target = nil
    perform(interaction, index)
  }

  private mutating func sendToLogin(_ interaction: CompiledInteraction) {
    session.caller = nil
    session[.actionsDone] = 0
    if let prompt = interaction.goHereIfNotLoggedIn {
      go(to: prompt, .notLoggedIn)
    } else {
      trace(.note(.noPlaceToLogIn(session.position ?? 0)))
      sendDefaultText()
      wait()
    }
  }

  private mutating func perform(_ interaction: CompiledInteraction, _ index: InteractionIndex) {
    switch interaction.behaviour {
    case .message(let message):
      show(index)
      goOn(behind: interaction, index, delay: message.delay)
    case .card:
      show(index)
      follow(interaction.next)
    case .question: ask(index)
    case .condition(let rows): decide(rows, interaction)
    case .rest(let request): send(request, of: index)
    case .sendAttachment(let attachment): send(attachment.request, of: index)
    case .setVariable(let script): runScript(script, of: index)
    case .goToBot(let target): enter(target, from: index)
    }
  }

  private mutating func goOn(
    behind interaction: CompiledInteraction, _ index: InteractionIndex, delay: Double
  ) {
    guard delay > 0, case .to(let next) = interaction.next else { return follow(interaction.next) }
    // What the customer said while the bot was busy is there already [M-workmsg].
    if hasWordsWaiting { return interruptDelay() }
    let seconds = Int(delay.rounded(.up))
    session.phase = .delaying
    session.target = next
    session[.delayEnd] = UInt32(clamping: session.clock + seconds)
    effects.append(.delay(index, seconds: seconds))
  }

  mutating func endDelay() {
    guard let target = session.target else { return wait() }
    go(to: target, .next)
  }

  private mutating func enter(
    _ target: CompiledInteraction.BotTarget, from index: InteractionIndex
  ) {
    switch target {
    case .interaction(let place): go(to: place, .goToBot(startWord: nil))
    case .missing(let path): stop(.noSuchBot(index, path: path))
    case .start(let place):
      let bot = flow.bots[place]
      let word = bot.defaults.source.startWord(on: session.channel)
      guard let found = trigger(for: word, in: bot) else { return stop(.noStart(word)) }
      go(to: found.index, .goToBot(startWord: word))
    }
  }

  /// A tag starts a transaction, or with *Transaction End* ends it [C-trans].
  private mutating func trackTransaction(_ interaction: CompiledInteraction) {
    guard let tag = interaction.transactionTag else { return }
    var open = openTransactions
    if !interaction.transactionEnd {
      guard !open.contains(tag) else { return }
      open.append(tag)
      trace(.note(.transactionStarted(tag)))
    } else if let place = open.firstIndex(of: tag) {
      open.remove(at: place)
      trace(.note(.transactionEnded(tag)))
    } else {
      return trace(.note(.transactionNotOpen(tag)))
    }
    session[.transactions] =
      open.isEmpty ? ValueTable.unset : values.number(of: .array(open.map { .string($0) }))
  }

  var openTransactions: [String] {
    guard case .array(let tags)? = values.value(session[.transactions]) else { return [] }
    return tags.compactMap(\.string)
  }

  mutating func noteUnset(_ names: [String], _ index: InteractionIndex) {
    if !names.isEmpty { trace(.note(.unset(index, names))) }
  }

  private mutating func decide(_ rows: [CompiledRow], _ interaction: CompiledInteraction) {
    var readings: [RowReading] = []
    for (place, row) in rows.enumerated() {
      let reading = engine.reading(of: row, at: place + 1, in: session, values)
      if engine.isTracing { readings.append(reading) }
      if reading.isMet { return go(to: row.next, .rowMet(place + 1, readings)) }
    }
    guard case .to(let index) = interaction.next else {
      trace(.note(.conditionLeadsNowhere(session.position ?? 0, readings)))
      return wait()
    }
    go(to: index, .noRowMet(readings))
  }

  /// The default reply's text without its Next; the buttons that the customer still sees stay live.
  mutating func sendDefaultText() { say(defaults.replyText) }

  /// Says a text of the bot's settings; the built-in one where there is none.
  mutating func say(_ template: CompiledTemplate?) {
    let rendered = template.map { engine.render($0, in: session, values) }
    if let position = session.position { noteUnset(rendered?.unset ?? [], position) }
    tell(Utterance(interaction: nil, text: rendered?.text ?? DefaultReply.builtIn))
  }

  /// Says something, and keeps it for the chat history.
  mutating func tell(_ utterance: Utterance) {
    effects.append(.say(utterance))
    remember(utterance.text, by: utterance.speaker == .agent ? .agent : .bot)
  }
}

enum DefaultReply {
  /// Where the bot sets none; the product's own wording is not documented for Converse.
  static let builtIn = "Sorry, I did not understand that."
}

extension Engine {
  /// A condition's row judged in a session.
  func reading(
    of row: CompiledRow, at place: Int, in session: Session, _ values: ValueTable
  ) -> RowReading {
    let value = read(row.variable, in: session, values)
    let operand = operand(of: row, in: session, values)
    let verdict = ConditionEvaluation(patterns: patterns).judge(value, row.operator, operand)
    return RowReading(
      row: place, variable: row.variable.path.text, value: value, operator: row.operator,
      operand: operand, isMet: verdict.isMet, remark: verdict.remark)
  }

  private func operand(
    of row: CompiledRow, in session: Session, _ values: ValueTable
  ) -> JSONValue? {
    switch row.operand {
    case .none: return nil
    case .constant(let value): return value
    case .template(let template):
      // A lone variable is compared as the value it is, not as its text.
      if template.pieces.count == 1, case .value(let path, _, false)? = template.pieces.first {
        return read(path, in: session, values)
      }
      return .string(render(template, in: session, values).text)
    }
  }
}
