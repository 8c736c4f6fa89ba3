package import FlowDiagnostics
package import FlowModel

/// Where variables are read and set.
package struct VariableUses: Sendable {
  /// A variable's number; the same for all that `{name…}` begins with that name.
  package typealias ID = Int

  package struct Reading: Sendable {
    package var variable: ID
    package var path: VariablePath
    /// Braces included, where it stands in a text.
    package var span: Span
    /// `nil` in the bot's defaults and checks.
    package var interaction: Int?
    package var place: Place

    /// Whether it goes out in a request.
    package var isSent: Bool {
      guard case .template(let field) = place else { return false }
      return field.isSent
    }
  }

  package enum Place: Hashable, Sendable {
    case template(TemplatePlace)
    /// *Variable holding the array of tags*, or *Variable containing the list* of cards.
    case list
    case defaults
    case check
  }

  package struct Writing: Sendable {
    package var variable: ID
    package var span: Span
    package var interaction: Int
    package var kind: Kind

    package enum Kind: Hashable, Sendable {
      /// A question's answer: never empty.
      case answer
      /// A REST action's *Variable name*; empty where the path finds nothing.
      case response
      /// A script that does nothing but set or clear variables: what it does to this one.
      case assigned(AssignedValue)
      /// A script that names it.
      case script
    }
  }

  /// Names by number.
  package private(set) var names: [String] = []
  package private(set) var readings: [Reading] = []
  package private(set) var writings: [Writing] = []
  /// Whether something unseen may set any variable: another bot.
  package private(set) var hasUnseenWriter = false
  /// Whether variables go to another bot, or come from one.
  package private(set) var areShared = false
  package private(set) var hasScripts = false
  private var numbers: [String: ID] = [:]
  /// Writings of variable `n` are `writingOrder[variableStarts[n]..<variableStarts[n + 1]]`.
  private var writingOrder: [Int32] = []
  private var variableStarts: [Int32] = []
  private var writingStarts: [Int32] = []
  private var readingStarts: [Int32] = []
  private var setAtFirst: Set<ID> = []

  /// The number of the variable called `name`; `nil` where nothing mentions it.
  package func id(of name: String) -> ID? { numbers[name] }

  /// What sets a variable, in the order of the file.
  package func writings(of variable: ID) -> WritingsOfVariable {
    guard variable + 1 < variableStarts.count else {
      return WritingsOfVariable(writings: writings, order: [])
    }
    let range = Int(variableStarts[variable])..<Int(variableStarts[variable + 1])
    return WritingsOfVariable(writings: writings, order: writingOrder[range])
  }

  /// What an interaction reads, in the order of its fields.
  package func readings(in interaction: Int) -> ArraySlice<Reading> {
    readings[Int(readingStarts[interaction])..<Int(readingStarts[interaction + 1])]
  }

  /// What an interaction sets when it is done, in order.
  package func writings(in interaction: Int) -> ArraySlice<Writing> {
    writings[Int(writingStarts[interaction])..<Int(writingStarts[interaction + 1])]
  }

  /// Whether a session begins with a value in it.
  package func isSetAtFirst(_ variable: ID) -> Bool { setAtFirst.contains(variable) }

  init(_ flow: Flow, _ entries: BotEntries) {
    areShared = !entries.isEmpty
    hasUnseenWriter = areShared
    for variable in BuiltInVariable.allCases {
      let number = number(of: variable.rawValue)
      if variable.isSetAtFirst { setAtFirst.insert(number) }
    }
    for global in flow.globals {
      let number = number(of: global.name.value)
      if !global.value.isEmptyValue { setAtFirst.insert(number) }
    }
    readDefaults(flow)
    for (place, interaction) in flow.interactions.enumerated() {
      readingStarts.append(Int32(readings.count))
      read(interaction, place)
    }
    readingStarts.append(Int32(readings.count))
    for (place, interaction) in flow.interactions.enumerated() {
      writingStarts.append(Int32(writings.count))
      collect(interaction, place)
    }
    writingStarts.append(Int32(writings.count))
    groupWritings()
  }

  private mutating func groupWritings() {
    variableStarts = Array(repeating: 0, count: names.count + 1)
    for place in writings.indices { variableStarts[writings[place].variable + 1] += 1 }
    for variable in names.indices { variableStarts[variable + 1] += variableStarts[variable] }
    var next = variableStarts
    writingOrder = Array(repeating: 0, count: writings.count)
    for place in writings.indices {
      let variable = writings[place].variable
      writingOrder[Int(next[variable])] = Int32(place)
      next[variable] += 1
    }
  }

  private mutating func number(of name: String) -> ID {
    if let number = numbers[name] { return number }
    numbers[name] = names.count
    names.append(name)
    return names.count - 1
  }

  private mutating func add(_ template: Template?, _ interaction: Int?, _ place: Place) {
    guard let template, template.hasReferences else { return }
    for case .reference(let reference) in template.pieces {
      readings.append(
        Reading(
          variable: number(of: reference.path.root), path: reference.path, span: reference.span,
          interaction: interaction, place: place))
    }
  }

  private mutating func readDefaults(_ flow: Flow) {
    let defaults = flow.defaults
    for template in [
      defaults.replyText, defaults.answerReplyText, defaults.agentConfirmation,
      defaults.agentStartMessage,
    ] {
      add(template, nil, .defaults)
    }
    for row in flow.checks.flatMap({ $0.require + $0.unless }) {
      add(row.variable, nil, .check)
      if case .template(let value)? = row.value { add(value, nil, .check) }
    }
  }

  private mutating func read(_ interaction: Interaction, _ place: Int) {
    interaction.forEachTemplate { template, field in add(template, place, .template(field)) }
    for name in [interaction.answers?.variableHoldingTags, interaction.items.fromAction?.variable] {
      guard let name, !name.value.isEmpty else { continue }
      readings.append(
        Reading(
          variable: number(of: name.value), path: VariablePath(root: name.value), span: name.span,
          interaction: place, place: .list))
    }
  }

  private mutating func collect(_ interaction: Interaction, _ place: Int) {
    if let answers = interaction.answers {
      let name =
        answers.variableName
        ?? Located(
          VariableName.ofQuestion(named: interaction.name.value), at: interaction.name.span)
      write(name.value, .answer, name.span, place)
    }
    switch interaction.settings {
    case .rest(let rest)?:
      if let name = rest.variableName { write(name.value, .response, name.span, place) }
    case .setVariable(let script)?: collect(script, place)
    case .goToBot?:
      areShared = true
      hasUnseenWriter = true
    case .condition?, .sendAttachment?, nil: break
    }
  }

  private mutating func collect(_ script: Located<String>, _ place: Int) {
    hasScripts = true
    if let assignments = ScriptAssignments(script.value) {
      for (name, value) in assignments.values { write(name, .assigned(value), script.span, place) }
    } else {
      let reach = ScriptReach(script.value)
      let isBlind = ScriptNames.mayWriteUnnamed(script.value)
      if isBlind { hasUnseenWriter = true }
      // Where nothing is hidden, a variable is written as a member of `context` only.
      for name in ScriptNames(reach, isKnown: { isBlind && numbers[$0] != nil }).names {
        write(name, .script, script.span, place)
      }
    }
  }

  private mutating func write(_ name: String, _ kind: Writing.Kind, _ span: Span, _ place: Int) {
    writings.append(
      Writing(variable: number(of: name), span: span, interaction: place, kind: kind))
  }
}

extension BuiltInVariable {
  /// Whether every session begins with it.
  fileprivate var isSetAtFirst: Bool {
    switch self {
    case .sessionId, .lastSentText, .user, .channel, .redirectUri, .clientId, .clientSecret,
      .clientBasic:
      true
    case .authCode, .authCodeParts, .accessToken, .appleGroupID, .appleIntentID, .sms,
      .pkceChallenge, .pkceVerifier:
      false
    }
  }
}
