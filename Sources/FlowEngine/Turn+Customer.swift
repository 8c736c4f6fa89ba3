import FlowModel
import FlowSyntax
import WebSyntax

extension Turn {
  mutating func open() {
    session.pendingLogin = nil
    let word = flow.defaults.source.startWord(on: session.channel)
    set(.lastSentText, .string(word))
    customerActed { turn in
      if let found = turn.trigger(for: word) {
        turn.go(to: found.index, .startWord(word))
      } else {
        turn.stop(.noStart(word))
      }
    }
  }

  /// What the customer did; it is kept for later while the bot is busy.
  mutating func customer(_ event: Event) throws(Rejection) {
    if case .loginReturned = event, session.pendingLogin == nil || isWaitingTooLong {
      throw .noPendingLogin
    }
    if case .pressed(let number, _) = event {
      let live = session.live.map { engine.offeredButtons(of: $0, on: session.channel) } ?? []
      guard number >= 1, number <= live.count else {
        throw .noSuchButton(number, live: live.count)
      }
    }
    guard session.phase == .waiting else { return enqueue(event) }
    if isWaitingTooLong {
      return stop(.notBuilt(session.position, feature: "a new session after the time-out"))
    }
    act(on: event)
  }

  /// The session ended by its time-out; a login that was pending ended with it.
  private var isWaitingTooLong: Bool {
    session.phase == .waiting && session.position != nil
      && session.clock - Int(session[.lastInput]) > flow.defaults.source.sessionTimeout * 60
  }

  private mutating func act(on event: Event) {
    switch event {
    case .said(let text): customerActed { $0.hear(text) }
    case .pressed(let number, let material):
      guard let live = session.live else { return }
      press(engine.offeredButtons(of: live, on: session.channel)[number - 1], of: live, material)
    case .loginReturned(let back): finishLogin(back)
    case .opened, .placed, .proceeded, .answered, .timePassed, .assigned:
      preconditionFailure("only what a customer does is handled here")
    }
  }

  /// Speech, or a postback's payload: cancel words first, then triggers, then the default reply.
  private mutating func hear(_ text: String) {
    set(.lastSentText, .string(text))
    if isCancelWord(text) {
      session.pendingLogin = nil
      let word = flow.defaults.source.startWord(on: session.channel)
      guard let start = trigger(for: word) else { return stop(.noStart(word)) }
      return go(to: start.index, .cancelWord(text))
    }
    guard let found = trigger(for: text) else {
      trace(.note(.notUnderstood(text)))
      return replyByDefault()
    }
    switch found.kind {
    case .word: go(to: found.index, .trigger(text))
    case .intention(let name): go(to: found.index, .intention(name, text: text))
    }
  }

  private func isCancelWord(_ text: String) -> Bool {
    let folded = TriggerTable.folded(text)
    return !folded.isEmpty
      && flow.defaults.source.globalCancel.contains { TriggerTable.folded($0) == folded }
  }

  private func trigger(
    for text: String
  ) -> (index: InteractionIndex, kind: TriggerTable.Kind)? {
    flow.triggers.interaction(for: text) { pattern, text in
      engine.patterns.match(pattern, text, .whole) == .match
    }
  }

  private mutating func replyByDefault() {
    let defaults = flow.defaults
    if defaults.replyMode != .nextOnly || defaults.replyNext == nil { sendDefaultText() }
    guard defaults.replyMode != .textOnly, let next = defaults.replyNext else { return wait() }
    go(to: next, .defaultReplyNext)
  }

  private mutating func press(
    _ button: CompiledButton, of index: InteractionIndex, _ material: LoginMaterial
  ) {
    switch button.action {
    // The bot does not learn of these two.
    case .url(let url): effects.append(.open(url))
    case .phone(let number): effects.append(.open("tel:\(number)"))
    case .postback(let payload): customerActed { $0.hear(payload) }
    case .accountLink(let template):
      customerActed { $0.startLogin(template, of: index, material) }
    case .accountUnlink: customerActed { $0.unlink() }
    case .liveAgent: customerActed { $0.stop(.notBuilt(index, feature: "Live Agent")) }
    }
  }

  private mutating func enqueue(_ event: Event) {
    guard let entry = QueuedEvent.json(of: event, live: session.live ?? 0) else { return }
    var queue: [JSONValue] = []
    if case .array(let elements)? = values.value(session[.queue]) { queue = elements }
    queue.append(entry)
    session[.queue] = values.number(of: .array(queue))
    // What comes back from a login is only checked later; it may be anybody's.
    if case .loginReturned = event {} else { session[.lastInput] = session[.clock] }
    trace(.note(.queued))
  }

  /// Lets what was kept happen as soon as the bot waits.
  mutating func drainQueue() {
    while session.phase == .waiting, case .array(let queue)? = values.value(session[.queue]),
      let first = queue.first
    {
      session[.queue] =
        queue.count == 1 ? ValueTable.unset : values.number(of: .array(Array(queue.dropFirst())))
      // A press of a button that is no longer live, or a login that has ended, is void by now.
      guard let event = QueuedEvent.event(of: first, live: session.live ?? 0) else { continue }
      do { try customer(event) } catch { continue }
    }
  }
}

/// Events as values, so that a session that keeps some is still a row of numbers.
enum QueuedEvent {
  /// - Parameter live: the interaction whose buttons are live; a press is one of them.
  static func json(of event: Event, live: InteractionIndex) -> JSONValue? {
    switch event {
    case .said(let text): .array([.string("said"), .string(text)])
    case .pressed(let number, let material):
      .array([
        .string("pressed"), .integer(number), .string(material.pkceVerifier),
        .string(material.pkceChallenge), .integer(live),
      ])
    case .loginReturned(.redirect(let parameters)):
      .array([.string("redirect"), .string(parameters.encoded)])
    case .loginReturned(.messenger(let code)):
      .array([.string("messenger"), code.map { .string($0) } ?? .null])
    case .loginReturned(.device(let token)):
      .array([.string("device"), token.map { .string($0) } ?? .null])
    case .loginReturned(.abandoned): .array([.string("abandoned")])
    case .opened, .placed, .proceeded, .answered, .timePassed, .assigned: nil
    }
  }

  /// The event, unless the buttons that were live then are not any more.
  static func event(of json: JSONValue, live: InteractionIndex) -> Event? {
    guard case .array(let parts) = json, let kind = parts.first?.string else { return nil }
    let text = parts.count > 1 ? parts[1].string : nil
    switch kind {
    case "said": return text.map { .said($0) }
    case "pressed":
      guard parts.count == 5, parts[4] == .integer(live), case .number(let number) = parts[1],
        let button = Int(number.text),
        let verifier = parts[2].string, let challenge = parts[3].string
      else { return nil }
      return .pressed(button, LoginMaterial(pkceVerifier: verifier, pkceChallenge: challenge))
    case "redirect": return .loginReturned(.redirect(Parameters(encoded: text ?? "")))
    case "messenger": return .loginReturned(.messenger(authorizationCode: text))
    case "device": return .loginReturned(.device(accessToken: text))
    case "abandoned": return .loginReturned(.abandoned)
    default: return nil
    }
  }
}
