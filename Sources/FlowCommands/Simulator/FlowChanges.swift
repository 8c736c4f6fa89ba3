import FlowModel

/// What differs between two readings of a flow, by the names of its interactions.
struct FlowChanges {
  private var added: [String] = []
  private var removed: [String] = []
  private var changed: [String] = []

  init(from old: CompiledFlow, to new: CompiledFlow) {
    for (index, interaction) in new.interactions.enumerated() {
      guard let before = old.index(of: interaction.name) else {
        added.append(interaction.name)
        continue
      }
      // A sheet has every field, and nothing of where it stands in the file.
      if InteractionSheet(before, of: old).lines != InteractionSheet(index, of: new).lines {
        changed.append(interaction.name)
      }
    }
    removed = old.interactions.map(\.name).filter { new.index(of: $0) == nil }
  }

  var lines: [String] {
    let lines = [("added", added), ("removed", removed), ("changed", changed)]
      .filter { !$0.1.isEmpty }.map { word, names in "\(word): \(FlowChanges.list(names))" }
    return lines.isEmpty ? ["nothing in its interactions has changed"] : lines
  }

  private static let mostShown = 6

  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(mostShown).map { "'\($0)'" }.joined(separator: ", ")
    return names.count > mostShown ? "\(shown) and \(names.count - mostShown) more" : shown
  }
}
