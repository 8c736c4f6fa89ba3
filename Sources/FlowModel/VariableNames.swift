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

  func findings() -> [Diagnostic] {
    guard !hasUnseenWriter else { return [] }
    let known = knownNames()
    let set = Set(known)
    var nearestNames: [String: String?] = [:]
    return readings().filter { !set.contains($0.path.root) }.map { reference in
      let name = reference.path.root
      var nearest: String?
      if let known = nearestNames[name] {
        nearest = known
      } else if nearestNames.count * known.count < Suggestion.mostComparisons {
        nearest = Suggestion.nearest(to: name, among: known)
        nearestNames[name] = nearest
      }
      return Diagnostic(
        .unknownVariable, "nothing sets the variable '\(name)'", severity: .warning,
        at: reference.span, notes: ["it reads as empty"],
        help: nearest.map { "did you mean '\($0)'?" })
    }
  }

  private var hasUnseenWriter: Bool {
    flow.interactions.contains { interaction in
      switch interaction.settings {
      case .setVariable?, .goToBot?: true
      case .condition?, .rest?, .sendAttachment?, nil: false
      }
    }
  }

  private func knownNames() -> [String] {
    var names = BuiltInVariable.allCases.map(\.rawValue)
    names += flow.globals.map(\.name.value)
    for interaction in flow.interactions {
      if case .rest(let rest)? = interaction.settings, let name = rest.variableName {
        names.append(name.value)
      }
      if let answers = interaction.answers {
        names.append(
          answers.variableName?.value
            ?? VariableName.ofQuestion(named: interaction.name.value))
      }
    }
    return names
  }

  private func readings() -> [Template.Reference] {
    let defaults = flow.defaults
    var templates: [Template?] = [
      defaults.replyText, defaults.answerReplyText, defaults.agentConfirmation,
      defaults.agentStartMessage,
    ]
    for check in flow.checks { templates += (check.require + check.unless).flatMap(\.templates) }
    for interaction in flow.interactions { templates += interaction.templates }
    return templates.flatMap { $0?.references ?? [] }
      + flow.interactions.flatMap(\.namedVariables)
  }
}

extension ConditionRow {
  fileprivate var templates: [Template?] {
    guard case .template(let template)? = value else { return [variable] }
    return [variable, template]
  }
}

extension Interaction {
  /// Variables that a field reads by their bare name.
  fileprivate var namedVariables: [Template.Reference] {
    [answers?.variableHoldingTags, items.fromAction?.variable].compactMap { $0 }
      .filter { !$0.value.isEmpty }
      .map {
        .init(
          path: VariablePath(root: $0.value), isProperCase: false, text: $0.value, span: $0.span)
      }
  }

  fileprivate var templates: [Template?] {
    var templates: [Template?] = [details.sendToUser, buttons.imageURL]
    templates += buttons.items.map(\.loginPageURL)
    templates.append(answers?.validationErrorMessage)
    templates += (answers?.items ?? []).map(\.imageURL)
    for card in items.cards { templates += [card.imageURL] + card.buttons.map(\.loginPageURL) }
    switch settings {
    case .condition(let rows)?: templates += rows.flatMap(\.templates)
    case .rest(let rest)?:
      templates += [rest.endpoint, rest.authorization, rest.body] + rest.headers.map(\.value)
    case .sendAttachment(let attachment)?:
      templates += [attachment.fileName, attachment.endpoint, attachment.authorization]
      templates += attachment.headers.map(\.value)
    case .setVariable?, .goToBot?, nil: break
    }
    return templates
  }
}
