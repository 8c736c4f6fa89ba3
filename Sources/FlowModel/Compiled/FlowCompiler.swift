import FlowDiagnostics
import FlowSyntax

/// Turns names into numbers, once, for a flow and the bots it can go to.
struct FlowCompiler {
  var slots = SlotTable()
  private(set) var interactions: [CompiledInteraction] = []
  private(set) var bots: [CompiledBot] = []
  /// Slots that requests, answers and account linking write.
  private(set) var assignedSlots: Set<Int>
  private let all: [LinkedFlow]
  /// By bot: the first place of its interactions, and their places by name.
  private let starts: [InteractionIndex]
  private let indices: [[String: InteractionIndex]]
  /// The bot that is being compiled.
  private var bot = 0

  init(_ all: [LinkedFlow]) {
    self.all = all
    var starts: [InteractionIndex] = []
    var count = 0
    for bot in all {
      starts.append(count)
      count += bot.flow.interactions.count
    }
    self.starts = starts
    indices = zip(all, starts).map { bot, start in
      let names = bot.flow.interactions.map(\.name.value)
      return Dictionary(
        zip(names, start..<start + names.count), uniquingKeysWith: { first, _ in first })
    }
    // All built-in variables change with the session, but where its logins come back to.
    assignedSlots = Set(0..<slots.count).subtracting([SlotTable.slot(of: .redirectUri)])
    // A script or a bot that is not here may write any variable; only what they are seen not to is
    // constant.
    let constants =
      all.flatMap { $0.flow.globals.map(\.name.value) } + [BuiltInVariable.redirectUri.rawValue]
    for name in constants where all.contains(where: { mayAssign(name, $0) }) {
      assignedSlots.insert(slots.slot(of: name))
    }
  }

  mutating func compile(botAt place: Int) {
    bot = place
    let flow = all[place].flow
    for source in flow.interactions { interactions.append(interaction(source)) }
    let range = starts[place]..<starts[place] + flow.interactions.count
    bots.append(
      CompiledBot(
        name: flow.name, interactions: range, defaults: defaults(flow.defaults),
        triggers: TriggerTable(flow, startingAt: range.lowerBound), source: flow))
  }

  /// The name of the bot being compiled; of several with one name the path tells them apart.
  private var label: String {
    let name = all[bot].flow.name
    return all.dropFirst().count { $0.flow.name == name } > 1 ? all[bot].path : name
  }

  private mutating func interaction(_ source: Interaction) -> CompiledInteraction {
    let name = source.name.value
    return CompiledInteraction(
      name: bot == 0 ? name : "\(label): \(name)", bot: bot, type: source.type,
      behaviour: behaviour(source), next: next(source.details.next),
      isGuarded: source.advanced.requiresAccountLinking
        || source.advanced.goHereIfNotLoggedIn != nil,
      goHereIfNotLoggedIn: index(source.advanced.goHereIfNotLoggedIn),
      onErrorGoTo: index(source.advanced.onErrorGoTo),
      actionsToRunFirst: [source.details.action, source.items.fromAction?.action]
        .compactMap { index($0) },
      transactionTag: source.details.transactionTag,
      transactionEnd: source.details.transactionEnd, span: source.name.span)
  }

  private mutating func defaults(_ source: Defaults) -> CompiledDefaults {
    CompiledDefaults(
      replyText: text(source.replyText), replyNext: index(source.replyNext.target),
      replyMode: source.replyMode, afterLogin: index(source.afterLogin),
      afterLoginFailed: index(source.afterLoginFailed), afterLogout: index(source.afterLogout),
      answerReplyText: text(source.answerReplyText),
      agentConfirmation: text(source.agentConfirmation),
      agentStartMessage: text(source.agentStartMessage),
      noAgentsNext: index(source.noAgentsNext), source: source)
  }

  private mutating func behaviour(_ source: Interaction) -> CompiledInteraction.Behaviour {
    switch source.type {
    case .message: return .message(message(source))
    case .question: return .question(question(source))
    case .card: return .card(card(source))
    case .action: break
    }
    switch source.settings {
    case .condition(let rows)?: return .condition(rows.compactMap { row($0) })
    case .rest(let settings)?: return request(settings).map { .rest($0) } ?? .condition([])
    case .setVariable(let script)?: return .setVariable(script: script.value)
    case .goToBot(let settings)?: return .goToBot(target(settings))
    case .sendAttachment(let settings)?:
      return attachment(settings).map { .sendAttachment($0) } ?? .condition([])
    case nil: preconditionFailure("an action that was read without an error has settings")
    }
  }

  /// Its slot is one that the flow writes.
  mutating func assignedSlot(of name: String) -> Int {
    let slot = slots.slot(of: name)
    assignedSlots.insert(slot)
    return slot
  }

  mutating func text(_ template: Template?) -> CompiledTemplate? {
    template.map { CompiledTemplate($0, in: .text, &slots) }
  }

  mutating func path(_ variable: Located<String>?) -> CompiledPath? {
    variable.map {
      CompiledPath(slot: slots.slot(of: $0.value), path: VariablePath(root: $0.value))
    }
  }

  func next(_ next: Next) -> CompiledNext {
    switch next {
    case .absent: .absent
    case .endsHere: .endsHere
    case .to(let name): index(name).map { .to($0) } ?? .absent
    }
  }

  func index(_ name: Located<String>?) -> InteractionIndex? {
    name.flatMap { indices[bot][$0.value] }
  }

  private func target(_ settings: GoToBotSettings) -> CompiledInteraction.BotTarget {
    let path = BotPath.resolved(settings.bot.value, from: all[bot].path)
    guard let place = all.firstIndex(where: { $0.path == path }) else {
      return .missing(path: settings.bot.value)
    }
    guard let name = settings.interaction?.value, let index = indices[place][name] else {
      return .start(bot: place)
    }
    return .interaction(index)
  }

  /// Whether a script of that bot, or a bot that it goes to and that is not here, may write the
  /// variable `name`.
  private func mayAssign(_ name: String, _ bot: LinkedFlow) -> Bool {
    bot.flow.interactions.contains { interaction in
      switch interaction.settings {
      case .setVariable(let script)?:
        ScriptReach(script.value).mayWrite(name)
      case .goToBot(let settings)?:
        !all.contains { $0.path == BotPath.resolved(settings.bot.value, from: bot.path) }
      case .condition?, .rest?, .sendAttachment?, nil: false
      }
    }
  }
}
