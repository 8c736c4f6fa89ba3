import FlowDiagnostics
import FlowSyntax

/// The version of the format that this program reads.
package let flowFormatVersion = 1

extension Flow {
  package static let shape = ObjectShape<Flow>(
    "a flow",
    [
      Field("$schema", .text) { _, _ in },
      Field("botflow", .formatVersion) { _, _ in }.required(),
      Field("name", .name(of: "the bot")) { $0.name = $1 }.required(),
      Field("description", .text) { $0.text = $1 },
      Field("language", .text) { $0.language = $1 },
      Field("channels", .list(of: Shape<Channel>.choice.located)) { $0.channels = $1 },
      Field("globals", .map(of: .variableName, to: .anything)) { flow, members in
        flow.globals = members.map { Global(name: $0.name, value: $0.value) }
      },
      Field("intentions", .intentions) { flow, members in
        flow.intentions = members.map { Intention(name: $0.name, utterances: $0.value) }
      },
      Field("defaults", Defaults.shape.shape) { $0.defaults = $1 },
      Field("interactions", .list(of: Interaction.shape)) { $0.interactions = $1 }.required(),
      Field("checks", .list(of: Check.shape)) { $0.checks = $1 },
      Field("lint", LintSection.shape.shape) { $0.allowances = $1.allow },
    ]
  ) { _ in Flow() }
}

extension Shape where Value == Int {
  static let formatVersion = Shape(.wholeNumber(flowFormatVersion...flowFormatVersion)) {
    decoder, node in
    guard let version = wholeNumber(0...Int(Int32.max)).read(&decoder, node) else { return nil }
    guard version == flowFormatVersion else {
      decoder.report(
        .unsupportedVersion, "format version \(version) is not known",
        at: decoder.document.span(node),
        help: "this program reads version \(flowFormatVersion)")
      return nil
    }
    return version
  }
}

extension Shape where Value == String {
  /// A name that may stand in braces.
  static let variableName = Shape(.nameOf("a variable")) { decoder, node in
    guard let name = name(of: "a variable").read(&decoder, node) else { return nil }
    guard VariableName.isValid(name) else {
      decoder.report(
        .notAVariable, "'\(name)' cannot be the name of a variable",
        at: decoder.document.span(node),
        notes: ["a name has letters, digits, '_' and '-', no blanks, dots or braces"])
      return nil
    }
    return name
  }
}

extension Shape where Value == [(name: Located<String>, value: [Located<String>])] {
  static let intentions = Shape.map(
    of: .name(of: "an intention"), to: .list(of: Shape<String>.text.located))
}

extension Shape where Value == Next {
  static let next = Shape(.either([.nameOf("an interaction"), .anything])) { decoder, node in
    if decoder.document.kind(node) == .null {
      return .endsHere(decoder.document.span(node))
    }
    guard let name = Shape<String>.name(of: "an interaction").located.read(&decoder, node) else {
      return nil
    }
    return .to(name)
  }
}

extension Shape where Value == Located<String> {
  static let interactionName = Shape<String>.name(of: "an interaction").located
}

extension Defaults {
  package static let shape = ObjectShape<Defaults>(
    "the defaults",
    [
      Field("defaultReply", ReplyDraft.shape.shape) { defaults, draft in
        defaults.replyText = draft.text
        defaults.replyNext = draft.next
        defaults.replyMode = draft.mode
      },
      Field("defaultAnswerReply", ReplyDraft.answerShape.shape) { $0.answerReplyText = $1.text },
      Field("agentThreshold", .wholeNumber(0...1000)) { $0.agentThreshold = $1 },
      Field("afterLogin", .interactionName) { $0.afterLogin = $1 },
      Field("afterLoginFailed", .interactionName) { $0.afterLoginFailed = $1 },
      Field("afterLogout", .interactionName) { $0.afterLogout = $1 },
      Field("globalCancel", .list(of: .text)) { $0.globalCancel = $1 },
      Field("sessionTimeout", .wholeNumber(1...1_000_000)) { $0.sessionTimeout = $1 },
      Field("liveAgent", LiveAgentDraft.shape.shape) { defaults, draft in
        defaults.agentConfirmation = draft.confirmation
        defaults.noAgentsNext = draft.noAgentsNext
        defaults.agentStartMessage = draft.startMessage
      },
      Field("startMessage", .name(of: "the start message")) { $0.startMessage = $1 },
    ]
  ) { _ in Defaults() }
}

