import FlowEngine
import FlowModel
import FlowSyntax
import Testing

@Suite struct `Any flow and any events` {
  static let seeds = 0..<300
  static let apple: [BuiltInVariable: JSONValue] = [.appleIntentID: .string("pay")]

  static func row(_ session: Session) -> [UInt32] {
    Mirror(reflecting: session).children.compactMap { $0.value as? [UInt32] }.first ?? []
  }

  /// What an effect does outside, apart from what only explains.
  static func isExplanation(_ effect: Effect) -> Bool {
    switch effect {
    case .hop, .note, .requestEnded, .scriptEnded: true
    case .say, .request, .script, .delay, .openLogin, .open, .loginEnded, .unlinked, .attachment,
      .agent, .sessionEnded, .stopped:
      false
    }
  }

  @Test(arguments: seeds)
  func `keep a session sound and of one size`(_ seed: Int) throws {
    var chance = Chance(seed)
    var bot = try Conversation(
      chance.flow(), on: chance.pick(Channel.allCases), values: Self.apple, linked: Chance.linked)
    let size = Self.row(bot.session).count
    #expect(size > bot.engine.flow.slots.count)
    let interactions = bot.engine.flow.interactions
    for _ in 0..<80 {
      let before = bot.session
      let event = chance.event(for: before)
      do {
        try bot.take(event)
      } catch {
        #expect(bot.session == before)
        #expect(error is Rejection)
      }
      let session = bot.session
      #expect(Self.row(session).count == size)
      let goesOn = session.phase == .running || session.phase == .delaying
      #expect(goesOn == (session.target != nil))
      #expect(session.target.map { interactions.indices.contains($0) } ?? true)
      if session.phase == .requesting {
        switch try interactions[#require(session.position)].behaviour {
        case .rest, .sendAttachment: break
        default: Issue.record("only these two ask")
        }
      }
      if session.phase == .scripting {
        guard case .setVariable = try interactions[#require(session.position)].behaviour else {
          Issue.record("only this one has a script")
          return
        }
      }
      if let question = session.question {
        #expect(interactions[question].type == .question && session.phase != .running)
      }
      #expect(session.clock >= before.clock && session.channel == before.channel)
    }
  }

  @Test(arguments: 0..<100)
  func `never lead where nobody gets away`(_ seed: Int) throws {
    var chance = Chance(seed)
    var bot = try Conversation(
      chance.flow(), on: chance.pick(Channel.allCases), linked: Chance.linked)
    for _ in 0..<40 {
      let event = chance.event(for: bot.session)
      guard Self.outcome({ try bot.take(event) }) == nil else { continue }
      // A script or a request may be run for each of the hops, and for what was kept meanwhile.
      var left = 1000
      while left > 0, let next = chance.settling(bot.session) {
        try bot.take(next)
        left -= 1
      }
      #expect(bot.session.phase == .waiting)
      if bot.session.agent == .talking { try bot.take(.agent(.left)) }
      try bot.take(.said("cancel"))
      #expect(!bot.effects.isEmpty)
    }
  }

  @Test(arguments: seeds)
  func `lead to the same again, traced or not, with any values seen before`(_ seed: Int) throws {
    var chance = Chance(seed)
    let flow = chance.flow()
    let channel = chance.pick(Channel.allCases)
    var traced = try Conversation(flow, on: channel, linked: Chance.linked)
    var again = traced
    var quiet = try Conversation(flow, on: channel, linked: Chance.linked, isTracing: false)
    // Another run's memory: it must not show.
    var used = traced
    for text in ["e\u{301}", "\u{E9}", "pay", "x"] { _ = used.values.number(of: .string(text)) }
    for _ in 0..<80 {
      let event = chance.event(for: traced.session)
      let results = [
        Self.outcome { try traced.take(event) }, Self.outcome { try again.take(event) },
        Self.outcome { try quiet.take(event) }, Self.outcome { try used.take(event) },
      ]
      #expect(Set(results).count == 1, "\(event)")
      guard results[0] == nil else { continue }
      #expect(again.session == traced.session && again.effects == traced.effects)
      #expect(quiet.session == traced.session)
      #expect(quiet.effects == traced.effects.filter { !Self.isExplanation($0) })
      #expect(Self.exact(used.effects) == Self.exact(traced.effects))
      #expect(Self.variables(used) == Self.variables(traced))
    }
  }

  /// By bytes, since Swift takes two spellings of one letter for equal.
  private static func exact(_ effects: [Effect]) -> [[UInt8]] {
    effects.map { Array("\($0)".utf8) }
  }

  private static func variables(_ bot: Conversation) -> [[UInt8]?] {
    bot.engine.flow.slots.names.map { name in bot[name].map { Array($0.utf8) } }
  }

  private static func outcome(_ body: () throws -> Void) -> Rejection? {
    do {
      try body()
      return nil
    } catch {
      return error as? Rejection
    }
  }

  @Test func `give what the seeds are meant to give`() throws {
    var kinds: Set<String> = []
    for seed in Self.seeds {
      var chance = Chance(seed)
      var bot = try Conversation(
        chance.flow(), on: chance.pick(Channel.allCases), values: Self.apple, linked: Chance.linked)
      for _ in 0..<80 {
        let event = chance.event(for: bot.session)
        guard Self.outcome({ try bot.take(event) }) == nil else { continue }
        for effect in bot.effects { kinds.insert("\(effect)".prefix { $0 != "(" }.description) }
        for end in bot.loginEnds { kinds.insert("\(end)".prefix { $0 != "(" }.description) }
        for end in bot.requestEnds where end.isFromCache { kinds.insert("cached") }
        for note in bot.notes { kinds.insert("\(note)".prefix { $0 != "(" }.description) }
        for hop in bot.hops { kinds.insert("\(hop.reason)".prefix { $0 != "(" }.description) }
        for agent in bot.agents { kinds.insert("\(agent)".prefix { $0 != "(" }.description) }
        if bot.stops == [.hopLimit] { kinds.insert("hopLimit") }
      }
    }
    let expected = [
      "hop", "say", "request", "openLogin", "open", "requestEnded", "loginEnded", "unlinked",
      "note", "stopped", "linked", "script", "scriptEnded", "delay", "agent", "sessionEnded",
      "denied", "abandoned", "refused", "cached", "queued", "attachment", "actionFirst",
      "actionDone", "answer", "appleIntent", "noAgents", "goToBot", "onError", "listProblem",
      "notified", "requested", "joined", "noneOnline", "left", "heard", "delayInterrupted",
      "keptFromScript", "transactionStarted", "transactionEnded", "transactionIncomplete",
      "cardsNotShown", "notAnAnswer",
    ]
    #expect(kinds.isSuperset(of: expected), "\(Set(expected).subtracting(kinds))")
  }
}
