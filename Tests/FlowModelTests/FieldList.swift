import FlowModel

/// The fields that the decoder's shapes have, by the names that the tests give their objects.
enum FieldList {
  static let decoded: [String: [String]] = lists.mapValues { $0.map(\.name) }

  static func required(_ place: String) -> [(String, Bool)] {
    (lists[place] ?? []).map { ($0.name, $0.isRequired) }
  }

  private typealias List = [(name: String, isRequired: Bool)]

  private static let lists: [String: List] = {
    var lists = fixed
    for type in InteractionType.allCases.map(\.rawValue) {
      lists["an interaction of type \(type)"] = list(Interaction.objectShape, type)
      lists["the details tab of a \(type)"] = list(Interaction.Details.shape, type)
      lists["the advanced tab of a \(type)"] = list(Interaction.Advanced.shape, type)
    }
    for type in ActionType.allCases.map(\.rawValue) {
      lists["the settings of \(type)"] = list(SettingsDraft.shape, type)
    }
    for type in ButtonType.allCases.map(\.rawValue) {
      lists["a button of type \(type)"] = list(Button.shape, type)
    }
    for format in AnswerFormat.allCases.map(\.rawValue) {
      lists["the answers tab as \(format)"] = list(AnswersTab.shape, format)
    }
    for type in ["Button", "Card"] {
      lists["the buttons tab as \(type)"] = list(ButtonsTab.shape, type)
    }
    return lists
  }()

  private static let fixed: [String: List] = [
    "a flow": list(Flow.shape), "the defaults": list(Defaults.shape),
    "the default reply": list(ReplyDraft.shape),
    "the default answer reply": list(ReplyDraft.answerShape),
    "the live agent setting": list(LiveAgentDraft.shape),
    "an answer": list(AnswersTab.Answer.shape), "the items tab": list(ItemsTab.shape),
    "a card": list(ItemsTab.CardItem.shape),
    "the cards' action": list(ItemsTab.FromAction.shape),
    "the error setting": list(ErrorDraft.shape), "a condition": list(ConditionRow.shape),
    "a check's condition": list(ConditionRow.checkShape), "a check": list(Check.objectShape),
    "the lint section": list(LintSection.shape), "an allowance": list(Allowance.shape),
  ]

  private static func list<Value>(_ shape: ObjectShape<Value>, _ variant: String? = nil) -> List {
    shape.fields.filter { field in
      variant.map { field.variants?.contains($0) ?? true } ?? true
    }.map { ($0.name, $0.isRequired) }
  }
}
