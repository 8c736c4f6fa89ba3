package import FlowDiagnostics
package import FlowModel

/// A way through a flow, told hop by hop at the places of the file that make it.
package struct PathStory: Sendable {
  private let flow: LintedFlow
  private let channel: Channel?

  package init(_ flow: LintedFlow, on channel: Channel? = nil) {
    self.flow = flow
    self.channel = channel
  }

  /// More hops than that are told by the first and the last ones.
  private static let most = 10

  /// Each hop as a place with a text; what is at no place of the file is left out.
  package func labels(_ path: [FlowGraph.Edge]) -> [Diagnostic.Label] {
    (opening(path).map { [$0] } ?? []) + hops(path)
  }

  /// The same without where the conversation begins.
  package func hops(_ path: [FlowGraph.Edge]) -> [Diagnostic.Label] {
    var hops = path.filter { $0.kind != .waits && !$0.span.isEmpty }
    if hops.count > PathStory.most {
      let half = PathStory.most / 2
      hops = Array(hops.prefix(half) + hops.suffix(half))
    }
    var seen: Set<Diagnostic.Label> = []
    return hops.map { Diagnostic.Label($0.span, text($0)) }.filter { seen.insert($0).inserted }
  }

  /// The names of the interactions along a way: `'A' → 'B'`.
  package func names(_ path: [FlowGraph.Edge]) -> String {
    var nodes = path.map(\.from).filter { $0 < flow.graph.count }
    if let last = path.last?.to, last < flow.graph.count { nodes.append(last) }
    if nodes.count > PathStory.most {
      return "\(names(nodes.prefix(3))) → … → \(names(nodes.suffix(3)))"
    }
    return names(nodes[...])
  }

  private func names(_ nodes: ArraySlice<Int>) -> String {
    nodes.map { "'\(name($0))'" }.joined(separator: " → ")
  }

  private func name(_ node: Int) -> String {
    node < flow.graph.count ? flow.interactions[node].name.value : ""
  }

  /// Where the conversation begins, if it does with the start word.
  private func opening(_ path: [FlowGraph.Edge]) -> Diagnostic.Label? {
    guard let first = path.first, first.from < flow.graph.count else { return nil }
    let interaction = flow.interactions[first.from]
    let channels = channel.map { [$0] } ?? flow.channels
    let words = channels.map { flow.flow.defaults.startWord(on: $0) }
    let trigger = interaction.details.whenWeReceive.first { words.contains($0.value) }
    return trigger.map { .init($0.span, "the conversation begins here") }
  }

  /// What makes the bot go along `edge`.
  package func text(_ edge: FlowGraph.Edge) -> String {
    let to = name(edge.to)
    switch edge.kind {
    case .next: return "then '\(to)'"
    case .row(let row): return "the branch taken when \(condition(edge.from, row))"
    case .noRow: return noRow(edge.from)
    case .answer(let number):
      return "the answer '\(flow.interactions[edge.from].answers?.items[number].display ?? "")'"
    case .runsFirst: return "'\(to)' is run first"
    case .notLoggedIn: return "not logged in: the customer is sent to '\(to)'"
    case .failed: return "where it fails: '\(to)'"
    case .button(let number): return "the customer presses '\(button(edge.from, number))'"
    case .loggedIn: return "the login succeeds: \(brought)"
    case .loginFailed: return "the login is denied or given up: '\(to)'"
    case .loggedOut: return "the customer logs out: '\(to)'"
    case .noAgents: return "no agent is there: '\(to)'"
    case .waits: return "the bot waits"
    case .said: return "the customer says a word that '\(to)' receives"
    case .cancelled: return "the customer cancels: '\(to)'"
    case .defaultReply: return "nothing takes what the customer says: '\(to)'"
    }
  }

  private func button(_ node: Int, _ number: Int) -> String {
    let buttons = flow.interactions[node].allButtons
    return number < buttons.count ? buttons[number].display : ""
  }

  private var brought: String {
    switch channel {
    case .appleBusinessChat?: "{accessToken} is set, {authCode} stays empty"
    case .webClient?, .facebook?: "{authCode} is set, {accessToken} is empty"
    case .sms?, .alexa?, nil: "what the channel brings is set"
    }
  }

  /// A row's condition as a clause: "{accessToken} is not empty".
  package func condition(_ node: Int, _ row: Int) -> String {
    guard case .condition(let rows)? = flow.interactions[node].settings, row < rows.count else {
      return ""
    }
    return rows[row].clause
  }

  private func noRow(_ node: Int) -> String {
    guard case .condition(let rows)? = flow.interactions[node].settings else { return "" }
    guard rows.count == 1, let opposite = rows[0].oppositeClause else {
      return "the branch taken when no row is met"
    }
    return "the branch taken when \(opposite)"
  }
}

extension ConditionRow {
  private var subject: String { variable?.references.first?.text ?? "" }

  /// The row as a clause: "{count} is greater than 3".
  fileprivate var clause: String {
    switch `operator`.value {
    case .isEmpty: "\(subject) is empty"
    case .isNotEmpty: "\(subject) is not empty"
    case .equals, .notEquals, .contains, .doesNotContain, .startsWith, .endsWith, .greaterThan,
      .greaterThanOrEqual, .lessThan, .lessThanOrEqual, .matches:
      "\(subject) \(`operator`.value.rawValue) '\(constantText ?? "…")'"
    }
  }

  /// What is so when the row is not met, where that is as short to say.
  fileprivate var oppositeClause: String? {
    switch `operator`.value {
    case .isEmpty: "\(subject) is not empty"
    case .isNotEmpty: "\(subject) is empty"
    case .equals, .notEquals, .contains, .doesNotContain, .startsWith, .endsWith, .greaterThan,
      .greaterThanOrEqual, .lessThan, .lessThanOrEqual, .matches:
      nil
    }
  }
}
