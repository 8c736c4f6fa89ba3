import FlowDiagnostics
import FlowModel

/// Of the interactions that are never reached those at which it begins: nothing leads to them, or
/// only what comes after them.
struct UnreachedHeads {
  struct Head {
    var place: Int
    /// What is reached from it and from no head before it.
    var followers: [Int]
  }

  /// In the order of the file.
  let all: [Head]

  init(_ flow: LintedFlow) {
    let graph = flow.graph
    var isSeen = flow.reached
    var finished: [Int] = []
    for place in 0..<graph.count where !isSeen[place] {
      UnreachedHeads.walk(graph, from: place, &isSeen) { finished.append($0) }
    }
    // In this order, what leads to an interaction comes before it unless it comes after it, too.
    isSeen = flow.reached
    var heads: [Head] = []
    for place in finished.reversed() where !isSeen[place] {
      var followers: [Int] = []
      UnreachedHeads.walk(graph, from: place, &isSeen) { followers.append($0) }
      heads.append(Head(place: place, followers: followers.filter { $0 != place }.sorted()))
    }
    all = heads.sorted { $0.place < $1.place }
  }

  /// Depth first; `finish` is told each place once all behind it have been seen.
  private static func walk(
    _ graph: FlowGraph, from start: Int, _ isSeen: inout [Bool], _ finish: (Int) -> Void
  ) {
    isSeen[start] = true
    var open = [(place: start, ways: graph.leaving(start))]
    while let current = open.last {
      guard let edge = current.ways.first else {
        finish(current.place)
        open.removeLast()
        continue
      }
      open[open.count - 1].ways = current.ways.dropFirst()
      guard !isSeen[edge.to] else { continue }
      isSeen[edge.to] = true
      open.append((edge.to, graph.leaving(edge.to)))
    }
  }
}

extension LintedFlow {
  struct Reader {
    var variable: String
    var interaction: Int
    var span: Span
  }

  /// Variables that only unreached interactions set, each with where a reached one first reads it.
  func readersOfUnreached() -> [VariableUses.ID: Reader] {
    guard !variables.hasUnseenWriter else { return [:] }
    var isSet: [VariableUses.ID: Bool] = [:]
    for writing in variables.writings {
      isSet[writing.variable, default: false] =
        isSet[writing.variable, default: false] || reached[writing.interaction]
    }
    var readers: [VariableUses.ID: Reader] = [:]
    for reading in variables.readings {
      guard let place = reading.interaction, reached[place], isSet[reading.variable] == false,
        !variables.isSetAtFirst(reading.variable), readers[reading.variable] == nil
      else { continue }
      readers[reading.variable] = Reader(
        variable: variables.names[reading.variable], interaction: place, span: reading.span)
    }
    return readers
  }
}
