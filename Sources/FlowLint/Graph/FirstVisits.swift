import FlowModel

/// Which interactions every conversation passes before others.
struct FirstVisits {
  /// Ways looked at in one file before nothing more is said.
  private static let mostSteps = 1_000_000

  private let flow: LintedFlow
  private var stepsLeft = FirstVisits.mostSteps

  init(_ flow: LintedFlow) {
    self.flow = flow
  }

  /// Whether nothing that gives `variable` a value can be reached but by way of `interaction`, which
  /// does not do so itself.
  mutating func comes(
    _ interaction: Int, beforeAllThatSet variable: VariableUses.ID
  ) -> Bool {
    guard stepsLeft > 0 else { return false }
    let writings = flow.variables.writings(of: variable)
    stepsLeft -= writings.count
    let setters = writings.filter { $0.kind != .assigned(.empty) }.map(\.interaction)
    guard !setters.contains(interaction) else { return false }
    let beginnings = Channel.allCases.compactMap(flow.graph.opening) + flow.beginnings
    var steps = 0
    let reached = flow.graph.reachable(from: beginnings) { edge in
      steps += 1
      return edge.from != interaction
    }
    stepsLeft -= steps
    return setters.allSatisfy { !reached[$0] }
  }
}
