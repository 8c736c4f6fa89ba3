package import FlowModel
package import FlowSyntax

/// Puts a session of one reading of a flow into another reading of it: interactions are found
/// again by name, variables by theirs.
package struct SessionTransplant {
  /// What could not be carried over as it was, or did change on the way.
  package enum Remark: Hashable, Sendable {
    /// Something of the session belonged to an interaction that is gone.
    case lost(Part, of: String)
    /// Kept, but the flow does not name it any more.
    case unnamed(String)
    /// A global that still had the old flow's value has the new one's (`nil`: is not set).
    case global(String, JSONValue?)
  }

  /// What of a session can belong to an interaction.
  package enum Part: Hashable, Sendable {
    /// Where the session stands.
    case position
    /// What would have run next.
    case target
    /// What an action is run for.
    case caller
    /// Buttons that can be pressed.
    case buttons
    /// A question that waits for its answer.
    case question
    case login
  }

  package let old: CompiledFlow
  package let new: CompiledFlow

  package init(from old: CompiledFlow, to new: CompiledFlow) {
    self.old = old
    self.new = new
  }

  /// The place of an interaction in the new reading; `nil` where it is gone.
  package func interaction(_ index: InteractionIndex) -> InteractionIndex? {
    old.interactions.indices.contains(index) ? new.index(of: old.interactions[index].name) : nil
  }

  package func session(
    _ source: Session, _ values: inout ValueTable
  ) -> (session: Session, remarks: [Remark]) {
    var session = Session(
      slots: new.slots.count, channel: source.channel, clock: source.clock)
    var remarks: [Remark] = []
    for field in Session.Field.allCases {
      switch field.content {
      case .number, .value: session[field] = source[field]
      case .interaction(let part):
        session[field] = number(source[field], part, &remarks)
      case .queue: session[field] = queue(source[field], &values)
      }
    }
    dropWhatChanged(&session, &remarks)
    settle(&session, hadCaller: source.caller != nil)
    carryVariables(from: source, to: &session, &values, &remarks)
    return (session, remarks)
  }

  private func number(_ old: UInt32, _ part: Part, _ remarks: inout [Remark]) -> UInt32 {
    guard old > 0 else { return 0 }
    let index = InteractionIndex(old) - 1
    if let place = interaction(index) { return UInt32(place) + 1 }
    remarks.append(.lost(part, of: self.old.interactions[index].name))
    return 0
  }

  /// An interaction may be there and be something else now.
  private func dropWhatChanged(_ session: inout Session, _ remarks: inout [Remark]) {
    if let question = session.question, new.interactions[question].type != .question {
      remarks.append(.lost(.question, of: new.interactions[question].name))
      session.question = nil
    }
    if let login = session.pendingLogin, !new.interactions[login].offersLogin {
      remarks.append(.lost(.login, of: new.interactions[login].name))
      session.pendingLogin = nil
    }
  }

  /// Whether what is under way is still what its interaction does.
  private func isUnderWay(_ session: Session) -> Bool {
    guard let position = session.position else { return true }
    switch (session.phase, new.interactions[position].behaviour) {
    case (.requesting, .rest), (.requesting, .sendAttachment), (.scripting, .setVariable):
      return true
    case (.requesting, _), (.scripting, _): return false
    case (.waiting, _), (.running, _), (.delaying, _): return true
    }
  }

  /// Whatever is under way needs its interaction; without it the bot waits.
  private func settle(_ session: inout Session, hadCaller: Bool) {
    // Of a login that has ended nothing may stay.
    if session.pendingLogin == nil { session.pendingLogin = nil }
    if session.caller == nil { session[.actionsDone] = 0 }
    if session.live == nil { session[.liveList] = ValueTable.unset }
    let needed: Session.Field? =
      switch session.phase {
      case .waiting: nil
      case .running, .delaying: .target
      case _: .position
      }
    let hasLostCaller = hadCaller && session.caller == nil
    if let needed, session[needed] == 0 || hasLostCaller || !isUnderWay(session) {
      session.phase = .waiting
      session.target = nil
      session.caller = nil
    }
  }

  /// Presses that wait name the interaction whose buttons they belong to.
  private func queue(_ number: ValueID, _ values: inout ValueTable) -> ValueID {
    guard case .array(let entries)? = values.value(number) else { return number }
    let moved = entries.compactMap { QueuedEvent.moved($0, interaction) }
    return moved.isEmpty ? ValueTable.unset : values.number(of: .array(moved))
  }

  private func carryVariables(
    from source: Session, to session: inout Session, _ values: inout ValueTable,
    _ remarks: inout [Remark]
  ) {
    var extras = JSONObject()
    if case .object(let object)? = values.value(source[.extras]) {
      for member in object.members {
        if let slot = new.slots.find(member.name) {
          session[slot: slot] = values.number(of: member.value)
        } else {
          extras[member.name] = member.value
        }
      }
    }
    for (slot, name) in old.slots.names.enumerated() {
      guard let value = values.value(source[slot: slot]) else { continue }
      if let place = new.slots.find(name) {
        session[slot: place] = source[slot: slot]
      } else {
        extras[name] = value
        remarks.append(.unnamed(name))
      }
    }
    renewGlobals(from: source, to: &session, &values, &extras, &remarks)
    session[.extras] = extras.isEmpty ? ValueTable.unset : values.number(of: .object(extras))
  }

  /// A global that nobody has touched follows the file.
  private func renewGlobals(
    from source: Session, to session: inout Session, _ values: inout ValueTable,
    _ extras: inout JSONObject, _ remarks: inout [Remark]
  ) {
    let overridden = values.value(source[.globals])
    for (slot, value) in new.globals {
      let name = new.slots.names[slot]
      guard overridden?[name] == nil else { continue }
      let before = old.globals.first { old.slots.names[$0.slot] == name }?.value
      let current = values.value(session[slot: slot])
      guard current == before, before != value else { continue }
      session[slot: slot] = values.number(of: value)
      remarks.append(.global(name, value))
    }
    for (slot, value) in old.globals {
      let name = old.slots.names[slot]
      let isGlobal = new.globals.contains { new.slots.names[$0.slot] == name }
      guard !isGlobal, overridden?[name] == nil, values.value(source[slot: slot]) == value else {
        continue
      }
      if let place = new.slots.find(name) { session[slot: place] = ValueTable.unset }
      extras[name] = nil
      remarks.removeAll { $0 == .unnamed(name) }
      remarks.append(.global(name, nil))
    }
  }
}

