import FlowDiagnostics
import FlowModel

/// The variables that something in the flow looks at.
struct ReadVariables {
  private let isRead: [Bool]
  /// Whether something reads what the customer said last, or all that was said.
  let whatWasSaid: Bool

  init(_ flow: LintedFlow) {
    let uses = flow.variables
    var isRead = [Bool](repeating: false, count: uses.names.count)
    for reading in uses.readings { isRead[reading.variable] = true }
    for variable in BuiltInVariable.allCases where variable != .lastSentText {
      if let number = uses.id(of: variable.rawValue) { isRead[number] = true }
    }
    let lastSentText = uses.id(of: BuiltInVariable.lastSentText.rawValue)
    var asksForHistory = false
    for script in flow.scripts {
      asksForHistory = asksForHistory || ScriptReach(script).mayAskForHistory
      for name in ReadVariables.names(in: script) {
        if let number = uses.id(of: String(name)) { isRead[number] = true }
      }
    }
    whatWasSaid = asksForHistory || lastSentText.map { isRead[$0] } ?? false
    if let lastSentText { isRead[lastSentText] = true }
    self.isRead = isRead
  }

  subscript(variable: VariableUses.ID) -> Bool { isRead[variable] }

  /// What a script names, but for what it does no more with than set it.
  private static func names(in script: String) -> [Substring] {
    guard ScriptAssignments(script) != nil else { return ScriptReach(script).words }
    return script.split(whereSeparator: { $0 == ";" || $0.isNewline }).flatMap { statement in
      ScriptReach(String(statement.drop { $0 != "=" })).words
    }
  }
}

extension LintedFlow {
  /// The texts of all scripts.
  var scripts: [String] {
    guard variables.hasScripts else { return [] }
    return interactions.compactMap { interaction in
      guard case .setVariable(let script)? = interaction.settings else { return nil }
      return script.value
    }
  }
}
