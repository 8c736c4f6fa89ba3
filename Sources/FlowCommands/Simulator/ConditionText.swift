import FlowModel
import FlowRuntime
import FlowSyntax

/// `if {x} OPERATOR [value]`, as it stands behind `/break`.
enum ConditionText {
  static let word = "if"

  static func isCondition(_ text: String) -> Bool {
    guard text.lowercased().hasPrefix(word) else { return false }
    return text.dropFirst(word.count).drop { $0 == " " }.first == "{"
  }

  /// Also where the brace is missing.
  static func isMeant(by text: String) -> Bool {
    isCondition(text) || text.split(separator: " ").first?.lowercased() == word
  }

  static func parse(_ text: String) throws(SimulationError) -> BreakCondition {
    let usage = "write /break if {NAME} OPERATOR [VALUE], such as /break if {count} Equals 3"
    let rest = text.dropFirst(word.count).drop { $0 == " " }
    guard isCondition(text), let end = rest.firstIndex(of: "}") else {
      throw SimulationError(usage)
    }
    let name = rest[rest.index(after: rest.startIndex)..<end]
    guard let variable = VariablePath(String(name).trimmingBlanks()) else {
      throw SimulationError("'{\(name)}' names no variable; \(usage)")
    }
    let words = String(rest[rest.index(after: end)...]).trimmingBlanks()
    guard !words.isEmpty else { throw SimulationError(usage) }
    let (operation, written) = try operation(words)
    guard operation.takesValue != written.isEmpty else {
      throw SimulationError(
        operation.takesValue
          ? "'\(operation.rawValue)' needs a value behind it"
          : "'\(operation.rawValue)' takes no value; '\(written)' stands behind it")
    }
    let value = Placeholder.value(of: written)
    return BreakCondition(variable, operation, written.isEmpty ? nil : value)
  }

  /// The operator that `text` begins with, the longest that fits, and what stands behind it.
  private static func operation(
    _ text: String
  ) throws(SimulationError) -> (Operator, value: String) {
    let words = text.split(separator: " ")
    for count in stride(from: min(words.count, longestLabel), through: 1, by: -1) {
      let label = words.prefix(count).joined(separator: " ").lowercased()
      guard let found = Operator.allCases.first(where: { $0.rawValue.lowercased() == label }) else {
        continue
      }
      // The value keeps its own blanks.
      let value = text[words[count - 1].endIndex...].drop { $0 == " " }
      return (found, String(value))
    }
    let labels = Operator.allCases.map(\.rawValue)
    for count in stride(from: min(words.count, longestLabel), through: 1, by: -1) {
      let tried = words.prefix(count).joined(separator: " ")
      if let near = Suggestion.nearest(to: tried, among: labels) {
        throw SimulationError("'\(tried)' is not an operator; did you mean '\(near)'?")
      }
    }
    throw SimulationError(
      "'\(words[0])' begins no operator; there are \(labels.joined(separator: ", "))")
  }

  /// Words of the longest operator.
  private static let longestLabel =
    Operator.allCases.map { $0.rawValue.split(separator: " ").count }.max() ?? 1
}
