import FlowDiagnostics
import FlowModel

/// A condition on a token whose branches are the wrong way round.
package struct InvertedCondition: Sendable {
  /// What goes wrong on one channel.
  struct Consequence {
    var channel: Channel
    /// From the condition to the interaction that has come to the wrong place.
    var path: [FlowGraph.Edge]
    /// Whether it asks for a token that is there; otherwise it uses one that is not.
    var asksAgain: Bool
  }

  let node: Int
  /// The row that tests the token.
  let row: Int
  let token: VariableUses.ID
  let consequences: [Consequence]

  static func all(
    _ flow: LintedFlow, _ channels: [LoginAnalysis.OnChannel], _ sources: TokenSources
  ) -> [InvertedCondition] {
    flow.interactions.indices.compactMap { node in
      guard case .condition(let rows)? = flow.interactions[node].settings else { return nil }
      for (place, row) in rows.enumerated() {
        guard let path = row.variable?.references.first?.path, path.steps.isEmpty,
          let token = sources.tokens.first(where: { flow.variables.names[$0] == path.root }),
          !row.operator.value.takesValue
        else { continue }
        let judge = InversionJudge(
          flow: flow, node: node, token: token, requests: sources.requests[token] ?? [])
        let consequences = channels.flatMap(judge.consequences)
        guard judge.isInverted(consequences, channels) else { continue }
        return InvertedCondition(
          node: node, row: place, token: token, consequences: consequences)
      }
      return nil
    }
  }
}

/// Follows the branches of one condition on a token as far as the bot goes by itself.
private struct InversionJudge {
  let flow: LintedFlow
  let node: Int
  let token: VariableUses.ID
  /// The code exchanges that the token comes from.
  let requests: [Int]

  func consequences(_ onChannel: LoginAnalysis.OnChannel) -> [InvertedCondition.Consequence] {
    [
      path(onChannel, isPresent: true, to: asksForToken).map { (path: $0, asksAgain: true) },
      path(onChannel, isPresent: false, to: usesToken).map { (path: $0, asksAgain: false) },
    ].compactMap { found in
      found.map {
        .init(channel: onChannel.channel, path: $0.path, asksAgain: $0.asksAgain)
      }
    }
  }

  /// A token is asked for where there is one; or it is used only where there is none.
  func isInverted(
    _ consequences: [InvertedCondition.Consequence], _ channels: [LoginAnalysis.OnChannel]
  ) -> Bool {
    if consequences.contains(where: \.asksAgain) { return true }
    return !consequences.isEmpty
      && !channels.contains { path($0, isPresent: true, to: usesToken) != nil }
  }

  /// A way from the condition to an interaction that `isWanted`, without the customer, with the
  /// token there all the way, or empty all the way.
  private func path(
    _ onChannel: LoginAnalysis.OnChannel, isPresent: Bool, to isWanted: (Int) -> Bool
  ) -> [FlowGraph.Edge]? {
    let values = onChannel.search.values
    let mask = values.bit(of: token)
    func isRight(_ bits: ValueFlow.Valuation) -> Bool { (bits & mask != 0) == isPresent }
    // With the token there, the login is over: what it brought is there as well.
    let beginnings = onChannel.search.entering(node).filter { state in
      isRight(state.bits) && !state.isRunFirst && values.isLoggedIn(state.bits) == true
    }
    let search = ValueSearch(values, from: beginnings) { edge in
      edge.kind.isSilent && edge.kind != .failed && edge.kind != .notLoggedIn
    }
    let hit = search.states.first { state in
      state.node != node && isWanted(state.node)
        && values.reading(in: state.node, state.bits).contains(where: isRight)
        && stays(search.path(to: state), from: state, in: values, isRight)
    }
    return hit.map(search.path)
  }

  /// Whether the token stays as it is up to the end of a way.
  private func stays(
    _ path: [FlowGraph.Edge], from end: ValueSearch.State, in values: ValueFlow,
    _ isRight: (ValueFlow.Valuation) -> Bool
  ) -> Bool {
    isRight(end.bits)
      && !path.contains { edge in
        edge.from != node && edge.from < flow.graph.count
          && flow.variables.writings(in: edge.from).contains { $0.variable == token }
      }
  }

  private func asksForToken(_ place: Int) -> Bool { requests.contains(place) }

  private func usesToken(_ place: Int) -> Bool {
    !flow.tokenRequests.contains { $0.interaction == place }
      && flow.variables.readings(in: place).contains { $0.variable == token && $0.isSent }
  }
}
