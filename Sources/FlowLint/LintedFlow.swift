package import FlowDiagnostics
package import FlowModel

/// A flow with all that rules ask about it, worked out once.
package struct LintedFlow: Sendable {
  private let facts: FlowFacts
  /// `nil` for a flow in which nobody can log in.
  package let logins: LoginAnalysis?
  /// Rows of conditions that are decided beforehand, by the places of the conditions.
  let judgements: [(place: Int, rows: [RowJudgement])]

  package init(
    _ flow: Flow, _ source: SourceText, _ options: LintOptions, _ entries: BotEntries,
    workers: any Workers = OneWorker()
  ) {
    facts = FlowFacts(flow, source, options, entries, workers)
    let bare = LintedFlow(facts)
    logins = LoginAnalysis(bare)
    var judge = ConditionJudge(bare)
    judgements = facts.conditions.compactMap { place in
      let rows = judge.judgements(on: place)
      return rows.isEmpty ? nil : (place, rows)
    }
  }

  /// What logins and judgements are worked out from.
  private init(_ facts: FlowFacts) {
    self.facts = facts
    logins = nil
    judgements = []
  }

  package var flow: Flow { facts.flow }
  package var source: SourceText { facts.source }
  package var options: LintOptions { facts.options }
  package var entries: BotEntries { facts.entries }
  package var interactions: [Interaction] { facts.flow.interactions }
  package var graph: FlowGraph { facts.graph }
  package var variables: VariableUses { facts.variables }
  package var triggers: Triggers { facts.triggers }
  package var loginVariables: LoginVariables { facts.loginVariables }
  /// In the order of the file.
  package var tokenRequests: [TokenRequest] { facts.tokenRequests }
  package var loginPlaces: LoginPlaces { facts.loginPlaces }
  package var loginAddresses: [LoginAddress] { facts.loginAddresses }
  /// Those token requests that OAuth knows, in the order of the file.
  package var oauthRequests: [OAuthRequest] { facts.oauthRequests }
  /// The places of all conditions.
  package var conditions: [Int] { facts.conditions }
  /// The places of all REST and Send Attachment actions.
  package var requests: [Int] { facts.requests }
  /// Whether an interaction can be reached at all, by its place.
  package var reached: [Bool] { facts.reached }
  /// Interactions that show something to choose from, by their places.
  package var withChoices: [Int] { facts.withChoices }
  /// The channels that the flow is judged by.
  package var channels: [Channel] { facts.channels }
}

/// All of it but logins. Rules hand a flow on a million times: its copies share this.
private final class FlowFacts: Sendable {
  let flow: Flow
  let source: SourceText
  let options: LintOptions
  let entries: BotEntries
  let graph: FlowGraph
  let variables: VariableUses
  let triggers: Triggers
  let loginVariables: LoginVariables
  let tokenRequests: [TokenRequest]
  let loginPlaces: LoginPlaces
  let loginAddresses: [LoginAddress]
  let oauthRequests: [OAuthRequest]
  let conditions: [Int]
  let requests: [Int]
  let reached: [Bool]
  let withChoices: [Int]
  let channels: [Channel]

  init(
    _ flow: Flow, _ source: SourceText, _ options: LintOptions, _ entries: BotEntries,
    _ workers: any Workers
  ) {
    self.flow = flow
    self.source = source
    self.options = options
    self.entries = entries
    let used = flow.usedChannels
    channels = options.channels.map { wanted in used.filter(wanted.contains) } ?? used
    (graph, (variables, triggers)) = workers.both {
      FlowGraph(flow, entries)
    } _: {
      (VariableUses(flow, entries), Triggers(flow))
    }
    loginVariables = LoginVariables(variables)
    tokenRequests = LintedFlow.tokenRequests(of: flow, variables, loginVariables)
    let interactions = flow.interactions
    conditions = interactions.indices.filter { interactions[$0].isCondition }
    requests = interactions.indices.filter { interactions[$0].isRequest }
    loginPlaces = LoginPlaces(flow)
    loginAddresses = LintedFlow.addresses(loginPlaces, source)
    oauthRequests = tokenRequests.compactMap { request in
      OAuthRequest(request, interactions[request.interaction], source)
    }
    // A channel that is not judged by may still be where an interaction is meant for.
    reached = graph.reachable(
      from: Channel.allCases.compactMap(graph.opening) + [graph.listening] + graph.entered)
    withChoices = interactions.indices.filter { interactions[$0].hasChoices }
  }
}

extension Interaction {
  fileprivate var isCondition: Bool {
    guard case .condition? = settings else { return false }
    return true
  }

  fileprivate var isRequest: Bool {
    switch settings {
    case .rest?, .sendAttachment?: true
    case .condition?, .setVariable?, .goToBot?, nil: false
    }
  }

  /// The settings of a REST action.
  var rest: RESTSettings? {
    guard case .rest(let rest)? = settings else { return nil }
    return rest
  }

  /// The rows of a condition.
  var rows: [ConditionRow] {
    guard case .condition(let rows)? = settings else { return [] }
    return rows
  }
}
