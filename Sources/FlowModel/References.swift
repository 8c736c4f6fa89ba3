import FlowDiagnostics

/// What *Go To Bot* may lead to; reading other files is somebody else's business.
package struct LinkedBots: Sendable {
  package enum Answer: Hashable, Sendable {
    case interactions([String])
    /// Why it cannot be had, as a clause: "there is no such file".
    case unknown(String)
  }

  /// The interactions of the bot at `path`, relative to the flow's own file.
  package let look: @Sendable (_ path: String) -> Answer

  package init(_ look: @escaping @Sendable (_ path: String) -> Answer) {
    self.look = look
  }

  /// For text that has no folder beside it: every bot passes.
  package static let none = LinkedBots { _ in .interactions([]) }
}

/// Whether every name that a flow mentions is there, and there once.
struct References {
  private let flow: Flow
  private let linked: LinkedBots
  private let names: [String]
  private var places: [String: Int] = [:]
  private var findings: [Diagnostic] = []
  private let runnableActions: Set<String>
  private let actionNames: [String]
  private let intentions: Set<String>
  private let intentionNames: [String]
  private var bots: [String: (answer: LinkedBots.Answer, names: Set<String>)] = [:]
  /// Names that may still be compared with a misspelt one: in a large file where nothing fits the
  /// later findings come without a suggestion.
  private var comparisonsLeft = Suggestion.mostComparisons

  init(_ flow: Flow, _ linked: LinkedBots) {
    self.flow = flow
    self.linked = linked
    names = flow.interactions.map(\.name.value).filter { !$0.isEmpty }
    intentionNames = flow.intentions.map(\.name.value)
    intentions = Set(intentionNames)
    actionNames = flow.interactions.filter(\.canBeRunFirst).map(\.name.value)
      .filter { !$0.isEmpty }
    runnableActions = Set(actionNames)
  }

  mutating func check() -> [Diagnostic] {
    collectNames()
    checkDefaults()
    for interaction in flow.interactions { check(interaction) }
    for check in flow.checks {
      target(check.when)
      target(check.never)
    }
    for allowance in flow.allowances { target(allowance.interaction) }
    findings += VariableNames(flow).findings()
    return findings
  }

  private mutating func collectNames() {
    for (place, interaction) in flow.interactions.enumerated() {
      let name = interaction.name.value
      guard !name.isEmpty else { continue }
      guard let first = places[name] else {
        places[name] = place
        continue
      }
      findings.append(
        Diagnostic(
          .duplicateName, "two interactions are called '\(name)'", at: interaction.name.span,
          related: [.init(flow.interactions[first].name.span, "the first one")]))
    }
  }

  private mutating func checkDefaults() {
    target(flow.defaults.replyNext.target)
    target(flow.defaults.afterLogin)
    target(flow.defaults.afterLoginFailed)
    target(flow.defaults.afterLogout)
    target(flow.defaults.noAgentsNext)
  }

  private mutating func check(_ interaction: Interaction) {
    let details = interaction.details
    target(details.next.target)
    action(details.action)
    if let intention = details.intention { check(intention: intention) }
    for answer in interaction.answers?.items ?? [] { target(answer.next.target) }
    action(interaction.items.fromAction?.action)
    target(interaction.advanced.goHereIfNotLoggedIn)
    target(interaction.advanced.onErrorGoTo)
    switch interaction.settings {
    case .condition(let rows)?:
      for row in rows { target(row.next) }
    case .goToBot(let settings)?: check(settings)
    case .rest?, .setVariable?, .sendAttachment?, nil: break
    }
  }

  private mutating func target(_ name: Located<String>?) {
    guard let name, places[name.value] == nil else { return }
    findings.append(
      unknown(
        .unknownTarget, "no interaction is called '\(name.value)'", name, among: names))
  }

  private mutating func check(intention: Located<String>) {
    guard !intentions.contains(intention.value) else { return }
    findings.append(
      unknown(
        .unknownIntention, "no intention is called '\(intention.value)'", intention,
        among: intentionNames))
  }

  /// An action that may be run for another interaction: REST or Set Variable.
  private mutating func action(_ name: Located<String>?) {
    guard let name else { return }
    guard !runnableActions.contains(name.value) else { return }
    guard let place = places[name.value] else {
      findings.append(
        unknown(
          .unknownAction, "no action is called '\(name.value)'", name,
          among: actionNames))
      return
    }
    findings.append(
      Diagnostic(
        .unknownAction, "'\(name.value)' is not an action that can be run first", at: name.span,
        related: [.init(flow.interactions[place].name.span, "this interaction")],
        notes: ["only REST and Set Variable actions can"]))
  }

  private mutating func check(_ settings: GoToBotSettings) {
    guard !settings.bot.value.isEmpty else { return }
    let (answer, known) = bot(at: settings.bot.value)
    switch answer {
    case .unknown(let why):
      findings.append(
        Diagnostic(
          .unknownBot, "the bot '\(settings.bot.value)' cannot be read: \(why)",
          at: settings.bot.span))
    case .interactions(let names):
      guard let wanted = settings.interaction, !names.isEmpty, !known.contains(wanted.value)
      else { return }
      findings.append(
        unknown(
          .unknownTarget,
          "no interaction of '\(settings.bot.value)' is called '\(wanted.value)'", wanted,
          among: names))
    }
  }

  /// Each bot is looked at once.
  private mutating func bot(
    at path: String
  ) -> (answer: LinkedBots.Answer, names: Set<String>) {
    if let bot = bots[path] { return bot }
    let answer = linked.look(path)
    var names: Set<String> = []
    if case .interactions(let list) = answer { names = Set(list) }
    bots[path] = (answer, names)
    return (answer, names)
  }

  private mutating func unknown(
    _ rule: RuleName, _ message: String, _ name: Located<String>,
    among candidates: [String]
  ) -> Diagnostic {
    comparisonsLeft -= candidates.count
    guard comparisonsLeft >= 0,
      let nearest = Suggestion.nearest(to: name.value, among: candidates)
    else {
      return Diagnostic(rule, message, at: name.span)
    }
    return Diagnostic(
      rule, message, at: name.span, help: "did you mean '\(nearest)'?",
      fix: Fix("write '\(nearest)'", [.init(name.span, JSONText.quoted(nearest))]))
  }
}

extension Interaction {
  /// *Action* on another interaction's Details tab takes these.
  fileprivate var canBeRunFirst: Bool {
    switch settings {
    case .rest?, .setVariable?: true
    case .condition?, .goToBot?, .sendAttachment?, nil: false
    }
  }
}
