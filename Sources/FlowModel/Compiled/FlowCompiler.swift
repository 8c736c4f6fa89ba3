import FlowDiagnostics
import FlowSyntax

/// Turns names into numbers, once.
struct FlowCompiler {
  var slots = SlotTable()
  let indices: [String: InteractionIndex]
  /// Slots that requests, answers and account linking write.
  private(set) var assignedSlots: Set<Int>
  private let hasUnseenWriter: Bool

  init(_ flow: Flow) {
    indices = Dictionary(
      zip(flow.interactions.map(\.name.value), flow.interactions.indices),
      uniquingKeysWith: { first, _ in first })
    hasUnseenWriter = flow.interactions.contains { interaction in
      switch interaction.settings {
      case .setVariable?, .goToBot?: true
      case .condition?, .rest?, .sendAttachment?, nil: false
      }
    }
    // All built-in variables change with the session, but where its logins come back to.
    assignedSlots = Set(0..<slots.count).subtracting([SlotTable.slot(of: .redirectUri)])
    // A script or another bot may write any variable; only what they are seen not to is constant.
    if hasUnseenWriter {
      let constants = flow.globals.map(\.name.value) + [BuiltInVariable.redirectUri.rawValue]
      for name in constants where flow.mayAssign(name) {
        assignedSlots.insert(slots.slot(of: name))
      }
    }
  }

  mutating func interaction(_ source: Interaction) -> CompiledInteraction {
    if let answers = source.answers {
      let name = answers.variableName?.value ?? VariableName.ofQuestion(named: source.name.value)
      assignedSlots.insert(slots.slot(of: name))
    }
    return CompiledInteraction(
      name: source.name.value, type: source.type, behaviour: behaviour(source),
      next: next(source.details.next),
      isGuarded: source.advanced.requiresAccountLinking
        || source.advanced.goHereIfNotLoggedIn != nil,
      goHereIfNotLoggedIn: index(source.advanced.goHereIfNotLoggedIn),
      onErrorGoTo: index(source.advanced.onErrorGoTo),
      actionToRunFirst: index(source.details.action),
      transactionTag: source.details.transactionTag,
      transactionEnd: source.details.transactionEnd,
      buttons: source.buttons.items.map { button($0) }, span: source.name.span)
  }

  mutating func defaults(_ source: Defaults) -> CompiledDefaults {
    CompiledDefaults(
      replyText: source.replyText.map { CompiledTemplate($0, in: .text, &slots) },
      replyNext: index(source.replyNext.target), replyMode: source.replyMode,
      afterLogin: index(source.afterLogin), afterLoginFailed: index(source.afterLoginFailed),
      afterLogout: index(source.afterLogout), source: source)
  }

  private mutating func behaviour(_ source: Interaction) -> CompiledInteraction.Behaviour {
    switch source.type {
    case .message:
      return .message(
        source.details.sendToUser.map { CompiledTemplate($0, in: .text, &slots) },
        delay: source.details.delayBeforeNext)
    case .question: return .question
    case .card: return .card
    case .action: break
    }
    switch source.settings {
    case .condition(let rows)?: return .condition(rows.compactMap { row($0) })
    case .rest(let settings)?: return request(settings).map { .rest($0) } ?? .condition([])
    case .setVariable(let script)?: return .setVariable(script: script.value)
    case .goToBot(let settings)?: return .goToBot(settings)
    case .sendAttachment?: return .sendAttachment
    case nil: preconditionFailure("an action that was read without an error has settings")
    }
  }

  private mutating func row(_ source: ConditionRow) -> CompiledRow? {
    guard let reference = source.variable?.references.first, let next = index(source.next) else {
      return nil
    }
    let operand: CompiledRow.Operand =
      switch source.value {
      case .constant(let value, _)?: .constant(value)
      case .template(let template)?: .template(CompiledTemplate(template, in: .text, &slots))
      case nil: .none
      }
    return CompiledRow(
      variable: CompiledPath(
        slot: slots.slot(of: reference.path.root), path: reference.path),
      operator: source.operator.value, operand: operand, next: next)
  }

  private mutating func request(_ source: RESTSettings) -> CompiledRequest? {
    guard let endpoint = source.endpoint else { return nil }
    let variable = source.variableName.map { ($0.value, slots.slot(of: $0.value)) }
    if let variable { assignedSlots.insert(variable.1) }
    return CompiledRequest(
      endpoint: CompiledTemplate(endpoint, in: .url, &slots), method: source.method,
      authorization: source.authorization.map { CompiledTemplate($0, in: .header, &slots) },
      contentType: source.usedContentType,
      headers: source.headers.map {
        ($0.name.value, CompiledTemplate($0.value, in: .header, &slots))
      },
      body: source.body.map { CompiledTemplate($0, in: source.bodySurroundings, &slots) },
      variable: variable, timeToLive: source.timeToLive,
      data: source.setDataFromResponse?.value,
      error: source.setErrorIfResponse.map { ($0.data.value, $0.is) }, timeout: source.timeout)
  }

  private mutating func button(_ source: Button) -> CompiledButton {
    let action: CompiledButton.Action =
      switch source.type {
      case .postback: .postback(payload: source.payload ?? source.display)
      case .url: .url(source.url ?? "")
      case .accountLink:
        .accountLink(
          loginPageURL: source.loginPageURL.map { CompiledTemplate($0, in: .url, &slots) }
            ?? CompiledTemplate(Template(pieces: [], span: source.span), in: .url, &slots))
      case .accountUnlink: .accountUnlink
      case .phone: .phone(source.number ?? "")
      case .liveAgent: .liveAgent
      }
    return CompiledButton(display: source.display, action: action)
  }

  private func next(_ next: Next) -> CompiledNext {
    switch next {
    case .absent: .absent
    case .endsHere: .endsHere
    case .to(let name): index(name).map { .to($0) } ?? .absent
    }
  }

  private func index(_ name: Located<String>?) -> InteractionIndex? {
    name.flatMap { indices[$0.value] }
  }
}

extension RESTSettings {
  fileprivate var bodySurroundings: CompiledTemplate.Surroundings {
    if isForm, isBodyText { return .form }
    return isJSON ? .json : .text
  }
}

extension Flow {
  /// With these a script can write a variable whose name does not stand in it.
  private static let hiddenWays = ["[", "\\", "eval", "Function", "assign", "define"]

  /// Whether a script, or a bot that this one goes to, may write the variable `name`.
  fileprivate func mayAssign(_ name: String) -> Bool {
    interactions.contains { interaction in
      switch interaction.settings {
      case .setVariable(let script)?:
        ([name] + Flow.hiddenWays).contains { script.value.contains($0) }
      case .goToBot?: true
      case .condition?, .rest?, .sendAttachment?, nil: false
      }
    }
  }
}
