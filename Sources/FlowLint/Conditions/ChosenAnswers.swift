import FlowDiagnostics
import FlowModel
import FlowSyntax

/// Variables whose values the flow itself has written down: labels of answers that a question
/// offers [C-custom], and texts and numbers in scripts.
struct ChosenAnswers {
  private struct Choice {
    var places: [Span] = []
    var values: [String] = []
  }

  /// Interactions looked at on the way back to the question.
  private static let mostSteps = 500

  private let flow: LintedFlow
  /// By variable, where nothing else gives it a value.
  private var choices: [VariableUses.ID: Choice] = [:]

  init(_ flow: LintedFlow) {
    self.flow = flow
    guard !flow.variables.hasUnseenWriter else { return }
    var isOther = [Bool](repeating: false, count: flow.variables.names.count)
    // What a script writes to a variable is looked for once, however often it does so.
    var seenIn = [Int](repeating: -1, count: flow.variables.names.count)
    for writing in flow.variables.writings where writing.kind != .assigned(.empty) {
      guard !isOther[writing.variable], seenIn[writing.variable] != writing.interaction else {
        continue
      }
      guard let values = values(of: writing) else {
        isOther[writing.variable] = true
        choices[writing.variable] = nil
        continue
      }
      seenIn[writing.variable] = writing.interaction
      choices[writing.variable, default: Choice()].places.append(writing.span)
      choices[writing.variable, default: Choice()].values += values
    }
  }

  /// Whether a row compares such a variable with something that it never holds.
  func judgement(
    on row: ConditionRow, _ variable: VariableUses.ID, at place: Int
  ) -> (isMet: Bool, RowJudgement.Reason)? {
    let isMet = row.operator.value == .notEquals
    guard isMet || row.operator.value == .equals, let text = row.constantText, !text.isEmpty,
      let choice = choices[variable] ?? nearChoice(variable, at: place),
      let first = choice.places.first,
      !choice.values.contains(where: { ChosenAnswers.isEqual($0, text) })
    else { return nil }
    let nearest = Suggestion.nearest(to: text, among: choice.values)
    return (isMet, .answer(question: first, nearest: nearest))
  }

  /// What a writing may leave; `nil` where that is not written down.
  private func values(of writing: VariableUses.Writing) -> [String]? {
    let interaction = flow.interactions[writing.interaction]
    switch writing.kind {
    case .answer: return interaction.offeredLabels
    case .assigned(.set):
      guard case .setVariable(let script)? = interaction.settings else { return nil }
      return ScriptAssignments.literals(
        of: flow.variables.names[writing.variable], in: script.value)
    case .assigned, .response, .script: return nil
    }
  }

  /// Where all ways to a condition come from questions that ask for the variable, and nothing on
  /// them can change it, other writers do not matter.
  private func nearChoice(_ variable: VariableUses.ID, at place: Int) -> Choice? {
    var choice = Choice()
    var seen: Set<Int> = [place]
    var waiting = [place]
    while let node = waiting.popLast() {
      guard isInside(node), seen.count < ChosenAnswers.mostSteps else { return nil }
      for edge in flow.graph.arriving(node) where flow.reached[edge.from] {
        guard edge.from < flow.graph.count else { return nil }
        let writings = flow.variables.writings(in: edge.from)
        if let writing = writings.first(where: { $0.variable == variable }), edge.kind.isAnswered {
          guard let values = values(of: writing) else { return nil }
          choice.places.append(writing.span)
          choice.values += values
        } else if keeps(variable, edge.from) {
          if seen.insert(edge.from).inserted { waiting.append(edge.from) }
        } else {
          return nil
        }
      }
    }
    choice.places.sort { $0.start < $1.start }
    return choice.places.isEmpty ? nil : choice
  }

  /// Whether conversations come to an interaction from others of the flow only.
  private func isInside(_ node: Int) -> Bool {
    node < flow.graph.count && !flow.graph.entered.contains(node)
      && !Channel.allCases.contains { flow.graph.opening(on: $0) == node }
  }

  /// Whether an interaction leaves the variable as it is, however it is left.
  private func keeps(_ variable: VariableUses.ID, _ place: Int) -> Bool {
    let interaction = flow.interactions[place]
    let ran = interaction.actionsRunFirst.compactMap { flow.graph.places[$0.value] } + [place]
    return !interaction.allButtons.contains { $0.type == .accountUnlink }
      && ran.allSatisfy { place in
        guard !flow.variables.writings(in: place).contains(where: { $0.variable == variable })
        else { return false }
        guard case .setVariable(let script)? = flow.interactions[place].settings else {
          return true
        }
        return !ScriptNames.mayWriteUnnamed(script.value)
      }
  }

  /// As *Equals* compares.
  private static func isEqual(_ left: String, _ right: String) -> Bool {
    if left == right { return true }
    guard let left = JSONNumber(left), let right = JSONNumber(right) else { return false }
    return left.value == right.value
  }
}

extension Interaction {
  /// What a custom answer's variable may hold, where the flow itself has all answers.
  fileprivate var offeredLabels: [String]? {
    guard let answers, answers.format == .custom, answers.variableHoldingTags == nil,
      !answers.items.isEmpty
    else { return nil }
    return answers.items.map(\.display)
  }
}
