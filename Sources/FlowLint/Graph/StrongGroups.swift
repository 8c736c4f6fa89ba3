/// Which nodes can reach each other, by Tarjan's algorithm, on a stack of its own: a flow may be a
/// chain of a hundred thousand interactions.
struct StrongGroups {
  /// For each node the number of its group.
  private(set) var groups: [Int]
  private var order: [Int]
  private var low: [Int]
  private var isOnStack: [Bool]
  private var stack: [Int] = []
  private var nextOrder = 0
  private var nextGroup = 0

  /// - Parameter follows: which ways are followed.
  init(_ graph: FlowGraph, following follows: (FlowGraph.Edge) -> Bool) {
    let count = graph.count + 1
    groups = Array(repeating: -1, count: count)
    order = Array(repeating: -1, count: count)
    low = Array(repeating: 0, count: count)
    isOnStack = Array(repeating: false, count: count)
    for node in 0..<count where order[node] < 0 { visit(node, graph, follows) }
  }

  private mutating func open(_ node: Int) {
    order[node] = nextOrder
    low[node] = nextOrder
    nextOrder += 1
    stack.append(node)
    isOnStack[node] = true
  }

  private mutating func visit(
    _ root: Int, _ graph: FlowGraph, _ follows: (FlowGraph.Edge) -> Bool
  ) {
    var frames: [(node: Int, edges: ArraySlice<FlowGraph.Edge>)] = []
    open(root)
    frames.append((root, graph.leaving(root)))
    while let frame = frames.last {
      let node = frame.node
      guard let edge = frames[frames.count - 1].edges.popFirst() else {
        frames.removeLast()
        if let parent = frames.last?.node { low[parent] = min(low[parent], low[node]) }
        if low[node] == order[node] { close(node) }
        continue
      }
      guard follows(edge) else { continue }
      if order[edge.to] < 0 {
        open(edge.to)
        frames.append((edge.to, graph.leaving(edge.to)))
      } else if isOnStack[edge.to] {
        low[node] = min(low[node], order[edge.to])
      }
    }
  }

  private mutating func close(_ node: Int) {
    while let member = stack.popLast() {
      isOnStack[member] = false
      groups[member] = nextGroup
      if member == node { break }
    }
    nextGroup += 1
  }
}
