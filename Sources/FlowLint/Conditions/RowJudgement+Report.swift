import FlowDiagnostics
import FlowModel

extension RuleFindings {
  /// Tells why a row is always or never met.
  mutating func report(_ verdict: String, _ judgement: RowJudgement, _ row: ConditionRow) {
    let variable = row.variable?.text ?? ""
    let span = row.variable?.span ?? row.span
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
    case .channel(let nearest):
      report(
        "\(verdict): no channel is called '\(row.constantText ?? "")'", at: row.valueSpan ?? span,
        help: nearest.map { "write '\($0)'" }, fix: row.fix(nearest))
    case .answer(let question, let nearest):
      report(
        "\(verdict): '\(row.constantText ?? "")' is none of the answers",
        at: row.valueSpan ?? span, related: [.init(question, "this question offers them")],
        notes: ["the variable holds the answer's label, and letters are compared with their case"],
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
