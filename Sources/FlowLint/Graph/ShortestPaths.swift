extension FlowGraph {
  /// A shortest way from one of `starts` to each node that can be reached.
  package struct ShortestPaths: Sendable {
    private var arrivals: [Edge?]

    package init(_ graph: FlowGraph, from starts: some Sequence<Int>) {
      arrivals = Array(repeating: nil, count: graph.count + 1)
      var isReached = [Bool](repeating: false, count: graph.count + 1)
      var queue: [Int] = []
      for start in starts where !isReached[start] {
        isReached[start] = true
        queue.append(start)
      }
      var next = 0
      while next < queue.count {
        for edge in graph.leaving(queue[next])
        where edge.kind != .runsFirst && !isReached[edge.to] {
          isReached[edge.to] = true
          arrivals[edge.to] = edge
          queue.append(edge.to)
        }
        next += 1
      }
    }

    package func path(to node: Int) -> [Edge] {
      var path: [Edge] = []
      var node = node
      while let edge = arrivals[node] {
        path.append(edge)
        node = edge.from
      }
      return path.reversed()
    }
  }
}
