import FlowModel
import FlowSyntax

extension Turn {
  /// The customer opens the conversation through its channel.
  mutating func open(_ text: String?) {
    session.pendingLogin = nil
    let intent = get(.appleIntentID)?.plainText ?? ""
    if session.channel == .appleBusinessChat, !intent.isEmpty, let found = trigger(for: intent) {
      if let text { note(said: text) }
      return customerActed { $0.go(to: found.index, .appleIntent(intent)) }
    }
    if let text { return customerActed { $0.hear(text) } }
    let word = defaults.source.startWord(on: session.channel)
    set(.lastSentText, .string(word))
    customerActed { turn in
      if let found = turn.trigger(for: word) {
        turn.go(to: found.index, .startWord(word))
      } else {
        turn.stop(.noStart(word))
      }
    }
  }

  /// - Parameter label: what the customer sees of it, where that is something else.
  private mutating func note(said text: String, shownAs label: String? = nil) {
    set(.lastSentText, .string(text))
    remember(label ?? text, by: .customer)
  }

  /// What the customer did; it is kept for later while the bot is busy.
  mutating func customer(_ event: Event) throws(Rejection) {
    if case .loginReturned = event, session.pendingLogin == nil || isWaitingTooLong {
      throw .noPendingLogin
    }
    if case .pressed(let number, _) = event {
      let live = engine.liveButtons(of: session, values)
      guard number >= 1, number <= live.count else {
        throw .noSuchButton(number, live: live.count)
      }
      // The bot does not learn of it, so it interrupts nothing and waits for nothing.
      if let address = live[number - 1].outside, !isWaitingTooLong {
        return effects.append(.open(address))
      }
    }
    if session.phase == .delaying {
      // What comes back from a login is no word of the customer's, and may be anybody's.
      if case .loginReturned = event { return act(on: event) }
      interruptDelay()
      // What was kept before the delay began comes first.
      if session[.queue] != ValueTable.unset { return enqueue(event) }
    }
    guard session.phase == .waiting else { return enqueue(event) }
    if isWaitingTooLong { return endSession(with: event) }
    act(on: event)
  }

  /// The customer may break into a series of messages at any point [M-workmsg].
  mutating func interruptDelay() {
    if let position = session.position { trace(.note(.delayInterrupted(position))) }
    wait()
  }

  /// The session ended by its time-out; a login that was pending ended with it.
  private var isWaitingTooLong: Bool { engine.hasTimedOut(session) }

  /// A later message opens a new conversation [C-dash]; nothing of the old one is left.
  private mutating func endSession(with event: Event) {
    effects.append(.sessionEnded(then: opening(of: event)))
    for tag in openTransactions { trace(.note(.transactionIncomplete(tag))) }
    session[.queue] = ValueTable.unset
  }

  /// A button of the old conversation still sends its text; what else it does is void.
  private func opening(of event: Event) -> Event? {
    switch event {
    case .said(let text): return .opened(text: text)
    case .pressed(let number, _):
      switch engine.liveButtons(of: session, values)[number - 1].action {
      case .postback(let payload): return .opened(text: payload)
      case .answer(let place):
        let choice = session.live.flatMap { engine.choice(place, of: $0, in: session, values) }
        return choice.map { .opened(text: $0.sent) }
      case .url, .phone, .accountLink, .accountUnlink, .liveAgent: return nil
      }
    case .opened, .placed, .proceeded, .answered, .loginReturned, .scriptEnded, .delayEnded,
      .agent, .timePassed, .assigned:
      return nil
    }
  }

  private mutating func act(on event: Event) {
    switch event {
    case .said(let text):
      if let number = choice(textedAs: text) { return act(on: .pressed(number, .none)) }
      customerActed { $0.hear(text) }
    case .pressed(let number, let material):
      guard let live = session.live else { return }
      press(engine.liveButtons(of: session, values)[number - 1], of: live, material)
    case .loginReturned(let back): finishLogin(back)
    case .opened, .placed, .proceeded, .answered, .scriptEnded, .delayEnded, .agent, .timePassed,
      .assigned:
      preconditionFailure("only what a customer does is handled here")
    }
  }

  /// On SMS there is nothing to press: choices are texts with numbers, and a number chooses, unless
  /// the pending question takes it for an answer.
  private func choice(textedAs text: String) -> Int? {
    guard session.channel == .sms, session.agent != .talking,
      let number = Int(TriggerTable.trimmed(text)),
      (1...).contains(number), number <= engine.liveButtons(of: session, values).count,
      !engine.takes(text, in: session, values)
    else { return nil }
    return number
  }

  /// Speech, or a postback's payload: cancel words first, then the pending question, then
  /// triggers, then the default answer or reply.
  private mutating func hear(_ text: String, shownAs label: String? = nil) {
    note(said: text, shownAs: label)
    if goesToAgent(text) { return }
    if isCancelWord(text) { return startOver(text) }
    if let question = session.question, answer(question, with: text) { return }
    guard let found = trigger(for: text) else {
      if let question = session.question { return refuse(text, by: question) }
      trace(.note(.notUnderstood(text)))
      return replyByDefault()
    }
    switch found.kind {
    case .word(let word): go(to: found.index, .trigger(text, word: word))
    case .intention(let name, let utterance):
      go(to: found.index, .intention(name, text: text, utterance: utterance))
    }
  }

  /// Back to the beginning of the bot that the conversation began with [M-defaults].
  private mutating func startOver(_ text: String) {
    session.pendingLogin = nil
    let first = flow.bots[0]
    let word = first.defaults.source.startWord(on: session.channel)
    guard let start = trigger(for: word, in: first) else { return stop(.noStart(word)) }
    go(to: start.index, .cancelWord(text))
  }

  private func isCancelWord(_ text: String) -> Bool {
    let folded = TriggerTable.folded(text)
    return !folded.isEmpty
      && defaults.source.globalCancel.contains { TriggerTable.folded($0) == folded }
  }

  private func trigger(
    for text: String
  ) -> (index: InteractionIndex, kind: TriggerTable.Kind)? {
    trigger(for: text, in: bot)
  }

  func trigger(
    for text: String, in bot: CompiledBot
  ) -> (index: InteractionIndex, kind: TriggerTable.Kind)? {
    bot.triggers.interaction(for: text) { pattern, text in
      engine.patterns.match(pattern, text, .whole) == .match
    }
  }

  private mutating func replyByDefault() {
    let defaults = defaults
    if defaults.replyMode != .nextOnly || defaults.replyNext == nil { sendDefaultText() }
    guard defaults.replyMode != .textOnly, let next = defaults.replyNext else { return wait() }
    go(to: next, .defaultReplyNext)
  }

  private mutating func press(
    _ button: CompiledButton, of index: InteractionIndex, _ material: LoginMaterial
  ) {
    switch button.action {
    case .url, .phone: break
    case .postback(let payload): customerActed { $0.hear(payload, shownAs: button.display) }
    case .accountLink(let template, let instance):
      customerActed { $0.startLogin(template, instance, of: index, material) }
    case .accountUnlink: customerActed { $0.unlink() }
    // One agent at a time [C-ltuse].
    case .liveAgent:
      customerActed { if !$0.goesToAgent(button.display) { $0.requestAgent() } }
    case .answer(let place): customerActed { $0.choose(place, of: index) }
    }
  }
}

extension CompiledButton {
  /// What a press opens outside the conversation.
  fileprivate var outside: String? {
    switch action {
    case .url(let url): url
    case .phone(let number): "tel:\(number)"
    case .postback, .accountLink, .accountUnlink, .liveAgent, .answer: nil
    }
  }
}
