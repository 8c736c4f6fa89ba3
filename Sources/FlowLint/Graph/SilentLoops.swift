import FlowModel

/// Cycles that the bot goes round by itself, without the customer.
struct SilentLoops {
  private let flow: LintedFlow
  private let graph: FlowGraph
  /// Questions: their Next is followed once the customer has answered.
  private let asks: [Bool]
  /// For each node the number of the group of nodes that lead to each other silently.
  private let groups: [Int]
  /// Interactions looked at in one file before no more loops are looked for.
  private var stepsLeft = 20_000_000

  init(_ flow: LintedFlow) {
    self.flow = flow
    graph = flow.graph
    let asks = flow.interactions.map(\.asks)
    self.asks = asks
    groups = StrongGroups(graph) { SilentLoops.isSilent($0, asks) }.groups
  }

  /// Shortest cycles, one for each group that has one, by the first interaction in the file.
  mutating func cycles() -> [[FlowGraph.Edge]] {
    var found: [[FlowGraph.Edge]] = []
    for members in loopingGroups() {
      if let cycle = cycle(among: members) { found.append(cycle) }
    }
    return found
  }

  private static func isSilent(_ edge: FlowGraph.Edge, _ asks: [Bool]) -> Bool {
    guard edge.kind.isSilent, edge.kind != .runsFirst, edge.from < asks.count else { return false }
    return !(edge.kind == .next && asks[edge.from])
  }

  private func isSilent(_ edge: FlowGraph.Edge) -> Bool { SilentLoops.isSilent(edge, asks) }

  /// Groups with a way back, in the order of their first interaction.
  private func loopingGroups() -> [[Int]] {
    var members: [Int: [Int]] = [:]
    var order: [Int] = []
    for edge in graph.edges
    where isSilent(edge) && groups[edge.from] == groups[edge.to] && flow.reached[edge.from] {
      let group = groups[edge.from]
      if members[group] == nil { order.append(group) }
      if members[group]?.last != edge.from { members[group, default: []].append(edge.from) }
    }
    return order.compactMap { members[$0] }
  }

  private mutating func cycle(among members: [Int]) -> [FlowGraph.Edge]? {
    let bounded = countedConditions(members)
    let nodes = Set(members).subtracting(bounded)
    guard let cycle = cycle(among: members, within: nodes, tested(by: members)) else { return nil }
    let own = tested(by: cycle.map(\.from), most: .max)
    if own.count <= ValueFlow.most, Set(own).isSubset(of: tested(by: members)) { return cycle }
    // A condition on what is not tracked may end it.
    guard own.count <= ValueFlow.most,
      let other = self.cycle(among: members, within: nodes, own),
      Set(tested(by: other.map(\.from), most: .max)).isSubset(of: own)
    else { return nil }
    return other
  }

  private mutating func cycle(
    among members: [Int], within nodes: Set<Int>, _ tracked: [VariableUses.ID]
  ) -> [FlowGraph.Edge]? {
    guard stepsLeft > 0 else { return nil }
    let values = ValueFlow(flow, tracking: tracked, on: nil, assuming: .filled)
    let all = ValueSearch(values)
    stepsLeft -= graph.count + all.states.count
    guard all.isComplete else { return nil }
    for member in members where nodes.contains(member) {
      for state in all.entering(member) where !state.isRunFirst {
        stepsLeft -= graph.count
        guard stepsLeft > 0 else { return nil }
        if let cycle = cycle(from: state, within: nodes, values) { return cycle }
      }
    }
    return nil
  }

  /// A shortest way from a state back to itself.
  private func cycle(
    from start: ValueSearch.State, within nodes: Set<Int>, _ values: ValueFlow
  ) -> [FlowGraph.Edge]? {
    func follows(_ edge: FlowGraph.Edge) -> Bool {
      isSilent(edge) && nodes.contains(edge.from) && nodes.contains(edge.to)
    }
    let search = ValueSearch(values, from: [start], following: follows)
    for state in search.states where !state.isRunFirst {
      for edge in graph.leaving(state.node) where edge.to == start.node && follows(edge) {
        if values.after(edge, state.bits).contains(start.bits) {
          return search.path(to: state) + [edge]
        }
      }
    }
    return nil
  }

  /// Variables that conditions of the group test for being empty, and those of a login.
  private func tested(
    by members: [Int], most: Int = ValueFlow.most
  ) -> [VariableUses.ID] {
    var tested = flow.loginVariables.all
    for member in members {
      for reading in flow.variables.readings(in: member) {
        guard case .template(.conditionVariable) = reading.place, tested.count < most,
          !tested.contains(reading.variable)
        else { continue }
        tested.append(reading.variable)
      }
    }
    return tested
  }

  /// Conditions on what a script of the group changes, such as a count of attempts: these end it.
  private func countedConditions(_ members: [Int]) -> Set<Int> {
    var counted: Set<VariableUses.ID> = []
    for member in members {
      for writing in flow.variables.writings(in: member) where writing.kind.isCounting {
        counted.insert(writing.variable)
      }
    }
    guard !counted.isEmpty else { return [] }
    return Set(
      members.filter { member in
        flow.variables.readings(in: member).contains { reading in
          guard case .template(.conditionVariable) = reading.place else { return false }
          return counted.contains(reading.variable)
        }
      })
  }
}

extension VariableUses.Writing.Kind {
  /// Whether each round may leave another value.
  fileprivate var isCounting: Bool { self == .script || self == .assigned(.computed) }
}
