/// One kind of file: its objects, and what is said about their fields.
package struct FormatDescription: Sendable {
  package let title: String
  package let text: String
  /// The object that the whole file is.
  package let root: ObjectDescription
  /// All other objects, in the order in which a schema lists them.
  package let objects: [ObjectDescription]
  package let words: [ObjectWords]

  package init(
    title: String, text: String, root: ObjectDescription, objects: [ObjectDescription],
    words: [ObjectWords]
  ) {
    self.title = title
    self.text = text
    self.root = root
    self.objects = objects
    self.words = words
  }

  /// The object that messages call `what`.
  package func object(_ what: String) -> ObjectDescription? {
    root.what == what ? root : objects.first { $0.what == what }
  }

  /// What is said about a field; a variant's own words come before those of the object.
  func words(of field: String, in object: String, variant: String?) -> FieldWords? {
    let titles = [variant.map { "\(object): \($0)" }, object]
    return titles.lazy.compactMap { title in words.first { $0.title == title } }.first?
      .fields.first { $0.name == field }
  }

  /// `NAME.flow.json`.
  package static let flow: FormatDescription = {
    let types = ObjectDescription.Decision(
      path: ["type"], labels: InteractionType.allCases.map(\.rawValue))
    let actionTypes = ObjectDescription.Decision(
      path: ["details", "actionType"], labels: ActionType.allCases.map(\.rawValue))
    return FormatDescription(
      title: "A flow of botflow", text: "A chatbot as the Designer shows it.",
      root: Flow.shape.description,
      objects: [
        Interaction.objectShape.description,
        Interaction.Details.shape.description(decidedBy: types),
        ButtonsTab.shape.description, Button.shape.description,
        AnswersTab.shape.description, AnswersTab.Answer.shape.description,
        ItemsTab.shape.description, ItemsTab.CardItem.shape.description,
        ItemsTab.FromAction.shape.description,
        SettingsDraft.shape.description(decidedBy: actionTypes),
        ConditionRow.shape.description, ErrorDraft.shape.description,
        Interaction.Advanced.shape.description(decidedBy: types),
        Defaults.shape.description, ReplyDraft.shape.description,
        ReplyDraft.answerShape.description, LiveAgentDraft.shape.description,
        Check.objectShape.description, ConditionRow.checkShape.description,
        LintSection.shape.description, Allowance.shape.description,
      ],
      words: ObjectWords.bot + ObjectWords.tabs + ObjectWords.settings)
  }()

  /// `NAME.mock.json`.
  package static let mock = FormatDescription(
    title: "A mock file of botflow", text: "The world around a flow, as the simulator plays it.",
    root: MockFile.shape.description,
    objects: [
      MockFile.User.shape.description, MockFile.OAuth.shape.description,
      MockFile.Client.shape.description, MockFile.CannedResponse.shape.description,
    ],
    words: ObjectWords.mock)
}
