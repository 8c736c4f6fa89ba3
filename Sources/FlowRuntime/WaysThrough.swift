import FlowDiagnostics
import FlowEngine
import FlowModel

/// One way that leads to an interaction.
struct Way: Hashable {
  enum Kind: Hashable {
    /// A condition's row, from 0.
    case row(Int)
    case next
    case answer(String)
    case notLoggedIn
    case onError
    case action
    /// A button with that label says what is received there.
    case button(String)
    /// An Account Link with that label, once the login has succeeded or failed.
    case login(String, succeeds: Bool)
    case logout(String)
    /// A Live Agent button with that label, when no agent is online.
    case noAgents(String)
    /// *Go To Bot*.
    case otherBot
  }

  let from: InteractionIndex
  let kind: Kind
}

/// All ways of a flow and the bots it is linked to, by where they lead.
struct WaysThrough {
  private(set) var leading: [InteractionIndex: [Way]] = [:]
  private let flow: CompiledFlow

  init(_ flow: CompiledFlow) {
    self.flow = flow
    for (index, interaction) in flow.interactions.enumerated() {
      switch interaction.behaviour {
      case .condition(let rows):
        for (place, row) in rows.enumerated() { add(index, .row(place), row.next) }
      case .question(let question): add(index, question)
      case .goToBot(let target): add(index, .otherBot, place(of: target))
      case .message, .card, .rest, .setVariable, .sendAttachment: break
      }
      if case .to(let next) = interaction.next { add(index, .next, next) }
      add(index, .notLoggedIn, interaction.goHereIfNotLoggedIn)
      add(index, .onError, interaction.onErrorGoTo)
      for action in interaction.actionsToRunFirst { add(index, .action, action) }
      for button in interaction.buttons { add(index, button) }
    }
  }

  private mutating func add(
    _ from: InteractionIndex, _ kind: Way.Kind, _ to: InteractionIndex?
  ) {
    guard let to else { return }
    leading[to, default: []].append(Way(from: from, kind: kind))
  }

  private mutating func add(_ from: InteractionIndex, _ question: CompiledQuestion) {
    guard case .custom(let choices) = question.format else { return }
    for answer in choices.answers {
      if case .to(let next) = answer.next { add(from, .answer(answer.display), next) }
    }
  }

  private func place(of target: CompiledInteraction.BotTarget) -> InteractionIndex? {
    switch target {
    case .interaction(let place): return place
    case .missing: return nil
    case .start(let bot):
      // The start word differs by channel; the usual one is good enough to point the way.
      let word = flow.bots[bot].defaults.source.startWord(on: .webClient)
      return flow.bots[bot].triggers.interaction(for: word) { _, _ in false }?.index
    }
  }

  private mutating func add(_ from: InteractionIndex, _ button: CompiledButton) {
    let bot = flow.bot(of: from)
    let label = button.display
    switch button.action {
    case .postback(let payload):
      add(from, .button(label), bot.triggers.interaction(for: payload) { _, _ in false }?.index)
    case .accountLink:
      add(from, .login(label, succeeds: true), bot.defaults.afterLogin)
      add(from, .login(label, succeeds: false), bot.defaults.afterLoginFailed)
    case .accountUnlink: add(from, .logout(label), bot.defaults.afterLogout)
    case .liveAgent: add(from, .noAgents(label), bot.defaults.noAgentsNext)
    case .url, .phone, .answer: break
    }
  }
}

/// What would happen from a session on: the engine itself is asked, and nothing is kept.
struct WhatIf {
  let engine: Engine
  let session: Session
  let values: ValueTable

  /// The first hop that `events` lead to, one after the other.
  private func hop(_ events: [Event]) -> Hop? {
    var (session, values) = (session, values)
    var last: Hop?
    for event in events {
      guard let (after, effects) = try? engine.advance(session, on: event, &values) else {
        return nil
      }
      session = after
      last = effects.lazy.compactMap { if case .hop(let hop) = $0 { hop } else { nil } }.first
    }
    return last
  }

  /// Where the session would go if `index` ran now.
  func running(_ index: InteractionIndex) -> Hop? { hop([.placed(index), .proceeded]) }

  /// Where the session would go if the customer said `text`.
  func saying(_ text: String) -> Hop? { session.phase == .waiting ? hop([.said(text)]) : nil }
}
