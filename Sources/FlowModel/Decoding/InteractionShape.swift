import FlowDiagnostics
import FlowSyntax

extension Interaction {
  package static let objectShape = ObjectShape<InteractionDraft>(
    "an interaction", by: "type",
    [
      Field("name", .interactionName) { $0.name = $1 }.required(),
      Field("type", .choice) { $0.type = $1 }.required(),
      Field("description", .text) { $0.text.value = $1 },
      Field("details", Details.variantShape) { $0.details = $1 }.required(),
      Field("buttons", ButtonsTab.shape.shape) { $0.buttons.value = $1 }.only("Message"),
      Field("answers", AnswersTab.shape.shape) { $0.answers.value = $1 }.only("Question")
        .required(),
      Field("items", ItemsTab.shape.shape) { $0.items.value = $1 }.only("Card").required(),
      Field("settings", Settings.shape) { $0.settings = $1 }.only("Action").required(),
      Field("advanced", Advanced.variantShape) { $0.advanced.value = $1 },
    ]
  ) { InteractionDraft(span: $0) }

  /// Looks ahead for what decides the fields of the tabs, whichever comes first in the file.
  package static let shape = Shape<Interaction>(.object("an interaction")) { decoder, node in
    decoder.interactionType = decoder.document.member(node, .type).flatMap {
      interactionTypes.value(decoder.document, $0)
    }
    decoder.actionType = decoder.document.member(node, .details)
      .flatMap { decoder.document.member($0, .actionType) }
      .flatMap { actionTypes.value(decoder.document, $0) }
    return objectShape.read(&decoder, node, variant: decoder.interactionType?.rawValue)
      .map(Interaction.init)
  }

  private static let interactionTypes = LabelTable<InteractionType>()
  private static let actionTypes = LabelTable<ActionType>()
}

extension FlowDecoder {
  func member(_ node: JSONDocument.Node, _ name: String) -> JSONDocument.Node? {
    document.member(node, Word(name))
  }
}

extension Interaction.Details {
  package static let shape = ObjectShape<Self>(
    "the details tab",
    [
      Field("intention", Shape.name(of: "an intention").located) { $0.intention = $1 }
        .also("intent"),
      Field("whenWeReceive", .list(of: Shape.text.located)) { $0.whenWeReceive = $1 }
        .also("whenTheUserSays"),
      Field("sendToUser", .template) { $0.sendToUser = $1 }
        .only("Message", "Question", "Card").also("respondToUser"),
      Field("next", .next) { $0.next = $1 },
      Field("delayBeforeNext", .seconds) { $0.delayBeforeNext = $1 }.only("Message"),
      Field("action", Shape.name(of: "an action").located) { $0.action = $1 },
      Field("actionType", Shape<ActionType>.choice.located) { $0.actionType = $1 }
        .only("Action").required(),
      Field("transactionTag", .name(of: "a transaction")) { $0.transactionTag = $1 },
      Field("transactionEnd", .flag) { $0.transactionEnd = $1 },
    ]
  ) { _ in Self() }

  static let variantShape = Shape<Self>(.object(shape.what)) { decoder, node in
    shape.read(&decoder, node, variant: decoder.interactionType?.rawValue)
  }
}

extension Shape where Value == Double {
  static let seconds = Shape(.number(0...86_400)) { decoder, node in
    guard decoder.document.kind(node) == .number else {
      decoder.reportWrongType(node, wanted: "a number of seconds")
      return nil
    }
    let number = decoder.document.number(node)
    guard (0...86_400).contains(number.value) else {
      decoder.report(
        .outOfRange, "\(number.text) is not between 0 and 86400", at: decoder.document.span(node))
      return nil
    }
    return number.value
  }
}

extension Interaction.Advanced {
  package static let shape = ObjectShape<Self>(
    "the advanced tab",
    [
      Field("requiresAccountLinking", .flag) { $0.requiresAccountLinking = $1 },
      Field("goHereIfNotLoggedIn", .interactionName) { $0.goHereIfNotLoggedIn = $1 },
      Field("onErrorGoTo", .interactionName) { $0.onErrorGoTo = $1 }.only("Action"),
    ]
  ) { _ in Self() }

