import FlowModel
import FlowTestSupport
import Testing

/// One object of the formats as the reference has to show it: a section's title, and its rows in
/// the decoder's own order.
struct ReferenceTable: CustomTestStringConvertible, Sendable {
  let title: String
  let rows: [Row]
  /// Fields whose default can only be a value, since they cannot be empty.
  let withDefault: Set<String>
  /// The objects that values in it are, by their names.
  let objects: Set<String>

  var testDescription: String { title }

  struct Row: Hashable, Sendable {
    let key: String
    /// `nil` where the table is of one variant anyway.
    let variants: String?
    let value: String
    let isRequired: Bool
  }

  static let flow: [ReferenceTable] =
    [
      table(Flow.shape), table(Defaults.shape), table(ReplyDraft.shape),
      table(ReplyDraft.answerShape), table(LiveAgentDraft.shape), table(Interaction.objectShape),
      table(Interaction.Details.shape), table(Interaction.Advanced.shape),
      table(ButtonsTab.shape), table(Button.shape), table(AnswersTab.shape),
      table(AnswersTab.Answer.shape), table(ItemsTab.shape), table(ItemsTab.CardItem.shape),
      table(ItemsTab.FromAction.shape), table(ErrorDraft.shape), table(ConditionRow.shape),
      table(Check.objectShape), table(ConditionRow.checkShape), table(LintSection.shape),
      table(Allowance.shape),
    ] + ActionType.allCases.map { table(SettingsDraft.shape, variant: $0.rawValue) }

  static let mock: [ReferenceTable] = [
    table(MockFile.shape), table(MockFile.User.shape), table(MockFile.OAuth.shape),
    table(MockFile.Client.shape), table(MockFile.CannedResponse.shape),
  ]

  private static func table<Value>(
    _ shape: ObjectShape<Value>, variant: String? = nil
  ) -> ReferenceTable {
    let hasVariants = variant == nil && shape.fields.contains { $0.variants != nil }
    let fields = shape.fields.filter { field in
      variant.map { field.variants?.contains($0) ?? true } ?? true
    }
    let rows = fields.map { field in
      Row(
        key: field.name,
        variants: hasVariants ? field.variants?.joined(separator: ", ") ?? "all" : nil,
        value: words(field.kind), isRequired: field.isRequired)
    }
    let optional = fields.filter { !$0.isRequired && cannotBeEmpty($0.kind) }
    return ReferenceTable(
      title: variant.map { "\(shape.what): \($0)" } ?? shape.what, rows: rows,
      withDefault: Set(optional.map(\.name)),
      objects: Set(fields.flatMap(\.kind.objects)))
  }

  private static func cannotBeEmpty(_ kind: ValueKind) -> Bool {
    switch kind {
    case .wholeNumber, .number, .flag, .choice: true
    case .text, .template, .anything, .nameOf, .list, .map, .object, .either: false
    }
  }

  /// What the column *value* says of a kind.
  private static func words(_ kind: ValueKind) -> String {
    switch kind {
    case .text: "text"
    case .template: "[template](#templates)"
    case .wholeNumber(let range):
      range.count == 1
        ? "the number `\(range.lowerBound)`"
        : "whole number, \(range.lowerBound) to \(range.upperBound)"
    case .number(let range):
      range.lowerBound < -1e300
        ? "number" : "number, \(Int(range.lowerBound)) to \(Int(range.upperBound))"
    case .flag: "`true` or `false`"
    case .anything: "any JSON value"
    case .choice(Operator.allCases.map(\.rawValue)): "one of the [operators](#operators)"
    case .choice(let labels): labels.map { "`\($0)`" }.joined(separator: ", ")
    case .nameOf(let what): references.contains(what) ? "name of \(what)" : "text, not blank"
    case .list(of: let element): "list of \(words(element))"
    case .map(to: let element): "keys of your own, each \(words(element))"
    case .object(let what): "[\(what)](#\(DocumentPage.anchor(what)))"
    case .either([.nameOf("an interaction"), .anything]): "name of an interaction, or `null`"
    case .either(let kinds): kinds.map(words).joined(separator: " or ")
    }
  }

  private static let references = ["an interaction", "an intention", "an action", "a variable"]
}
