import FlowDiagnostics
import FlowSyntax

/// The settings of all action types at once, until the action type says which of them count.
package struct SettingsDraft: Sendable {
  var rows: [ConditionRow] = []
  var rest = RESTSettings()
  var script = Located("", at: Span(0, 0))
  var bot = GoToBotSettings()
  var fileName: Template?

  package static let shape = ObjectShape<SettingsDraft>(
    "the settings tab",
    [
      Field("conditions", .list(of: ConditionRow.shape.shape)) { $0.rows = $1 }
        .only("Condition").required(),
      Field("endpoint", .template) { $0.rest.endpoint = $1 }
        .only("REST", "Send Attachment").required(),
      Field("method", .choice) { $0.rest.method = $1 }.only("REST").required(),
      Field("authorization", .template) { $0.rest.authorization = $1 }
        .only("REST", "Send Attachment"),
      Field("contentType", Shape.text.located) { $0.rest.contentType = $1 }
        .only("REST", "Send Attachment"),
      Field("headers", .map(of: .name(of: "a header"), to: .template)) { $0.rest.headers = $1 }
        .only("REST", "Send Attachment"),
      Field("body", .body) { $0.rest.body = $1 }.only("REST"),
      Field("variableName", Shape.variableName.located) { $0.rest.variableName = $1 }
        .only("REST"),
      Field("timeToLive", .wholeNumber(0...1_000_000)) { $0.rest.timeToLive = $1 }.only("REST"),
      Field("setDataFromResponse", Shape.responsePath.located) { $0.rest.setDataFromResponse = $1 }
        .only("REST"),
      Field("setErrorIfResponse", ErrorDraft.shape.shape) { draft, error in
        if let data = error.data { draft.rest.setErrorIfResponse = (data, error.presence) }
      }.only("REST"),
      Field("timeout", .wholeNumber(1...600)) { $0.rest.timeout = $1 }.only("REST"),
      Field("script", .script) { $0.script = $1 }.only("Set Variable").required(),
      Field("bot", Shape.name(of: "a bot").located) { $0.bot.bot = $1 }
        .only("Go To Bot").required(),
      Field("interaction", .interactionName) { $0.bot.interaction = $1 }.only("Go To Bot"),
      Field("fileName", .template) { $0.fileName = $1 }.only("Send Attachment"),
    ]
  ) { _ in SettingsDraft() }

  func settings(of type: ActionType) -> Settings {
    switch type {
    case .condition: .condition(rows)
    case .rest: .rest(rest)
    case .setVariable: .setVariable(script)
    case .goToBot: .goToBot(bot)
    case .sendAttachment:
      .sendAttachment(
        SendAttachmentSettings(
          fileName: fileName, endpoint: rest.endpoint, authorization: rest.authorization,
          contentType: rest.contentType, headers: rest.headers))
    }
  }
}

extension Settings {
  static let shape = Shape<Settings>(.object("the settings tab")) { decoder, node in
    let type = decoder.actionType
    decoder.bodyIsForm = false
    if type == .rest, let contentType = decoder.document.member(node, .contentType),
      decoder.document.kind(contentType) == .string
    {
      var rest = RESTSettings()
      rest.contentType = Located(decoder.document.string(contentType), at: Span(0, 0))
      decoder.bodyIsForm = rest.isForm
    }
    let draft = SettingsDraft.shape.read(&decoder, node, variant: type?.rawValue)
    guard let type, var draft else { return nil }
    if type == .rest, let body = decoder.document.member(node, .body) {
      draft.rest.isBodyText = decoder.document.kind(body) == .string
    }
    return draft.settings(of: type)
  }
}

/// *Set error if response* as it is read.
package struct ErrorDraft: Sendable {
  var data: Located<ResponsePath>?
  var presence = Presence.present

  package static let shape = ObjectShape<ErrorDraft>(
    "the error setting",
    [
      Field("data", Shape.responsePath.located) { $0.data = $1 }.required(),
      Field("is", .choice) { $0.presence = $1 }.required(),
    ]
  ) { _ in ErrorDraft() }
}

extension Shape where Value == Template {
  static let body = Shape(.either([.template, .anything])) { decoder, node in
    decoder.body(node, isForm: decoder.bodyIsForm)
  }
}

extension Shape where Value == ResponsePath {
  static let responsePath = Shape(.text) { decoder, node in
    guard let text = Shape<String>.text.read(&decoder, node) else { return nil }
    guard let path = ResponsePath(text) else {
      decoder.report(
        .invalidPath, "'\(text)' is not a path into a response", at: decoder.document.span(node),
        help: "write names and indices, such as data.items[0].id")
      return nil
    }
    return path
  }
}

extension Shape where Value == Located<String> {
  /// JavaScript: one string, or an array of its lines.
  static let script = Shape(.either([.text, .list(of: .text)])) { decoder, node in
    if decoder.document.kind(node) == .string {
      return Shape<String>.text.located.read(&decoder, node)
    }
    guard let lines = Shape<[String]>.list(of: .text).read(&decoder, node) else { return nil }
    return Located(lines.joined(separator: "\n"), at: decoder.headSpan(node))
  }
}

extension ConditionRow {
  private static let common: [Field<ConditionRow>] = [
    Field("variable", .variable) { $0.variable = $1 }.required(),
    Field("operator", Shape<Operator>.choice.located) { $0.operator = $1 }.required(),
    Field("value", .conditionValue) { $0.value = $1 },
  ]

  package static let shape = ObjectShape<ConditionRow>(
    "a condition",
    common + [Field("next", .interactionName) { $0.next = $1 }.required()]
  ) { ConditionRow(span: $0) }

  /// A row of a check: it leads nowhere.
  package static let checkShape = ObjectShape<ConditionRow>("a check's condition", common) {
    ConditionRow(span: $0)
  }
}

extension Shape where Value == ConditionRow.ConditionValue {
  static let conditionValue = Shape(.either([.template, .number(-1e308...1e308), .flag])) {
    decoder, node in
    switch decoder.document.kind(node) {
    case .string: return decoder.template(node, .single).map { .template($0) }
    case .number, .bool, .null:
      return .constant(decoder.document.value(node), decoder.document.span(node))
    case .array, .object, .missing:
      decoder.reportWrongType(node, wanted: "a text, a number, true or false")
      return nil
    }
  }
}