  static let variantShape = Shape<Self>(.object(shape.what)) { decoder, node in
    shape.read(&decoder, node, variant: decoder.interactionType?.rawValue)
  }
}

extension ButtonsTab {
  package static let shape = ObjectShape<ButtonsTab>(
    "the buttons tab", by: "displayType",
    [
      Field("displayType", .choice) { $0.displayType = $1 }.required(),
      Field("subtitle", .text) { $0.subtitle = $1 }.only("Card"),
      Field("imageUrl", .template) { $0.imageURL = $1 }.only("Card"),
      Field("items", .list(of: Button.shape.shape)) { $0.items = $1 },
    ]
  ) { _ in ButtonsTab() }
}

extension Button {
  package static let shape = ObjectShape<Button>(
    "a button", by: "buttonType",
    [
      Field("display", .name(of: "the button")) { $0.display = $1 }.required(),
      Field("buttonType", .choice) { $0.type = $1 }.required(),
      Field("payload", .text) { $0.payload = $1 }.only("Postback"),
      Field("url", .text) { $0.url = $1 }.only("URL").required(),
      Field("loginPageUrl", .template) { $0.loginPageURL = $1 }.only("Account Link").required(),
      Field("backEndInstance", .text) { $0.backEndInstance = $1 }.only("Account Link"),
      Field("number", .text) { $0.number = $1 }.only("Phone").required(),
    ]
  ) { Button(span: $0) }
}

extension AnswersTab {
  package static let shape = ObjectShape<AnswersTab>(
    "the answers tab", by: "answerFormat",
    [
      Field("variableName", Shape.variableName.located) { $0.variableName = $1 },
      Field("answerFormat", .choice) { $0.format = $1 }.required(),
      Field("answerType", .choice) { $0.answerType = $1 }.only("Predefined").required(),
      Field("validationExpression", Shape.text.located) { $0.validationExpression = $1 }
        .only("Regular Expression").required(),
      Field("validationErrorMessage", .template) { $0.validationErrorMessage = $1 }
        .only("Regular Expression"),
      Field("displayType", .choice) { $0.displayType = $1 }.only("Custom"),
      Field("items", .list(of: Answer.shape.shape)) { $0.items = $1 }.only("Custom"),
      Field("variableHoldingTags", Shape.variableName.located) { $0.variableHoldingTags = $1 }
        .only("Custom"),
    ]
  ) { AnswersTab(span: $0) }
}

extension AnswersTab.Answer {
  package static let shape = ObjectShape<Self>(
    "an answer",
    [
      Field("display", .name(of: "the answer")) { $0.display = $1 }.required(),
      Field("expected", .list(of: Shape.text.located)) { $0.expected = $1 },
      Field("next", .next) { $0.next = $1 },
      Field("imageUrl", .template) { $0.imageURL = $1 },
    ]
  ) { Self(span: $0) }
}

extension ItemsTab {
  package static let shape = ObjectShape<ItemsTab>(
    "the items tab",
    [
      Field("cards", .list(of: CardItem.shape.shape)) { $0.cards = $1 },
      Field("getCardsByAction", FromAction.shape.shape) { $0.fromAction = $1 },
    ]
  ) { _ in ItemsTab() }
}

extension ItemsTab.CardItem {
  package static let shape = ObjectShape<Self>(
    "a card",
    [
      Field("title", .name(of: "the card")) { $0.title = $1 }.required(),
      Field("subtitle", .text) { $0.subtitle = $1 },
      Field("imageUrl", .template) { $0.imageURL = $1 },
      Field("buttons", .list(of: Button.shape.shape)) { $0.buttons = $1 },
    ]
  ) { Self(span: $0) }
}

extension ItemsTab.FromAction {
  package static let shape = ObjectShape<Self>(
    "the cards' action",
    [
      Field("action", Shape.name(of: "an action").located) { $0.action = $1 },
      Field("variable", Shape.variableName.located) { $0.variable = $1 }.required(),
      Field("asListPicker", .flag) { $0.asListPicker = $1 },
    ]
  ) { _ in Self() }
}
