import FlowDiagnostics
import FlowModel

/// The variables that something in the flow looks at.
struct ReadVariables {
  private let flow: LintedFlow
  private let isRead: [Bool]
  /// Whether a script may look at all that was said.
  let asksForHistory: Bool

  init(_ flow: LintedFlow) {
    let uses = flow.variables
    var isRead = [Bool](repeating: false, count: uses.names.count)
    for reading in uses.readings { isRead[reading.variable] = true }
    for variable in BuiltInVariable.allCases {
      if let number = uses.id(of: variable.rawValue) { isRead[number] = true }
    }
    var asksForHistory = false
    for script in flow.scripts {
      asksForHistory = asksForHistory || ScriptReach(script).mayAskForHistory
      for name in ReadVariables.names(in: script) {
        if let number = uses.id(of: String(name)) { isRead[number] = true }
      }
    }
    self.asksForHistory = asksForHistory
    self.flow = flow
    self.isRead = isRead
  }

  subscript(variable: VariableUses.ID) -> Bool { isRead[variable] }

  /// Whether what follows a question reads its answer as what the customer said last.
  func whatWasSaid(behind question: Int) -> Bool {
    let name = BuiltInVariable.lastSentText.rawValue
    return flow.graph.leaving(question).contains { edge in
      guard edge.to < flow.graph.count, edge.kind.isAnswered else { return false }
      if flow.variables.readings(in: edge.to).contains(where: { $0.path.root == name }) {
        return true
      }
      guard case .setVariable(let script)? = flow.interactions[edge.to].settings else {
        return false
      }
      return ScriptReach(script.value).mayWrite(name)
    }
  }

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

extension EdgeKind {
  /// Whether a question leads that way with its answer.
  var isAnswered: Bool {
    switch self {
    case .next, .answer: true
    default: false
    }
  }
}
