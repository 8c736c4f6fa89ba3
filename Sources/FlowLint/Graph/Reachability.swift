import FlowModel

extension FlowGraph {
  /// The nodes that can be reached from `starts`, themselves included.
  ///
  /// - Parameter follows: which ways are followed.
  package func reachable(
    from starts: some Sequence<Int>, following follows: (Edge) -> Bool = { _ in true }
  ) -> [Bool] {
    var reached = [Bool](repeating: false, count: count + 1)
    var waiting: [Int] = []
    for start in starts where !reached[start] {
      reached[start] = true
      waiting.append(start)
    }
    while let node = waiting.popLast() {
      for edge in leaving(node) where !reached[edge.to] && follows(edge) {
        reached[edge.to] = true
        waiting.append(edge.to)
      }
    }
    return reached
  }
}

extension LintedFlow {
  /// Where conversations begin: with the start word on each channel, with any other word, and
  /// where other bots lead to.
  package var beginnings: [Int] {
    channels.compactMap(graph.opening) + [graph.listening] + graph.entered
  }
}
