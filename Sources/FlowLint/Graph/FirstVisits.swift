import FlowDiagnostics
import FlowModel

/// Which interactions every conversation passes before others.
struct FirstVisits {
  /// Ways looked at in one file before nothing more is said.
  private static let mostSteps = 400_000

  private let flow: LintedFlow
  private var isBeginning: [Bool]
  /// By node: the search that came by last.
  private var marks: [UInt32]
  private var search: UInt32 = 0
  private var stepsLeft = FirstVisits.mostSteps

  init(_ flow: LintedFlow) {
    self.flow = flow
    isBeginning = Array(repeating: false, count: flow.graph.count + 1)
    // A channel that is not judged by is still one where conversations begin.
    for node in Channel.allCases.compactMap(flow.graph.opening) + flow.beginnings {
      isBeginning[node] = true
    }
    marks = Array(repeating: 0, count: flow.graph.count + 1)
  }

  /// Whether nothing that gives `variable` a value can be reached but by way of `interaction`, which
  /// does not do so itself, nor by an action that it runs first. Looked for backwards: what is set
  /// early is found to be so at once.
  mutating func comes(
    _ interaction: Int, beforeAllThatSet variable: VariableUses.ID
  ) -> Bool {
    guard stepsLeft > 0 else { return false }
    search += 1
    var waiting: [Int] = []
    let runFirst = flow.interactions[interaction].actionsRunFirst
      .compactMap { flow.graph.places[$0.value] }
    for writing in flow.variables.writings(of: variable) where writing.kind != .assigned(.empty) {
      guard writing.interaction != interaction, !runFirst.contains(writing.interaction) else {
        return false
      }
      if mark(writing.interaction) { waiting.append(writing.interaction) }
    }
    while let node = waiting.popLast() {
      if isBeginning[node] { return false }
      for edge in flow.graph.arriving(node) where edge.from != interaction {
        stepsLeft -= 1
        guard stepsLeft > 0 else { return false }
        if mark(edge.from) { waiting.append(edge.from) }
      }
    }
    return true
  }

  /// Whether the search has not been there.
  private mutating func mark(_ node: Int) -> Bool {
    guard marks[node] != search else { return false }
    marks[node] = search
    return true
  }
}
