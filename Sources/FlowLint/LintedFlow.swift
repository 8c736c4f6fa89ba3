package import FlowDiagnostics
package import FlowModel

/// A flow with all that rules ask about it, worked out once.
package struct LintedFlow: Sendable {
  package let flow: Flow
  package let source: SourceText
  package let options: LintOptions
  package let entries: BotEntries
  package let graph: FlowGraph
  package let variables: VariableUses
  package let triggers: Triggers
  package let loginVariables: LoginVariables
  /// In the order of the file.
  package let tokenRequests: [TokenRequest]
  package let loginPlaces: LoginPlaces
  package let loginAddresses: [LoginAddress]
  /// Those token requests that OAuth knows, in the order of the file.
  package let oauthRequests: [OAuthRequest]

  /// The places of all conditions.
  package let conditions: [Int]
  /// The places of all REST and Send Attachment actions.
  package let requests: [Int]

  /// Whether an interaction can be reached at all, by its place.
  package let reached: [Bool]
  /// `nil` for a flow in which nobody can log in.
  package private(set) var logins: LoginAnalysis?

  /// Interactions that show something to choose from, by their places.
  package let withChoices: [Int]

  /// The channels that the flow is judged by.
  package let channels: [Channel]

  package init(_ flow: Flow, _ source: SourceText, _ options: LintOptions, _ entries: BotEntries) {
    self.flow = flow
    self.source = source
    self.options = options
    self.entries = entries
    let used = flow.usedChannels
    let wanted = options.channels.map { wanted in used.filter(wanted.contains) } ?? used
    channels = wanted
    graph = FlowGraph(flow, entries)
    variables = VariableUses(flow, entries)
    triggers = Triggers(flow)
    loginVariables = LoginVariables(variables)
    tokenRequests = LintedFlow.tokenRequests(of: flow, variables, loginVariables)
    conditions = flow.interactions.indices.filter { flow.interactions[$0].isCondition }
    requests = flow.interactions.indices.filter { flow.interactions[$0].isRequest }
    loginPlaces = LoginPlaces(flow)
    loginAddresses = LintedFlow.addresses(loginPlaces, source)
    oauthRequests = tokenRequests.compactMap { request in
      OAuthRequest(request, flow.interactions[request.interaction], source)
    }
    // A channel that is not judged by may still be where an interaction is meant for.
    reached = graph.reachable(
      from: Channel.allCases.compactMap(graph.opening) + [graph.listening] + graph.entered)
    withChoices = flow.interactions.indices.filter { flow.interactions[$0].hasChoices }
    logins = nil
    logins = LoginAnalysis(self)
  }

  package var interactions: [Interaction] { flow.interactions }
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
