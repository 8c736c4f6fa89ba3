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
  private var places: [String: Int] = [:]
  private var findings: FindingList
  private lazy var names = flow.interactions.map(\.name.value).filter { !$0.isEmpty }
  private lazy var actionNames = flow.interactions.filter(\.canBeRunFirst).map(\.name.value)
    .filter { !$0.isEmpty }
  private lazy var runnableActions = Set(actionNames)
  private lazy var intentionNames = flow.intentions.map(\.name.value)
  private lazy var intentions = Set(intentionNames)
  private var bots: [String: (answer: LinkedBots.Answer, names: Set<String>)] = [:]
  /// Names that may still be compared with a misspelt one: in a large file where nothing fits the
  /// later findings come without a suggestion.
  private var comparisonsLeft = Suggestion.mostComparisons

  private init(_ flow: Flow, _ linked: LinkedBots, _ findings: FindingList) {
    self.flow = flow
    self.linked = linked
    self.findings = findings
  }

  /// All names, first those of interactions, then those of variables.
  ///
  /// - Parameter findings: those about the flow's shape, which come first.
  static func check(
    _ flow: Flow, _ linked: LinkedBots, _ findings: FindingList, _ workers: any Workers
  ) -> FindingList {
    var (found, ofVariables) = workers.both {
      var references = References(flow, linked, findings)
      return references.check()
    } _: {
      var found = FindingList()
      VariableNames(flow).check(&found)
      return found
    }
    found.add(ofVariables)
    return found
  }

  private mutating func check() -> FindingList {
    collectNames()
    checkDefaults()
    for place in flow.interactions.indices { checkInteraction(place) }
    for check in flow.checks {
      target(check.when)
      target(check.never)
    }
    return findings
  }

  private mutating func collectNames() {
    places.reserveCapacity(flow.interactions.count)
    for place in flow.interactions.indices {
      let name = flow.interactions[place].name
      guard !name.value.isEmpty else { continue }
      let first = places[name.value, default: place]
      guard first != place else {
        places[name.value] = place
        continue
      }
      findings.add(
        Diagnostic(
          .duplicateName, "two interactions are called '\(name.value)'", at: name.span,
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

  /// Only what is looked at is taken out of the list: an interaction is large.
  private mutating func checkInteraction(_ place: Int) {
    let interactions = flow.interactions
    target(interactions[place].details.next.target)
    action(interactions[place].details.action)
    if let intention = interactions[place].details.intention { check(intention: intention) }
    if let answers = interactions[place].answers {
      for answer in answers.items { target(answer.next.target) }
    }
    action(interactions[place].rareItems.value?.fromAction?.action)
    if let advanced = interactions[place].rareAdvanced.value {
      target(advanced.goHereIfNotLoggedIn)
      target(advanced.onErrorGoTo)
    }
    switch interactions[place].settings {
    case .condition(let rows)?:
      for row in rows { target(row.next) }
    case .goToBot(let settings)?: check(settings)
    case .rest?, .setVariable?, .sendAttachment?, nil: break
    }
  }

  private mutating func target(_ name: Located<String>?) {
    guard let name, places[name.value] == nil else { return }
    addUnknown(
      .unknownTarget, "no interaction is called '\(name.value)'", name, among: { $0.names })
  }

  private mutating func check(intention: Located<String>) {
    guard !intentions.contains(intention.value) else { return }
    addUnknown(
      .unknownIntention, "no intention is called '\(intention.value)'", intention,
      among: { $0.intentionNames })
  }

  /// An action that may be run for another interaction: REST or Set Variable.
  private mutating func action(_ name: Located<String>?) {
    guard let name else { return }
    guard !runnableActions.contains(name.value) else { return }
    guard let place = places[name.value] else {
      addUnknown(
        .unknownAction, "no action is called '\(name.value)'", name, among: { $0.actionNames })
      return
    }
    findings.add(
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
      findings.add(
        Diagnostic(
          .unknownBot, "the bot '\(settings.bot.value)' cannot be read: \(why)",
          at: settings.bot.span))
    case .interactions(let names):
      guard let wanted = settings.interaction, !names.isEmpty, !known.contains(wanted.value)
      else { return }
      addUnknown(
        .unknownTarget,
        "no interaction of '\(settings.bot.value)' is called '\(wanted.value)'", wanted,
        among: { _ in names })
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

  private mutating func addUnknown(
    _ rule: RuleName, _ message: String, _ name: Located<String>,
    among candidates: (inout References) -> [String]
  ) {
    guard !findings.isFull else { return findings.omit(.error) }
    let candidates = candidates(&self)
    comparisonsLeft -= candidates.count
    var nearest: String?
    if comparisonsLeft >= 0 { nearest = Suggestion.nearest(to: name.value, among: candidates) }
    findings.add(
      Diagnostic(
        rule, message, at: name.span, help: nearest.map { "did you mean '\($0)'?" },
        fix: nearest.map {
          // A name of the author's own may have been meant otherwise.
          Fix(
            "write '\($0)'", [.init(name.span, JSONText.quoted($0))],
            TriggerTable.folded($0) == TriggerTable.folded(name.value) ? .safe : .needsReview)
        }))
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
