import FlowDiagnostics
import FlowModel

/// Collects the edges of a flow's graph.
struct FlowGraphBuilder {
  private let flow: Flow
  private let triggers: TriggerTable
  private(set) var edges: [FlowGraph.Edge] = []
  private(set) var places: [String: Int] = [:]
  private(set) var openings: [Channel: Int] = [:]
  private(set) var entered: [Int] = []

  private var listening: Int { flow.interactions.count }

  init(_ flow: Flow, _ entries: BotEntries) {
    self.flow = flow
    triggers = TriggerTable(flow, startingAt: 0)
    places.reserveCapacity(flow.interactions.count)
    edges.reserveCapacity(2 * flow.interactions.count)
    for (place, interaction) in flow.interactions.enumerated()
    where places[interaction.name.value] == nil {
      places[interaction.name.value] = place
    }
    for channel in Channel.allCases {
      openings[channel] = receiver(of: flow.defaults.startWord(on: channel))
    }
    entered = entries.interactions.compactMap { places[$0] }.sorted()
    if entries.isEnteredAtStart, let start = openings[.webClient], !entered.contains(start) {
      entered.append(start)
    }
  }

  /// What a word leads to from anywhere; regular expressions are left out.
  private func receiver(of word: String) -> Int? {
    triggers.interaction(for: word) { _, _ in false }?.index
  }

  mutating func build() {
    for place in flow.interactions.indices { addEdges(of: place) }
    for (place, interaction) in flow.interactions.enumerated() {
      let details = interaction.details
      if let trigger = details.whenWeReceive.first ?? details.intention {
        edges.append(.init(from: listening, to: place, kind: .said, span: trigger.span))
      }
    }
    let defaults = flow.defaults
    if defaults.replyMode != .textOnly { add(listening, .defaultReply, defaults.replyNext.target) }
    if let cancel = cancelTarget {
      edges.append(.init(from: listening, to: cancel, kind: .cancelled, span: noPlace))
    }
  }

  /// Where no text of the file makes the way.
  private var noPlace: Span { Span(0, 0) }

  /// Back to the start interaction [C-defaults].
  private var cancelTarget: Int? {
    flow.defaults.globalCancel.isEmpty ? nil : openings[.webClient]
  }

  private mutating func add(_ from: Int, _ kind: EdgeKind, _ target: Located<String>?) {
    guard let target, let place = places[target.value] else { return }
    edges.append(.init(from: from, to: place, kind: kind, span: target.span))
  }

  private mutating func addEdges(of place: Int) {
    let interaction = flow.interactions[place]
    if interaction.isGuarded, !interaction.offersLogin {
      add(place, .notLoggedIn, interaction.advanced.goHereIfNotLoggedIn)
    }
    for action in interaction.actionsRunFirst {
      add(place, .runsFirst, action)
      guard let index = places[action.value] else { continue }
      let advanced = flow.interactions[index].advanced
      add(place, .failed, advanced.onErrorGoTo)
      if flow.interactions[index].isGuarded {
        add(place, .notLoggedIn, advanced.goHereIfNotLoggedIn)
      }
    }
    if case .condition(let rows)? = interaction.settings {
      for (row, condition) in rows.enumerated() { add(place, .row(row), condition.next) }
      add(place, .noRow, interaction.details.next.target)
    } else if case .goToBot? = interaction.settings {
      // The conversation goes on in the other bot.
    } else {
      add(place, .next, interaction.details.next.target)
    }
    add(place, .failed, interaction.advanced.onErrorGoTo)
    for (number, answer) in (interaction.answers?.items ?? []).enumerated() {
      add(place, .answer(number), answer.next.target)
    }
    for (number, button) in interaction.allButtons.enumerated() { add(place, number, button) }
    addWaiting(place, interaction)
  }

  private mutating func add(_ place: Int, _ number: Int, _ button: Button) {
    let defaults = flow.defaults
    switch button.type {
    case .postback:
      guard let target = receiver(of: button.payload ?? button.display) else { return }
      edges.append(.init(from: place, to: target, kind: .button(number), span: button.span))
    case .accountLink:
      add(place, .loggedIn(button: number), defaults.afterLogin)
      add(place, .loginFailed(button: number), defaults.afterLoginFailed)
    case .accountUnlink: add(place, .loggedOut(button: number), defaults.afterLogout)
    case .liveAgent: add(place, .noAgents(button: number), defaults.noAgentsNext)
    case .url, .phone: break
    }
  }

  /// A question takes any answer, or only some; elsewhere the bot listens once nothing is left to do.
  private mutating func addWaiting(_ place: Int, _ interaction: Interaction) {
    let span = interaction.name.span
    let endsHere = interaction.details.next.target == nil
    if interaction.asks, interaction.answers?.format == .any, !endsHere {
      if let cancel = cancelTarget {
        edges.append(.init(from: place, to: cancel, kind: .cancelled, span: span))
      }
      return
    }
    let isInterrupted = interaction.details.delayBeforeNext > 0
    let waits: Bool
    switch interaction.settings {
    // Without a place for an error the chain stops, and the bot listens.
    case .rest?, .setVariable?, .sendAttachment?:
      waits = endsHere || interaction.advanced.onErrorGoTo == nil
    case .goToBot?: waits = false
    case .condition?, nil: waits = endsHere || interaction.asks || isInterrupted
    }
    // Without a place to log in the guard says the default reply, and the bot listens.
    let isStopped = interaction.isGuarded && interaction.advanced.goHereIfNotLoggedIn == nil
    if waits || isStopped {
      edges.append(.init(from: place, to: listening, kind: .waits, span: span))
    }
  }
}
