import FlowDiagnostics
import FlowSyntax

/// The tabs of an interaction, one function each.
extension FlowCompiler {
  mutating func message(_ source: Interaction) -> CompiledMessage {
    CompiledMessage(
      text: text(source.details.sendToUser), displayType: source.buttons.displayType,
      subtitle: source.buttons.subtitle, imageURL: image(source.buttons.imageURL),
      buttons: source.buttons.items.map { button($0) }, delay: source.details.delayBeforeNext)
  }

  mutating func question(_ source: Interaction) -> CompiledQuestion {
    guard let answers = source.answers else {
      preconditionFailure("a question that was read without an error has answers")
    }
    let name = answers.variableName?.value ?? VariableName.ofQuestion(named: source.name.value)
    let format: CompiledQuestion.Format =
      switch answers.format {
      case .any: .any
      case .predefined: .predefined(answers.answerType ?? .number)
      case .regularExpression:
        .regularExpression(
          answers.validationExpression?.value ?? "", message: text(answers.validationErrorMessage))
      case .custom:
        .custom(
          CompiledQuestion.Choices(
            displayType: answers.displayType, answers: answers.items.map { answer($0) },
            tags: path(answers.variableHoldingTags)))
      }
    return CompiledQuestion(
      text: text(source.details.sendToUser), variable: (name, assignedSlot(of: name)),
      format: format)
  }

  private mutating func answer(_ source: AnswersTab.Answer) -> CompiledQuestion.Answer {
    let typed = [source.display] + source.expected.map(\.value)
    return CompiledQuestion.Answer(
      display: source.display, expected: Set(typed.map { TriggerTable.folded($0) }),
      next: next(source.next), imageURL: image(source.imageURL))
  }

  mutating func card(_ source: Interaction) -> CompiledCard {
    CompiledCard(
      text: text(source.details.sendToUser),
      cards: source.items.cards.map { item in
        CompiledCard.Item(
          title: item.title, subtitle: item.subtitle, imageURL: image(item.imageURL),
          buttons: item.buttons.map { button($0) })
      },
      list: path(source.items.fromAction?.variable),
      asListPicker: source.items.fromAction?.asListPicker ?? false)
  }

  private mutating func image(_ template: Template?) -> CompiledTemplate? {
    template.map { CompiledTemplate($0, in: .url, &slots) }
  }

  mutating func attachment(_ source: SendAttachmentSettings) -> CompiledAttachment? {
    var settings = RESTSettings()
    settings.endpoint = source.endpoint
    settings.authorization = source.authorization
    settings.contentType = source.contentType
    settings.headers = source.headers
    guard let request = request(settings) else { return nil }
    return CompiledAttachment(
      fileName: text(source.fileName), mediaType: source.contentType?.value, request: request)
  }

  mutating func row(_ source: ConditionRow) -> CompiledRow? {
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

  mutating func request(_ source: RESTSettings) -> CompiledRequest? {
    guard let endpoint = source.endpoint else { return nil }
    let variable = source.variableName.map { ($0.value, assignedSlot(of: $0.value)) }
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

  mutating func button(_ source: Button) -> CompiledButton {
    let action: CompiledButton.Action =
      switch source.type {
      case .postback: .postback(payload: source.payload ?? source.display)
      case .url: .url(source.url ?? "")
      case .accountLink:
        .accountLink(
          loginPageURL: CompiledTemplate(
            source.loginPageURL ?? Template(pieces: [], span: source.span), in: .url, &slots),
          instance: source.backEndInstance)
      case .accountUnlink: .accountUnlink
      case .phone: .phone(source.number ?? "")
      case .liveAgent: .liveAgent
      }
    return CompiledButton(display: source.display, action: action)
  }
}

extension RESTSettings {
  fileprivate var bodySurroundings: CompiledTemplate.Surroundings {
    if isForm, isBodyText { return .form }
    return isJSON ? .json : .text
  }
}
