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
    let isBlind = hasUnseenWriter
    lazy var known = knownNames
    lazy var set = Set(known)
    var nearestNames: [String: String?] = [:]
    VariableNames.forEachReading(flow) { reference in
      let name = reference.path.root
      let isAsInScript = reference.path.isWrittenAsInScripts
      guard isAsInScript || !isBlind, !set.contains(name) else { return }
      guard !findings.isFull else { return findings.omit(.warning) }
      if isAsInScript { return findings.add(contextFinding(reference)) }
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

  /// `context` is how scripts write variables; between braces it would be a variable of that name.
  private func contextFinding(_ reference: Template.Reference) -> Diagnostic {
    let wanted = reference.text.replacing("context.", with: "", maxReplacements: 1)
    let isExact = reference.span.end - reference.span.start == reference.text.utf8.count
    return Diagnostic(
      .contextInText, "'\(reference.text)' is written as in a script", severity: .warning,
      at: reference.span, notes: ["it reads as empty: between braces a variable has only its name"],
      help: "write '\(wanted)'",
      fix: isExact ? Fix("write '\(wanted)'", [.init(reference.span, wanted)]) : nil)
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
    names.reserveCapacity(flow.interactions.count / 2)
    VariableNames.forEachKnownName(flow) { names.append($0) }
    return names
  }

  private static func forEachKnownName(_ flow: Flow, _ body: (String) -> Void) {
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

  private static func forEachReading(_ flow: Flow, _ body: (Template.Reference) -> Void) {
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

extension VariablePath {
  /// `context.name`, as a script has it.
  package var isWrittenAsInScripts: Bool {
    guard root == "context", case .name? = steps.first else { return false }
    return true
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
  fileprivate func forEachNamedVariable(at place: Int, _ body: (Template.Reference) -> Void) {
    func read(_ name: Located<String>?) {
      guard let name, !name.value.isEmpty else { return }
      body(
        .init(
          path: VariablePath(root: name.value), isProperCase: false, text: name.value,
          span: name.span))
    }
    if let answers = self[place].answers { read(answers.variableHoldingTags) }
    read(self[place].rareItems.value?.fromAction?.variable)
  }

  fileprivate func forEachReading(at place: Int, _ body: (Template.Reference) -> Void) {
    self[place].details.sendToUser?.forEachReference(body)
    self[place].rareButtons.value?.forEachReading(body)
    self[place].answers?.forEachReading(body)
    self[place].rareItems.value?.forEachReading(body)
    switch self[place].settings {
    case .condition(let rows)?: for row in rows { row.forEachReading(body) }
    case .rest(let rest)?:
      rest.endpoint?.forEachReference(body)
      rest.authorization?.forEachReference(body)
      rest.body?.forEachReference(body)
      for header in rest.headers { header.value.forEachReference(body) }
    case .sendAttachment(let attachment)?:
      attachment.fileName?.forEachReference(body)
      attachment.endpoint?.forEachReference(body)
      attachment.authorization?.forEachReference(body)
      for header in attachment.headers { header.value.forEachReference(body) }
    case .setVariable?, .goToBot?, nil: break
    }
  }
}

extension ButtonsTab {
  fileprivate func forEachReading(_ body: (Template.Reference) -> Void) {
    imageURL?.forEachReference(body)
    for button in items { button.loginPageURL?.forEachReference(body) }
  }
}

extension AnswersTab {
  fileprivate func forEachReading(_ body: (Template.Reference) -> Void) {
    validationErrorMessage?.forEachReference(body)
    for answer in items { answer.imageURL?.forEachReference(body) }
  }
}

extension ItemsTab {
  fileprivate func forEachReading(_ body: (Template.Reference) -> Void) {
    for card in cards {
      card.imageURL?.forEachReference(body)
      for button in card.buttons { button.loginPageURL?.forEachReference(body) }
    }
  }
}
