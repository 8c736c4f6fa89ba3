package import FlowModel
package import FlowSyntax

/// What a flow means: a function from a session and an event to a session and effects.
///
/// It reads no clock, no chance, no file and no network. The value table is a memory of values
/// seen, shared by all sessions of a run; what it holds never changes a result.
package struct Engine: Sendable {
  /// Interactions in a row without the customer, above which the run stops.
  package static let mostHops = 100

  package let flow: CompiledFlow
  let patterns: PatternMatching
  /// Whether effects that only explain are made: hops with their reasons, and notes.
  let isTracing: Bool

  package init(_ flow: CompiledFlow, patterns: PatternMatching, isTracing: Bool = true) {
    self.flow = flow
    self.patterns = patterns
    self.isTracing = isTracing
  }

  /// What a session is given at its start by its channel and its surroundings.
  package struct Opening: Sendable {
    package var channel: Channel
    package var values: [BuiltInVariable: JSONValue]
    /// Variables set before the start word is sent, by a tester or an environment.
    package var overrides: [(name: String, value: JSONValue)]

    /// Seconds on the simulated clock at which the session begins.
    package var clock: Int

    package init(
      channel: Channel, values: [BuiltInVariable: JSONValue],
      overrides: [(name: String, value: JSONValue)] = [], clock: Int = 0
    ) {
      self.clock = clock
      self.channel = channel
      self.values = values
      self.overrides = overrides
    }
  }

  /// A session in which nothing has happened yet.
  package func open(_ opening: Opening, _ values: inout ValueTable) -> Session {
    var session = Session(
      slots: flow.slots.count, channel: opening.channel, clock: opening.clock)
    for (slot, value) in flow.globals { session[slot: slot] = values.number(of: value) }
    for variable in BuiltInVariable.allCases {
      guard let value = opening.values[variable] else { continue }
      session[slot: SlotTable.slot(of: variable)] = values.number(of: value)
    }
    session[slot: SlotTable.slot(of: .channel)] = values.number(
      of: .string(opening.channel.rawValue))
    var turn = Turn(self, session, values)
    values = ValueTable()
    turn.begin(with: opening.overrides)
    values = turn.values
    return turn.session
  }

  /// Variables that were set and that the flow itself never names.
  package func extras(of session: Session, _ values: ValueTable) -> JSONValue? {
    values.value(session[.extras])
  }

  /// What `event` leads to. Throws for an event that cannot happen in this state; nothing has
  /// changed then.
  package func advance(
    _ session: Session, on event: Event, _ values: inout ValueTable
  ) throws(Rejection) -> (session: Session, effects: [Effect]) {
    var turn = Turn(self, session, values)
    // The table is handed over, not copied, while the turn has it.
    values = ValueTable()
    defer { values = turn.values }
    try turn.take(event)
    return (turn.session, turn.effects)
  }
}

/// Why an event does not fit the state of a session.
package enum Rejection: Error, Hashable, Sendable {
  case noSuchButton(Int, live: Int)
  case noPendingLogin
  case noPendingRequest
  case noPendingScript
  case noDelay
  /// No agent was asked for, or one talks already, or none does.
  case noAgent(Session.Agent)
  /// The bot is in the middle of something.
  case busy
  case nothingToRun
}
