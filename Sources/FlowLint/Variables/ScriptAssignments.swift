import FlowModel
import FlowSyntax

/// What a variable holds after a script has set it.
package enum AssignedValue: Hashable, Sendable {
  case empty, set
  /// What another variable held at that moment.
  case copied(from: String)
  /// The outcome of an expression.
  case computed
}

/// A script that is nothing but a row of `context.NAME = …;`, such as one that forgets a login: what
/// it sets is known without running it.
struct ScriptAssignments {
  /// In the order of the script.
  let values: [(name: String, value: AssignedValue)]

  /// `nil` for a script that does anything else.
  init?(_ script: String) {
    var values: [(name: String, value: AssignedValue)] = []
    for statement in script.split(whereSeparator: { $0 == ";" || $0.isNewline }) {
      let text = TriggerTable.trimmed(String(statement))
      if text.isEmpty || text.hasPrefix("//") { continue }
      guard let assignment = ScriptAssignments.assignment(text) else { return nil }
      values.append(assignment)
    }
    self.values = values
  }

  private static func assignment(_ text: String) -> (name: String, value: AssignedValue)? {
    guard text.hasPrefix("context."), let sign = text.firstIndex(of: "=") else { return nil }
    let name = TriggerTable.trimmed(String(text[..<sign].dropFirst("context.".count)))
    let source = TriggerTable.trimmed(String(text[text.index(after: sign)...]))
    guard isName(name), let value = value(of: source) else { return nil }
    return (name, value)
  }

  /// What a script that does nothing but set variables writes into one of them, as a condition
  /// compares it; `nil` where that is not written down.
  static func literals(of name: String, in script: String) -> [String]? {
    var literals: [String] = []
    for statement in script.split(whereSeparator: { $0 == ";" || $0.isNewline }) {
      let text = TriggerTable.trimmed(String(statement))
      guard let assignment = assignment(text), assignment.name == name,
        assignment.value != .empty
      else { continue }
      guard assignment.value == .set, let sign = text.firstIndex(of: "=") else { return nil }
      let source = TriggerTable.trimmed(String(text[text.index(after: sign)...]))
      let isPlain = source == "true" || source == "false" || JSONNumber(source) != nil
      guard isPlain || isText(source) else { return nil }
      literals.append(isPlain ? source : String(source.dropFirst().dropLast()))
    }
    return literals
  }

  private static func isName(_ text: String) -> Bool {
    !text.isEmpty && text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "$" }
  }

  private static func value(of source: String) -> AssignedValue? {
    switch source {
    case "null", "undefined", "\"\"", "''", "[]", "{}": return .empty
    case "true", "false": return .set
    default: break
    }
    if Double(source) != nil || isText(source) { return .set }
    if source.hasPrefix("context."), isName(String(source.dropFirst("context.".count))) {
      return .copied(from: String(source.dropFirst("context.".count)))
    }
    // Blocks, functions, further assignments and expressions that go on in the next line may do
    // anything.
    let isExpression =
      !source.contains { "={}`".contains($0) } && !source.contains("++")
      && !source.contains("--")
      && source.last.map { "\"'])".contains($0) || $0.isLetter || $0.isNumber } ?? false
    return isExpression ? .computed : nil
  }

  /// A string literal that is not empty.
  private static func isText(_ source: String) -> Bool {
    guard source.count > 2, let quote = source.first, quote == "\"" || quote == "'",
      source.last == quote
    else { return false }
    return !source.dropFirst().dropLast().contains { $0 == quote || $0 == "\\" }
  }
}

/// The variables that a script names.
struct ScriptNames {
  let names: [String]

  /// - Parameter isKnown: whether a variable counts wherever it is named; others only as members of
  ///   `context`.
  init(_ reach: ScriptReach, isKnown: (String) -> Bool) {
    var seen: Set<String> = []
    var names: [String] = []
    var isMember = false
    for word in reach.words {
      let name = String(word)
      if isMember || isKnown(name), seen.insert(name).inserted { names.append(name) }
      isMember = word == "context"
    }
    self.names = names
  }

  /// Whether a script may set variables that it does not name.
  static func mayWriteUnnamed(_ script: String) -> Bool {
    ScriptReach(script).mayWriteUnnamed || handsOnContext(script)
  }

  /// Whether a script takes `context` as a whole, under another name or to replace it, rather than
  /// by its members.
  private static func handsOnContext(_ script: String) -> Bool {
    var rest = script[...]
    while let found = rest.firstRange(of: "context") {
      let before = script[..<found.lowerBound].last
      rest = rest[found.upperBound...]
      let isWhole = !(before.map(isWordPart) ?? false) && !(rest.first.map(isWordPart) ?? false)
      guard isWhole else { continue }
      let behind = rest.drop(while: \.isWhitespace)
      let name = behind.dropFirst().drop(while: \.isWhitespace)
      guard behind.first == ".", name.first.map(isWordPart) ?? false else { return true }
    }
    return false
  }

  private static func isWordPart(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_" || character == "$"
  }
}