/// *Default Reply* and *Default Question/Answer Reply* as they are read.
package struct ReplyDraft: Sendable {
  var text: Template?
  var next = Next.absent
  var mode = DefaultReplyMode.textAndNext

  package static let shape = ObjectShape<ReplyDraft>(
    "the default reply",
    [
      Field("text", .template) { $0.text = $1 },
      Field("next", .next) { $0.next = $1 },
      Field("mode", .choice) { $0.mode = $1 },
    ]
  ) { _ in ReplyDraft() }

  package static let answerShape = ObjectShape<ReplyDraft>(
    "the default answer reply", [Field("text", .template) { $0.text = $1 }]
  ) { _ in ReplyDraft() }
}

/// The live agent settings as they are read.
package struct LiveAgentDraft: Sendable {
  var confirmation: Template?
  var noAgentsNext: Located<String>?
  var startMessage: Template?

  package static let shape = ObjectShape<LiveAgentDraft>(
    "the live agent setting",
    [
      Field("confirmationMessage", .template) { $0.confirmation = $1 },
      Field("noAgentsNext", .interactionName) { $0.noAgentsNext = $1 },
      Field("startMessage", .template) { $0.startMessage = $1 },
    ]
  ) { _ in LiveAgentDraft() }
}

extension Check {
  package static let objectShape = ObjectShape<Check>(
    "a check",
    [
      Field("name", .name(of: "the check")) { $0.name = $1 }.required(),
      Field("when", .interactionName) { $0.when = $1 },
      Field("require", .list(of: ConditionRow.checkShape.shape)) { $0.require = $1 },
      Field("never", .interactionName) { $0.never = $1 },
      Field("unless", .list(of: ConditionRow.checkShape.shape)) { $0.unless = $1 },
    ]
  ) { Check(span: $0) }

  static let shape = Shape<Check>(.object("a check")) { decoder, node in
    guard let check = objectShape.read(&decoder, node) else { return nil }
    let span = decoder.headSpan(node)
    let requires = decoder.member(node, "require")
    let document = decoder.document
    func isEmptyList(_ list: JSONDocument.Node) -> Bool {
      document.kind(list) == .array && document.elementCount(list) == 0
    }
    func has(_ name: String) -> Bool { decoder.member(node, name) != nil }
    let missing: String? =
      if !has("when"), !has("never") {
        "a check needs 'when' or 'never'"
      } else if has("when"), requires.map(isEmptyList) ?? true {
        "a check with 'when' needs 'require'"
      } else if has("require"), !has("when") {
        "a check with 'require' needs 'when'"
      } else if has("unless"), !has("never") {
        "a check with 'unless' needs 'never'"
      } else {
        nil
      }
    if let missing { decoder.report(.missingField, missing, at: span) }
    return check
  }
}

/// The `lint` member of a flow.
package struct LintSection: Sendable {
  var allow: [Allowance] = []

  package static let shape = ObjectShape<LintSection>(
    "the lint section",
    [Field("allow", .list(of: Allowance.shape.shape)) { $0.allow = $1 }]
  ) { _ in LintSection() }
}

extension Allowance {
  package static let shape = ObjectShape<Allowance>(
    "an allowance",
    [
      Field("rule", Shape.name(of: "a rule").located) { $0.rule = $1 }.required(),
      Field("interaction", .interactionName) { $0.interaction = $1 },
      Field("reason", .reason) { $0.reason = $1 }.required(),
    ]
  ) { Allowance(span: $0) }
}

extension Shape where Value == String {
  /// Why a finding may stand: more than blanks.
  static let reason = Shape(.nameOf("the reason")) { decoder, node in
    guard let reason = text.read(&decoder, node) else { return nil }
    guard reason.contains(where: { !$0.isWhitespace }) else {
      decoder.report(
        .emptyName, "a suppression needs a reason", at: decoder.document.span(node))
      return nil
    }
    return reason
  }
}
