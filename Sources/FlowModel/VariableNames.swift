import FlowDiagnostics

/// Variables that a flow reads and nothing sets.
///
/// Silent wherever something unseen could set one: a flow that goes to another bot shares its
/// variables, and a script may use any name.
struct VariableNames {
  private let flow: Flow
  init(_ flow: Flow) {
    self.flow = flow
  }

  func check(_ findings: inout FindingList) {
    guard !hasUnseenWriter else { return }
    var set: Set<String> = []
    set.reserveCapacity(flow.interactions.count / 2)
    forEachKnownName { set.insert($0) }
    var candidates: [String]?
    var nearestNames: [String: String?] = [:]
    forEachReading { reference in
      let name = reference.path.root
      guard !set.contains(name) else { return }
      guard !findings.isFull else { return findings.omit(.warning) }
      let known = candidates ?? knownNames
      candidates = known
      var nearest: String?
      if let found = nearestNames[name] {
        nearest = found
      } else if nearestNames.count * known.count < Suggestion.mostComparisons {
        nearest = Suggestion.nearest(to: name, among: known)
        nearestNames[name] = nearest
      }
      findings.add(
        Diagnostic(
          .unknownVariable, "nothing sets the variable '\(name)'", severity: .warning,
          at: reference.span, notes: ["it reads as empty"],
          help: nearest.map { "did you mean '\($0)'?" }))
    }
  }

  private var hasUnseenWriter: Bool {
    let interactions = flow.interactions
    return interactions.indices.contains { place in
      switch interactions[place].settings {
      case .setVariable?, .goToBot?: true
      case .condition?, .rest?, .sendAttachment?, nil: false
      }
    }
  }

  private var knownNames: [String] {
    var names: [String] = []
    forEachKnownName { names.append($0) }
    return names
  }

  private func forEachKnownName(_ body: (String) -> Void) {
    for variable in BuiltInVariable.allCases { body(variable.rawValue) }
    for global in flow.globals { body(global.name.value) }
    let interactions = flow.interactions
    for place in interactions.indices {
      if case .rest(let rest)? = interactions[place].settings, let name = rest.variableName {
        body(name.value)
      }
      if let answers = interactions[place].answers {
        body(
          answers.variableName?.value
            ?? VariableName.ofQuestion(named: interactions[place].name.value))
      }
    }
  }

  private func forEachReading(_ body: (Template.Reference) -> Void) {
    let defaults = flow.defaults
    for template in [
      defaults.replyText, defaults.answerReplyText, defaults.agentConfirmation,
      defaults.agentStartMessage,
    ] {
      template?.forEachReference(body)
    }
    for check in flow.checks {
      for row in check.require { row.forEachReading(body) }
      for row in check.unless { row.forEachReading(body) }
    }
    let interactions = flow.interactions
    for place in interactions.indices { interactions.forEachReading(at: place, body) }
    for place in interactions.indices { interactions.forEachNamedVariable(at: place, body) }
  }
}

extension ConditionRow {
  fileprivate func forEachReading(_ body: (Template.Reference) -> Void) {
    variable?.forEachReference(body)
    if case .template(let template)? = value { template.forEachReference(body) }
  }
}

/// Only what is looked at is taken out of the list: an interaction is large.
extension [Interaction] {
  /// Variables that a field reads by their bare name.
  fileprivate func forEachNamedVariable(
    at place: Int, _ body: (Template.Reference) -> Void
  ) {
    for name in [self[place].answers?.variableHoldingTags, self[place].items.fromAction?.variable] {
      guard let name, !name.value.isEmpty else { continue }
      body(
        .init(
          path: VariablePath(root: name.value), isProperCase: false, text: name.value,
          span: name.span))
    }
  }

  fileprivate func forEachReading(at place: Int, _ body: (Template.Reference) -> Void) {
    self[place].details.sendToUser?.forEachReference(body)
    self[place].buttons.imageURL?.forEachReference(body)
    for button in self[place].buttons.items { button.loginPageURL?.forEachReference(body) }
    self[place].answers?.validationErrorMessage?.forEachReference(body)
    for answer in self[place].answers?.items ?? [] { answer.imageURL?.forEachReference(body) }
    for card in self[place].items.cards {
      card.imageURL?.forEachReference(body)
      for button in card.buttons { button.loginPageURL?.forEachReference(body) }
    }
    switch self[place].settings {
    case .condition(let rows)?: for row in rows { row.forEachReading(body) }
    case .rest(let rest)?:
      for template in [rest.endpoint, rest.authorization, rest.body] {
        template?.forEachReference(body)
      }
      for header in rest.headers { header.value.forEachReference(body) }
    case .sendAttachment(let attachment)?:
      for template in [attachment.fileName, attachment.endpoint, attachment.authorization] {
        template?.forEachReference(body)
      }
      for header in attachment.headers { header.value.forEachReference(body) }
    case .setVariable?, .goToBot?, nil: break
    }
  }
}
