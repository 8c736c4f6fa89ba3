import FlowModel
import FlowSyntax

/// One event being worked on.
struct Turn {
  let engine: Engine
  var session: Session
  var values: ValueTable
  var effects: [Effect] = []

  init(_ engine: Engine, _ session: Session, _ values: ValueTable) {
    self.engine = engine
    self.session = session
    self.values = values
  }

  var flow: CompiledFlow { engine.flow }

  /// The bot that the conversation is in.
  var bot: CompiledBot { flow.bot(of: session.position) }

  var defaults: CompiledDefaults { bot.defaults }

  mutating func take(_ event: Event) throws(Rejection) {
    switch event {
    case .opened(let text): open(text)
    case .placed(let index):
      guard flow.interactions.indices.contains(index) else { throw .nothingToRun }
      customerActed { $0.go(to: index, .placed) }
    case .said, .pressed, .loginReturned: try customer(event)
    case .proceeded:
      guard session.phase == .running, let target = session.target else {
        throw .nothingToRun
      }
      run(target)
    case .answered(let answer):
      guard session.phase == .requesting, let position = session.position else {
        throw .noPendingRequest
      }
      finishRequest(of: position, answer)
    case .scriptEnded(let outcome):
      guard session.phase == .scripting, let position = session.position else {
        throw .noPendingScript
      }
      finishScript(of: position, outcome)
    case .delayEnded:
      guard session.phase == .delaying else { throw .noDelay }
      session.clock = max(session.clock, Int(session[.delayEnd]))
      endDelay()
    case .agent(let event): try agent(event)
    case .timePassed(let seconds):
      session.clock += min(max(seconds, 0), Int(UInt32.max))
      if session.delayLeft == 0 { endDelay() }
    case .assigned(let name, let value):
      assign(name, value)
      trace(.note(.assigned(name, value)))
    }
    drainQueue()
  }

  /// Adds an effect that only explains.
  mutating func trace(_ effect: Effect) {
    if engine.isTracing { effects.append(effect) }
  }

  mutating func assign(_ name: String, _ value: JSONValue?) {
    guard let slot = flow.slots.find(name) else { return assignExtra(name, value) }
    session[slot: slot] = value.map { values.number(of: $0) } ?? ValueTable.unset
  }

  /// Overridden globals keep their value through an unlink; other variables are forgotten then.
  mutating func begin(with overrides: [(name: String, value: JSONValue)]) {
    var kept = JSONObject()
    for (name, value) in overrides {
      assign(name, value)
      let slot = flow.slots.find(name)
      if flow.globals.contains(where: { $0.slot == slot }) { kept[name] = value }
    }
    if !kept.isEmpty { session[.globals] = values.number(of: .object(kept)) }
  }

  /// Names that the flow itself never mentions.
  private mutating func assignExtra(_ name: String, _ value: JSONValue?) {
    var extras = JSONObject()
    if case .object(let object)? = values.value(session[.extras]) { extras = object }
    extras[name] = value
    session[.extras] = extras.isEmpty ? ValueTable.unset : values.number(of: .object(extras))
  }

  mutating func set(_ variable: BuiltInVariable, _ value: JSONValue?) {
    session[slot: SlotTable.slot(of: variable)] =
      value.map { values.number(of: $0) } ?? ValueTable.unset
  }

  func get(_ variable: BuiltInVariable) -> JSONValue? {
    values.value(session[slot: SlotTable.slot(of: variable)])
  }

  func isEmpty(_ variable: BuiltInVariable) -> Bool {
    get(variable)?.isEmptyValue ?? true
  }

  /// A code or a token is there.
  var isLoggedIn: Bool {
    !isEmpty(.authCode) || !isEmpty(.authCodeParts) || !isEmpty(.accessToken)
  }

  /// Makes `index` the next to run; a question that waited is dropped.
  mutating func go(to index: InteractionIndex, _ reason: Hop.Reason) {
    session.question = nil
    session[.defaultAnswers] = 0
    if engine.isTracing {
      effects.append(.hop(Hop(from: session.position, to: index, reason: reason)))
    }
    session.phase = .running
    session.target = index
  }

  mutating func wait() {
    session.phase = .waiting
    // The customer's silence begins when it is their turn.
    session[.lastInput] = session[.clock]
    session[.hops] = 0
    session.target = nil
    session.caller = nil
    session[.actionsDone] = 0
  }

  mutating func stop(_ stop: Stop) {
    effects.append(.stopped(stop))
    wait()
  }

  /// Follows *Next*, or waits where there is none.
  mutating func follow(_ next: CompiledNext) {
    switch next {
    case .to(let index): go(to: index, .next)
    case .absent, .endsHere: wait()
    }
  }

  mutating func customerActed(_ act: (inout Turn) -> Void) {
    session[.hops] = 0
    session[.lastInput] = session[.clock]
    session[.requestKey] = ValueTable.unset
    session.caller = nil
    session[.actionsDone] = 0
    act(&self)
  }
}
