/// The field that a template stands in.
package enum TemplatePlace: Hashable, Sendable {
  case sendToUser
  case imageURL
  /// Of an Account Link button, counted over all buttons of the interaction from 0.
  case loginPageURL(button: Int)
  case validationErrorMessage
  /// The variable of a condition's row, from 0.
  case conditionVariable(row: Int)
  /// What a condition's variable is compared with.
  case conditionValue(row: Int)
  case endpoint
  case authorization
  /// Counted from 0.
  case header(Int)
  case body
  case fileName

  /// Whether what stands there goes out in a request.
  package var isSent: Bool {
    switch self {
    case .endpoint, .authorization, .header, .body: true
    case .sendToUser, .imageURL, .loginPageURL, .validationErrorMessage, .conditionVariable,
      .conditionValue, .fileName:
      false
    }
  }

  /// Whether the customer reads it.
  package var isShown: Bool { self == .sendToUser || self == .validationErrorMessage }
}

extension Interaction {
  /// All templates, each with its field, in a fixed order.
  package func forEachTemplate(_ body: (Template, TemplatePlace) -> Void) {
    func visit(_ template: Template?, _ place: TemplatePlace) {
      if let template { body(template, place) }
    }
    visit(details.sendToUser, .sendToUser)
    if let buttons = rareButtons.value { visit(buttons.imageURL, .imageURL) }
    var number = 0
    func visit(_ buttons: [Button]) {
      for button in buttons {
        visit(button.loginPageURL, .loginPageURL(button: number))
        number += 1
      }
    }
    if let buttons = rareButtons.value { visit(buttons.items) }
    if let answers {
      visit(answers.validationErrorMessage, .validationErrorMessage)
      for answer in answers.items { visit(answer.imageURL, .imageURL) }
    }
    for card in rareItems.value?.cards ?? [] {
      visit(card.imageURL, .imageURL)
      visit(card.buttons)
    }
    settings?.forEachTemplate(body)
  }
}

extension Settings {
  fileprivate func forEachTemplate(_ body: (Template, TemplatePlace) -> Void) {
    func visit(_ template: Template?, _ place: TemplatePlace) {
      if let template { body(template, place) }
    }
    switch self {
    case .condition(let rows):
      for (row, condition) in rows.enumerated() {
        visit(condition.variable, .conditionVariable(row: row))
        if case .template(let value)? = condition.value { body(value, .conditionValue(row: row)) }
      }
    case .rest(let rest):
      visit(rest.endpoint, .endpoint)
      visit(rest.authorization, .authorization)
      for (place, header) in rest.headers.enumerated() { body(header.value, .header(place)) }
      visit(rest.body, .body)
    case .sendAttachment(let attachment):
      visit(attachment.fileName, .fileName)
      visit(attachment.endpoint, .endpoint)
      visit(attachment.authorization, .authorization)
      for (place, header) in attachment.headers.enumerated() {
        body(header.value, .header(place))
      }
    case .setVariable, .goToBot: break
    }
  }
}
