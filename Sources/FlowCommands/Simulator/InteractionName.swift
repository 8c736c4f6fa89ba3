import FlowModel
import FlowRuntime

/// What somebody typed for the name of an interaction.
struct InteractionName {
  private let typed: String
  private let names: [String]
  /// Those that begin with it, whatever the case.
  private let begun: [String]

  init(_ typed: String, in flow: CompiledFlow) {
    self.typed = typed
    names = flow.interactions.map(\.name)
    let folded = typed.lowercased()
    begun = folded.isEmpty ? [] : names.filter { $0.lowercased().hasPrefix(folded) }
  }

  /// The one that is meant: to the letter, whatever the case, or by a beginning that only it has.
  var index: InteractionIndex? {
    if let index = names.firstIndex(of: typed) { return index }
    let same = names.indices.filter { names[$0].lowercased() == typed.lowercased() }
    if same.count == 1 { return same[0] }
    return begun.count == 1 ? names.firstIndex(of: begun[0]) : nil
  }

  /// Why it is none, as a clause with advice.
  var refusal: String {
    if typed.isEmpty { return "which interaction? /list shows them" }
    let none = "no interaction is called '\(typed)'"
    if !begun.isEmpty {
      let shown = begun.prefix(InteractionName.mostShown).map { "'\($0)'" }
      let rest = begun.count > shown.count ? " …" : ""
      return "\(none); did you mean \(shown.joined(separator: " or "))\(rest)?"
    }
    let near = Suggestion.nearest(to: typed, among: names)
    return none + (near.map { "; did you mean '\($0)'?" } ?? "")
  }

  private static let mostShown = 4
}

extension Simulator {
  /// The interaction that `name` means.
  func interaction(_ name: String) throws(SimulationError) -> InteractionIndex {
    let name = InteractionName(name, in: simulation.flow)
    guard let index = name.index else { throw SimulationError(name.refusal) }
    return index
  }

  func name(of index: InteractionIndex) -> String { simulation.flow.interactions[index].name }
}
