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
  }

  let from: InteractionIndex
  let kind: Kind
}

/// All ways of a flow, by where they lead.
struct WaysThrough {
  private(set) var leading: [InteractionIndex: [Way]] = [:]
  private let compiled: CompiledFlow

  init(_ flow: Flow, _ compiled: CompiledFlow) {
    self.compiled = compiled
    for (index, interaction) in flow.interactions.enumerated() {
      let details = interaction.details
      if case .condition(let rows)? = interaction.settings {
        for (place, row) in rows.enumerated() { add(index, .row(place), row.next?.value) }
      }
      add(index, .next, details.next.target?.value)
      for answer in interaction.answers?.items ?? [] {
        add(index, .answer(answer.display), answer.next.target?.value)
      }
      add(index, .notLoggedIn, interaction.advanced.goHereIfNotLoggedIn?.value)
      add(index, .onError, interaction.advanced.onErrorGoTo?.value)
      add(index, .action, details.action?.value)
      add(index, .action, interaction.items.fromAction?.action?.value)
      let buttons = interaction.buttons.items + interaction.items.cards.flatMap(\.buttons)
      for button in buttons { add(index, button, flow.defaults) }
    }
  }

  private mutating func add(_ from: InteractionIndex, _ kind: Way.Kind, _ name: String?) {
    guard let to = name.flatMap(compiled.index) else { return }
    leading[to, default: []].append(Way(from: from, kind: kind))
  }

  private mutating func add(_ from: InteractionIndex, _ button: Button, _ defaults: Defaults) {
    switch button.type {
    case .postback:
      let payload = button.payload ?? button.display
      let receiver = compiled.triggers.interaction(for: payload) { _, _ in false }
      add(from, .button(button.display), receiver.map { compiled.interactions[$0.index].name })
    case .accountLink:
      add(from, .login(button.display, succeeds: true), defaults.afterLogin?.value)
      add(from, .login(button.display, succeeds: false), defaults.afterLoginFailed?.value)
    case .accountUnlink: add(from, .logout(button.display), defaults.afterLogout?.value)
    case .url, .phone, .liveAgent: break
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
