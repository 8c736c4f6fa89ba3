import FlowModel

/// What a variable holds after a script has set it.
package enum AssignedValue: Hashable, Sendable {
  case empty, set
}

/// A script that is nothing but a row of `context.NAME = LITERAL;`, such as one that forgets a
/// login: its effect is known without running it.
struct ScriptAssignments {
  /// In the order of the script; of a name that is set twice the last counts.
  let values: [(name: String, value: AssignedValue)]

  /// `nil` for a script that does anything else.
  init?(_ script: String) {
    var values: [(name: String, value: AssignedValue)] = []
    let statements = script.split { $0 == ";" || $0.isNewline }
    for statement in statements {
      let text = TriggerTable.trimmed(String(statement))
      if text.isEmpty || text.hasPrefix("//") { continue }
      guard let assignment = ScriptAssignments.assignment(text) else { return nil }
      values.removeAll { $0.name == assignment.name }
      values.append(assignment)
    }
    self.values = values
  }

  private static func assignment(_ text: String) -> (name: String, value: AssignedValue)? {
    guard text.hasPrefix("context."), let sign = text.firstIndex(of: "=") else { return nil }
    let name = TriggerTable.trimmed(String(text[..<sign].dropFirst("context.".count)))
    let literal = TriggerTable.trimmed(String(text[text.index(after: sign)...]))
    guard VariableName.isValid(name), !name.isEmpty, let value = value(of: literal) else {
      return nil
    }
    return (name, value)
  }

  private static func value(of literal: String) -> AssignedValue? {
    switch literal {
    case "null", "undefined", "\"\"", "''", "[]", "{}": return .empty
    case "true", "false": return .set
    default: break
    }
    if Double(literal) != nil { return .set }
    guard literal.count > 2, let quote = literal.first, quote == "\"" || quote == "'",
      literal.last == quote,
      !literal.dropFirst().dropLast().contains(where: { $0 == quote || $0 == "\\" })
    else { return nil }
    return .set
  }
}

/// The variables that a script names.
struct ScriptNames {
  let names: [String]

  /// - Parameter known: variables that the flow mentions elsewhere.
  init(_ reach: ScriptReach, known: some Sequence<String>) {
    let known = Set(known)
    var seen: Set<String> = []
    var names: [String] = []
    var isMember = false
    for word in reach.words {
      let name = String(word)
      if isMember || known.contains(name), seen.insert(name).inserted { names.append(name) }
      isMember = word == "context"
    }
    self.names = names
  }
}
