package import FlowModel

/// Where one conversation stands, as a row of numbers: first the fields below, then a value for
/// each variable of the flow. Comparing, hashing and copying it walks nothing else.
package struct Session: Hashable, Sendable {
  /// Valid ways on: waiting → running (the customer acts); running → any (an interaction runs);
  /// requesting, scripting → running, waiting (the answer comes); delaying → running (the delay is
  /// over), waiting (the customer interrupts it).
  package enum Phase: UInt32, Sendable {
    /// For the customer.
    case waiting
    /// `target` is about to run.
    case running
    /// A request of `position` is under way.
    case requesting
    /// The script of `position` is.
    case scripting
    /// `target` runs when `position`'s delay is over.
    case delaying
  }

  enum Field: Int, CaseIterable {
    case phase, position, target, channel, clock, lastInput, hops
    /// The interaction that actions are run for, and how many of them have been.
    case caller, actionsDone
    /// Whose buttons can be pressed, and the list of an action's that they were made from.
    case live, liveList
    /// The question that waits, and the default answers given to it in a row.
    case question, defaultAnswers
    case pendingLogin, isOAuthLogin, loginNonce
    case queue, cache, requestKey
    /// The moment at which a delay is over.
    case delayEnd
    case agent, history, transactions, extras
    /// Globals that began with another value than the flow's.
    case globals
  }

  private(set) var row: [UInt32]

  init(slots: Int, channel: Channel, clock: Int) {
    row = [UInt32](repeating: 0, count: Field.allCases.count + slots)
    self[.channel] = UInt32(Channel.allCases.firstIndex(of: channel) ?? 0)
    self.clock = clock
    self[.lastInput] = self[.clock]
  }

  subscript(field: Field) -> UInt32 {
    get { row[field.rawValue] }
    set { row[field.rawValue] = newValue }
  }

  /// The value of a variable.
  package internal(set) subscript(slot slot: Int) -> ValueID {
    get { row[Field.allCases.count + slot] }
    set { row[Field.allCases.count + slot] = newValue }
  }

  package internal(set) var phase: Phase {
    get { Phase(rawValue: self[.phase]) ?? .waiting }
    set { self[.phase] = newValue.rawValue }
  }

  /// The interaction that ran last, or whose request is under way.
  package internal(set) var position: InteractionIndex? {
    get { Session.index(self[.position]) }
    set { self[.position] = Session.number(newValue) }
  }

  /// The interaction that runs next.
  package internal(set) var target: InteractionIndex? {
    get { Session.index(self[.target]) }
    set { self[.target] = Session.number(newValue) }
  }

  /// The interaction for which `position`'s action is run first (*Action* on its Details tab).
  var caller: InteractionIndex? {
    get { Session.index(self[.caller]) }
    set { self[.caller] = Session.number(newValue) }
  }

  package var channel: Channel { Channel.allCases[Int(self[.channel])] }

  /// Seconds of simulated time since the run began.
  package internal(set) var clock: Int {
    get { Int(self[.clock]) }
    set { self[.clock] = UInt32(clamping: newValue) }
  }

  /// The interaction whose buttons can be pressed: only the latest message's are live.
  package internal(set) var live: InteractionIndex? {
    get { Session.index(self[.live]) }
    set { self[.live] = Session.number(newValue) }
  }

  /// The question that waits for its answer.
  package internal(set) var question: InteractionIndex? {
    get { Session.index(self[.question]) }
    set { self[.question] = Session.number(newValue) }
  }

  /// Where a live agent is.
  package enum Agent: UInt32, Sendable {
    case absent
    /// The customer has asked for one.
    case asked
    /// What the customer says goes to the agent [C-ltuse].
    case talking
  }

  package internal(set) var agent: Agent {
    get { Agent(rawValue: self[.agent]) ?? .absent }
    set { self[.agent] = newValue.rawValue }
  }

  /// Seconds until the delay is over; `nil` where none is under way.
  package var delayLeft: Int? {
    phase == .delaying ? max(0, Int(self[.delayEnd]) - clock) : nil
  }

  /// The interaction whose Account Link was pressed, until the login ends.
  package internal(set) var pendingLogin: InteractionIndex? {
    get { Session.index(self[.pendingLogin]) }
    set {
      self[.pendingLogin] = Session.number(newValue)
      if newValue == nil {
        self[.isOAuthLogin] = 0
        self[.loginNonce] = ValueTable.unset
      }
    }
  }

  private static func index(_ number: UInt32) -> InteractionIndex? {
    number == 0 ? nil : InteractionIndex(number) - 1
  }

  private static func number(_ index: InteractionIndex?) -> UInt32 {
    index.map { UInt32($0) + 1 } ?? 0
  }
}
