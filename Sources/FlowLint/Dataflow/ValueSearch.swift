import FlowModel

/// Every valuation with which an interaction can be reached, and a shortest way to each.
package struct ValueSearch: Sendable {
  /// An interaction, or `listening`, entered with a valuation.
  package struct State: Hashable, Sendable {
    package var node: Int
    package var bits: ValueFlow.Valuation
    /// Run for another interaction: only its own fields count, and it leads nowhere.
    package var isRunFirst = false

    fileprivate var key: UInt64 {
      UInt64(node) << 17 | UInt64(bits) << 1 | (isRunFirst ? 1 : 0)
    }
  }

  /// How a state was reached: from which other one, by which of the graph's edges, by their places;
  /// -1 where the search begins.
  private struct Arrival {
    var from: Int32 = -1
    var edge: Int32 = -1
    /// The next state of the same node.
    var following: Int32 = -1
  }

  package let values: ValueFlow
  /// More than that is a matter for an exhaustive search, not for lint.
  private static let mostStates = 1_000_000
  /// Whether all was looked at; what an incomplete search did not find may be there all the same.
  package private(set) var isComplete = true
  /// In the order in which they are reached: the nearest first.
  package private(set) var states: [State] = []
  /// Of each state.
  private var arrivals: [Arrival] = []
  private var places: [UInt64: Int32] = [:]
  /// Of each node the first state and the last.
  private var heads: [(first: Int32, last: Int32)]

  /// - Parameter follows: which ways are followed.
  package init(
    _ values: ValueFlow, from beginnings: [State],
    following follows: (FlowGraph.Edge) -> Bool = { _ in true }
  ) {
    self.values = values
    let graph = values.flow.graph
    heads = Array(repeating: (-1, -1), count: graph.count + 1)
    for state in beginnings { reach(state, Arrival()) }
    var next = 0
    while next < states.count {
      let state = states[next]
      let place = Int32(next)
      next += 1
      guard states.count <= ValueSearch.mostStates else {
        isComplete = false
        break
      }
      guard !state.isRunFirst else { continue }
      for number in graph.leaving(state.node).indices where follows(graph.edges[number]) {
        let edge = graph.edges[number]
        for bits in values.after(edge, state.bits) {
          let after = State(node: edge.to, bits: bits, isRunFirst: edge.kind == .runsFirst)
          reach(after, Arrival(from: place, edge: Int32(number)))
        }
      }
    }
  }

  /// From where conversations with this bot begin on the channel of `values`; what other bots that
  /// lead to it have set is not known, so their ways are left out.
  package init(_ values: ValueFlow) {
    let graph = values.flow.graph
    let channels = values.channel.map { [$0] } ?? values.flow.channels
    var beginnings = channels.compactMap(graph.opening).map {
      State(node: $0, bits: values.initial)
    }
    beginnings.append(State(node: graph.listening, bits: values.initial))
    self.init(values, from: beginnings)
  }

  private mutating func reach(_ state: State, _ arrival: Arrival) {
    let place = Int32(states.count)
    guard places[state.key] == nil else { return }
    places[state.key] = place
    states.append(state)
    arrivals.append(arrival)
    let last = heads[state.node].last
    if last < 0 { heads[state.node].first = place } else { arrivals[Int(last)].following = place }
    heads[state.node].last = place
  }

  /// How a node is entered, the nearest first.
  package func entering(_ node: Int) -> [State] {
    var entering: [State] = []
    var place = Int(heads[node].first)
    while place >= 0 {
      entering.append(states[place])
      place = Int(arrivals[place].following)
    }
    return entering
  }

  /// A shortest way to a state, hop by hop from where it begins.
  package func path(to state: State) -> [FlowGraph.Edge] {
    var edges: [FlowGraph.Edge] = []
    var place = places[state.key].map { Int($0) } ?? -1
    while place >= 0, arrivals[place].edge >= 0 {
      edges.append(values.flow.graph.edges[Int(arrivals[place].edge)])
      place = Int(arrivals[place].from)
    }
    return edges.reversed()
  }
}
