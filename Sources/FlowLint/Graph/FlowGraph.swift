package import FlowDiagnostics
package import FlowModel

/// All ways through one flow.
///
/// Its nodes are the interactions by their place in the file, and behind them `listening`: the bot
/// waits and takes trigger words. What the engine can do, an edge does; a test compares the two
/// on all shipped transcripts.
package struct FlowGraph: Sendable {
  package struct Edge: Hashable, Sendable {
    package var from: Int
    package var to: Int
    package var kind: EdgeKind
    /// The value that makes the way: a target's name, a button's word, a trigger.
    package var span: Span
  }

  package let edges: [Edge]
  /// Edges by where they start: those of node `n` are `order[starts[n]..<starts[n + 1]]`.
  private let starts: [Int32]
  private let incomingOrder: [Int32]
  private let incomingStarts: [Int32]

  package let count: Int
  /// The node where the bot waits for any words of the customer.
  package var listening: Int { count }
  /// By name; of a doubled name the first.
  package let places: [String: Int]
  /// The place of the first interaction that receives the start word, by channel.
  private let openings: [Channel: Int]
  /// Interactions that other bots lead to.
  package let entered: [Int]
  private let offersLogin: [Bool]

  package init(_ flow: Flow, _ entries: BotEntries) {
    var builder = FlowGraphBuilder(flow, entries)
    builder.build()
    count = flow.interactions.count
    places = builder.places
    openings = builder.openings
    entered = builder.entered
    offersLogin = flow.interactions.map(\.offersLogin)
    let byStart = FlowGraph.grouped(builder.edges, nodes: count + 1, by: { $0.from })
    edges = byStart.order.map { builder.edges[Int($0)] }
    starts = byStart.starts
    let byEnd = FlowGraph.grouped(edges, nodes: count + 1, by: { $0.to })
    incomingOrder = byEnd.order
    incomingStarts = byEnd.starts
  }

  /// The ways that lead from a node, in the order in which the engine considers them.
  package func leaving(_ node: Int) -> ArraySlice<Edge> {
    edges[Int(starts[node])..<Int(starts[node + 1])]
  }

  /// The ways that lead to a node.
  package func arriving(_ node: Int) -> some Sequence<Edge> {
    incomingOrder[Int(incomingStarts[node])..<Int(incomingStarts[node + 1])].lazy
      .map { [edges] in edges[Int($0)] }
  }

  /// What receives the word that opens a conversation; `nil` where nothing does.
  package func opening(on channel: Channel) -> Int? { openings[channel] }

  package func offersLogin(_ node: Int) -> Bool { node < count && offersLogin[node] }

  private static func grouped(
    _ edges: [Edge], nodes: Int, by end: (Edge) -> Int
  ) -> (order: [Int32], starts: [Int32]) {
    var starts = [Int32](repeating: 0, count: nodes + 1)
    for edge in edges { starts[end(edge) + 1] += 1 }
    for node in 0..<nodes { starts[node + 1] += starts[node] }
    var next = starts
    var order = [Int32](repeating: 0, count: edges.count)
    for place in edges.indices {
      let node = end(edges[place])
      order[Int(next[node])] = Int32(place)
      next[node] += 1
    }
    return (order, starts)
  }
}

/// Why the bot goes from one interaction to another.
package enum EdgeKind: Hashable, Sendable {
  /// *Next* on the Details tab, with nothing decided.
  case next
  /// A condition's row, from 0, is met and none before it.
  case row(Int)
  /// *Next* of a condition: no row is met.
  case noRow
  /// A custom answer, from 0.
  case answer(Int)
  /// The action that is run first; its own *Next* does not apply.
  case runsFirst
  /// *Go here if not logged in*; of an action that is run first too.
  case notLoggedIn
  /// *On error go to*; of an action that is run first too.
  case failed
  /// A Postback button, counted over all buttons of the interaction from 0.
  case button(Int)
  /// The login behind an Account Link button has succeeded, and what is then set.
  case loggedIn(button: Int)
  /// It was denied or given up.
  case loginFailed(button: Int)
  /// An Account Unlink button: all variables are forgotten.
  case loggedOut(button: Int)
  /// A Live Agent button, and no agent is there.
  case noAgents(button: Int)
  /// From an interaction to `listening`: the bot waits, and what the customer says is no answer.
  case waits
  /// From `listening`: a word of *When we receive*, or an intention.
  case said
  /// The customer says the word that cancels.
  case cancelled
  /// From `listening`: nothing took what was said.
  case defaultReply

  /// Whether the bot goes this way by itself, without a word or a press of the customer.
  package var isSilent: Bool {
    switch self {
    case .next, .row, .noRow, .runsFirst, .notLoggedIn, .failed: true
    case .answer, .button, .loggedIn, .loginFailed, .loggedOut, .noAgents, .waits, .said,
      .cancelled, .defaultReply:
      false
    }
  }
}

extension Interaction {
  /// All buttons in the flow itself, a Card's in the order of its cards.
  package var allButtons: [Button] {
    buttons.items.isEmpty ? items.cards.flatMap(\.buttons) : buttons.items
  }

  package var offersLogin: Bool {
    let buttons = buttons.items
    guard buttons.isEmpty else { return buttons.contains { $0.type == .accountLink } }
    return items.cards.contains { $0.buttons.contains { $0.type == .accountLink } }
  }

  /// *Requires account linking*, or a *Go here if not logged in*.
  package var isGuarded: Bool {
    advanced.requiresAccountLinking || advanced.goHereIfNotLoggedIn != nil
  }

  /// *Action* on the Details tab, then the one that makes a Card's list.
  package var actionsRunFirst: [Located<String>] {
    guard let made = items.fromAction?.action else { return details.action.map { [$0] } ?? [] }
    return details.action.map { [$0, made] } ?? [made]
  }

  /// *Next* of a Question is followed once it is answered.
  package var asks: Bool { type == .question }
}
