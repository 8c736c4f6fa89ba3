package import FlowDiagnostics
package import FlowSyntax

/// One box on the Designer's canvas, tab by tab.
///
/// It is large and does not change once it is read, so whoever looks at it shares it.
package final class Interaction: Sendable {
  package let span: Span
  package let name: Located<String>
  package let type: InteractionType
  package let details: Details
  package let settings: Settings?
  private let rareText: Rare<String>
  let rareButtons: Rare<ButtonsTab>
  private let rareAnswers: Rare<AnswersTab>
  let rareItems: Rare<ItemsTab>
  let rareAdvanced: Rare<Advanced>

  package init(_ draft: InteractionDraft) {
    span = draft.span
    name = draft.name
    type = draft.type
    details = draft.details
    settings = draft.settings
    rareText = draft.text
    rareButtons = draft.buttons
    rareAnswers = draft.answers
    rareItems = draft.items
    rareAdvanced = draft.advanced
  }

  package var text: String? { rareText.value }
  package var buttons: ButtonsTab { rareButtons.value ?? ButtonsTab() }
  package var answers: AnswersTab? { rareAnswers.value }
  package var items: ItemsTab { rareItems.value ?? ItemsTab() }
  package var advanced: Advanced { rareAdvanced.value ?? Advanced() }

  package struct Details: Sendable {
    package var whenWeReceive: [Located<String>] = []
    package var sendToUser: Template?
    package var next = Next.absent
    package var actionType: Located<ActionType>?
    package var transactionEnd = false
    private var more = Rare<More>()

    private struct More: Sendable {
      var intention: Located<String>?
      var action: Located<String>?
      var delayBeforeNext: Double = 0
      var transactionTag: String?
    }

    package init() {}

    package var intention: Located<String>? {
      get { more.value?.intention }
      set { change { $0.intention = newValue } }
    }

    /// Seconds.
    package var delayBeforeNext: Double {
      get { more.value?.delayBeforeNext ?? 0 }
      set { change { $0.delayBeforeNext = newValue } }
    }

    package var action: Located<String>? {
      get { more.value?.action }
      set { change { $0.action = newValue } }
    }

    package var transactionTag: String? {
      get { more.value?.transactionTag }
      set { change { $0.transactionTag = newValue } }
    }

    private mutating func change(_ change: (inout More) -> Void) {
      var changed = more.value ?? More()
      change(&changed)
      more.value = changed
    }
  }

  package struct Advanced: Sendable {
    package var requiresAccountLinking = false
    package var goHereIfNotLoggedIn: Located<String>?
    package var onErrorGoTo: Located<String>?
  }
}

/// An interaction while it is read.
package struct InteractionDraft {
  let span: Span
  var name = Located("", at: Span(0, 0))
  var type = InteractionType.message
  var details = Interaction.Details()
  var settings: Settings?
  var text = Rare<String>()
  var buttons = Rare<ButtonsTab>()
  var answers = Rare<AnswersTab>()
  var items = Rare<ItemsTab>()
  var advanced = Rare<Interaction.Advanced>()

  init(span: Span) {
    self.span = span
  }
}

package struct ButtonsTab: Sendable {
  package var displayType = MessageDisplayType.button
  package var subtitle: String?
  package var imageURL: Template?
  package var items: [Button] = []
}

package struct Button: Sendable {
  package var span: Span
  package var display = ""
  package var type = ButtonType.postback
  package var payload: String?
  package var url: String?
  package var loginPageURL: Template?
  package var backEndInstance: String?
  package var number: String?
}

package struct AnswersTab: Sendable {
  package var span: Span
  package var variableName: Located<String>?
  package var format = AnswerFormat.any
  package var answerType: AnswerType?
  package var validationExpression: Located<String>?
  package var validationErrorMessage: Template?
  package var displayType = AnswerDisplayType.button
  package var items: [Answer] = []
  package var variableHoldingTags: Located<String>?

  package struct Answer: Sendable {
    package var span: Span
    package var display = ""
    package var expected: [Located<String>] = []
    package var next = Next.absent
    package var imageURL: Template?
  }
}

package struct ItemsTab: Sendable {
  package var cards: [CardItem] = []
  package var fromAction: FromAction?

  package struct CardItem: Sendable {
    package var span: Span
    package var title = ""
    package var subtitle: String?
    package var imageURL: Template?
    package var buttons: [Button] = []
  }

  /// *Get Cards By Action*.
  package struct FromAction: Sendable {
    /// Absent where an earlier interaction has run it.
    package var action: Located<String>?
    package var variable = Located("", at: Span(0, 0))
    package var asListPicker = false
  }
}

/// The Settings tab of an action.
package enum Settings: Sendable {
  case condition([ConditionRow])
  indirect case rest(RESTSettings)
  indirect case setVariable(Located<String>)
  indirect case goToBot(GoToBotSettings)
  indirect case sendAttachment(SendAttachmentSettings)
}

package struct ConditionRow: Sendable {
  package var span: Span
  package var variable: Template?
  package var `operator` = Located(Operator.isNotEmpty, at: Span(0, 0))
  package var value: ConditionValue?
  package var next: Located<String>?

  package enum ConditionValue: Sendable {
    case constant(JSONValue, Span)
    case template(Template)
  }
}

package struct RESTSettings: Sendable {
  package var endpoint: Template?
  package var method = RESTMethod.get
  package var authorization: Template?
  package var contentType: Located<String>?
  package var headers: [(name: Located<String>, value: Template)] = []
  package var body: Template?
  /// Whether the body was written as a string rather than as a JSON value.
  package var isBodyText = false
  package var variableName: Located<String>?
  /// Minutes; 0 = no caching.
  package var timeToLive = 0
  /// Absent = the whole response.
  package var setDataFromResponse: Located<ResponsePath>?
  package var setErrorIfResponse: (data: Located<ResponsePath>, is: Presence)?
  /// Seconds.
  package var timeout = 30

  package var usedContentType: String { contentType?.value ?? "application/json" }

  /// Whether the body is `name=value` pairs rather than JSON.
  package var isForm: Bool {
    usedContentType.lowercased().hasPrefix("application/x-www-form-urlencoded")
  }

  /// Whether variables in the body stand in JSON: it was written as JSON, or is sent as such.
  package var isJSON: Bool { !isBodyText || usedContentType.lowercased().contains("json") }
}

package struct GoToBotSettings: Sendable {
  package var bot = Located("", at: Span(0, 0))
  package var interaction: Located<String>?
}

package struct SendAttachmentSettings: Sendable {
  package var fileName: Template?
  package var endpoint: Template?
  package var authorization: Template?
  package var contentType: Located<String>?
  package var headers: [(name: Located<String>, value: Template)] = []
}
