import FlowDiagnostics
import FlowModel

extension RuleFindings {
  /// Tells why a row is always or never met.
  mutating func report(_ verdict: String, _ judgement: RowJudgement, _ row: ConditionRow) {
    let variable = row.variable?.text ?? ""
    let span =
      row.operator.value.takesValue ? row.valueSpan ?? row.operator.span : row.operator.span
    switch judgement.reason {
    case .empty(let gift):
      report(
        "\(verdict): '\(variable)' is always empty here", at: span,
        related: gift.map { [.init($0.span, "it is set here, where no way comes from")] } ?? [],
        help: "set the variable before the condition, or remove the row")
    case .set(let gift):
      report(
        "\(verdict): '\(variable)' is never empty here", at: span,
        related: gift.map { [.init($0.span, "it is set here, on every way")] } ?? [],
        help: "test what can differ, or remove the condition")
    case .channel(let channels):
      let label = row.constantText ?? ""
      let isLabel = Channel(rawValue: label) != nil
      let labels = Channel.allCases.map(\.rawValue)
      let nearest =
        isLabel ? nil : Channel.otherLabels[label] ?? Suggestion.nearest(to: label, among: labels)
      report(
        isLabel || nearest == nil
          ? "\(verdict) on \(channels.count == 1 ? channels.listed : "any channel of the bot")"
          : "\(verdict): no channel is called '\(label)'", at: span,
        notes: isLabel ? ["the bot is offered on no other channel"] : [],
        help: nearest.map { "write '\($0)'" }, fix: row.fix(nearest))
    case .noNumber:
      report(
        "\(verdict): '\(row.constantText ?? "")' is no number", at: span,
        notes: ["'\(row.operator.value.rawValue)' compares numbers only"],
        help: "compare with a number")
    case .answer(let question, let nearest):
      report(
        "\(verdict): '\(variable)' never holds '\(row.constantText ?? "")'", at: span,
        related: [.init(question, "what it holds is set here")],
        notes: ["an answer's label is kept, and letters are compared with their case"],
        help: nearest.map { "did you mean '\($0)'?" }, fix: row.fix(nearest))
    }
  }
}

extension ConditionRow {
  /// The place of what the variable is compared with.
  var valueSpan: Span? {
    switch value {
    case .constant(_, let span)?: span
    case .template(let template)?: template.span
    case nil: nil
    }
  }

  /// Compares with `word` instead; what differs by more than its looks has to be reviewed.
  fileprivate func fix(_ word: String?) -> Fix? {
    guard let word, let valueSpan, let text = constantText else { return nil }
    return Fix(
      "write '\(word)'", [.init(valueSpan, JSONText.quoted(word))],
      text.lowercased() == word.lowercased() ? .safe : .needsReview)
  }
}
