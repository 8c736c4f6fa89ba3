import FlowDiagnostics
import FlowModel
import FlowSyntax

/// Variables that can only hold the labels of answers that a question offers [C-custom].
struct ChosenAnswers {
  private struct Choice {
    var question: Span
    var labels: [String]
  }

  private var choices: [VariableUses.ID: Choice] = [:]

  init(_ flow: LintedFlow) {
    var isOther = [Bool](repeating: false, count: flow.variables.names.count)
    for writing in flow.variables.writings where writing.kind != .assigned(.empty) {
      guard !isOther[writing.variable] else { continue }
      let interaction = flow.interactions[writing.interaction]
      guard writing.kind == .answer, let labels = interaction.offeredLabels else {
        isOther[writing.variable] = true
        choices[writing.variable] = nil
        continue
      }
      choices[
        writing.variable, default: Choice(question: interaction.name.span, labels: [])
      ].labels += labels
    }
  }

  /// Whether a row compares such a variable with something that no answer is.
  func judgement(
    on row: ConditionRow, _ variable: VariableUses.ID
  ) -> (isMet: Bool, RowJudgement.Reason)? {
    guard let choice = choices[variable], let text = row.constantText, !text.isEmpty,
      !choice.labels.contains(where: { ChosenAnswers.isEqual($0, text) })
    else { return nil }
    let nearest = Suggestion.nearest(to: text, among: choice.labels)
    let reason = RowJudgement.Reason.answer(question: choice.question, nearest: nearest)
    switch row.operator.value {
    case .equals: return (false, reason)
    case .notEquals: return (true, reason)
    case .isEmpty, .isNotEmpty, .contains, .doesNotContain, .startsWith, .endsWith, .greaterThan,
      .greaterThanOrEqual, .lessThan, .lessThanOrEqual, .matches:
      return nil
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
