import FlowModel

/// Every valuation with which an interaction can be reached, and a shortest way to each.
package struct ValueSearch: Sendable {
  /// An interaction, or `listening`, entered with a valuation.
  package struct State: Hashable, Sendable {
    package var node: Int
    package var bits: ValueFlow.Valuation
    /// Run for another interaction: only its own fields count, and it leads nowhere.
    package var isRunFirst = false
  }

  private struct Arrival {
    var from: State?
    var edge: FlowGraph.Edge?
  }

  package let values: ValueFlow
  /// More than that is a matter for an exhaustive search, not for lint.
  private static let mostStates = 1_000_000
  /// Whether all was looked at; what an incomplete search did not find may be there all the same.
  package private(set) var isComplete = true
  /// In the order in which they are reached: the nearest first.
  package private(set) var states: [State] = []
  private var arrivals: [State: Arrival] = [:]
  private var statesByNode: [[State]]

  /// - Parameter follows: which ways are followed.
  package init(
    _ values: ValueFlow, from beginnings: [State],
    following follows: (FlowGraph.Edge) -> Bool = { _ in true }
  ) {
    self.values = values
    let graph = values.flow.graph
    statesByNode = Array(repeating: [], count: graph.count + 1)
    for state in beginnings { reach(state, Arrival()) }
    var next = 0
    while next < states.count {
      let state = states[next]
      next += 1
      guard states.count <= ValueSearch.mostStates else {
        isComplete = false
        break
      }
      guard !state.isRunFirst else { continue }
      for edge in graph.leaving(state.node) where follows(edge) {
        for bits in values.after(edge, state.bits) {
          let after = State(node: edge.to, bits: bits, isRunFirst: edge.kind == .runsFirst)
          reach(after, Arrival(from: state, edge: edge))
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
    guard arrivals[state] == nil else { return }
    arrivals[state] = arrival
    states.append(state)
    statesByNode[state.node].append(state)
  }

  /// How a node is entered, the nearest first.
  package func entering(_ node: Int) -> [State] { statesByNode[node] }

  /// A shortest way to a state, hop by hop from where it begins.
  package func path(to state: State) -> [FlowGraph.Edge] {
    var edges: [FlowGraph.Edge] = []
    var arrival = arrivals[state]
    while let edge = arrival?.edge, let from = arrival?.from {
      edges.append(edge)
      arrival = arrivals[from]
    }
    return edges.reversed()
  }
}