extension Session.Field {
  /// What a field holds, and so what becomes of it in another reading of the flow.
  fileprivate enum Content {
    /// Means the same in every flow.
    case number
    /// A number of the value table, which both readings share.
    case value
    case interaction(SessionTransplant.Part)
    /// Events that wait, some of which name an interaction.
    case queue
  }

  fileprivate var content: Content {
    switch self {
    case .phase, .channel, .clock, .lastInput, .isOAuthLogin, .hops, .defaultAnswers, .actionsDone,
      .delayEnd, .agent:
      .number
    case .position: .interaction(.position)
    case .target: .interaction(.target)
    case .caller: .interaction(.caller)
    case .live: .interaction(.buttons)
    case .question: .interaction(.question)
    case .pendingLogin: .interaction(.login)
    case .queue: .queue
    case .cache, .requestKey, .globals, .liveList, .loginNonce, .history, .transactions: .value
    // Sorted anew with the variables.
    case .extras: .value
    }
  }
}

extension QueuedEvent {
  /// The entry with the interaction it names in its new place; `nil` where that is gone.
  fileprivate static func moved(
    _ entry: JSONValue, _ place: (InteractionIndex) -> InteractionIndex?
  ) -> JSONValue? {
    guard case .array(var parts) = entry, parts.first == .string("pressed"), parts.count == 6,
      case .array(var live) = parts[5], case .number(let number)? = live.first,
      let old = Int(number.text)
    else { return entry }
    guard let new = place(old) else { return nil }
    live[0] = .integer(new)
    parts[5] = .array(live)
    return .array(parts)
  }
}
