import FlowDiagnostics
package import FlowModel

/// What a flow's login and its tokens come to on each channel that can link accounts: the facts
/// behind the rules about logins.
package final class LoginAnalysis: Sendable {
  /// How conversations go on one channel.
  package struct OnChannel: Sendable {
    package let channel: Channel
    package let search: ValueSearch
  }

  package let channels: [OnChannel]
  /// Variables that hold a token, whatever they are called.
  package let tokens: [VariableUses.ID]
  package let inverted: [InvertedCondition]

  /// `nil` for a flow in which nobody can log in.
  init?(_ flow: LintedFlow) {
    guard flow.interactions.contains(where: \.offersLogin) else { return nil }
    let sources = TokenSources(flow)
    let tokens = sources.tokens
    self.tokens = tokens
    let login = flow.loginVariables
    let tracked = LoginAnalysis.tracked([login.code, login.parts] + tokens, flow)
    channels = flow.channels.filter(\.canLinkAccounts).map { channel in
      OnChannel(
        channel: channel,
        search: ValueSearch(ValueFlow(flow, tracking: tracked, on: channel, assuming: .filled)))
    }
    inverted = InvertedCondition.all(flow, channels, sources)
  }

  /// Those of the login, and others that conditions ask for being there, such as a flag that is set
  /// with the token: what they say of it counts.
  private static func tracked(
    _ login: [VariableUses.ID], _ flow: LintedFlow
  ) -> [VariableUses.ID] {
    var tracked = login
    for reading in flow.variables.readings {
      guard tracked.count < ValueFlow.most,
        flow.graph.count << (tracked.count + 1) <= LoginAnalysis.mostStates
      else { break }
      guard case .template(.conditionVariable) = reading.place, reading.path.steps.isEmpty,
        !tracked.contains(reading.variable), !flow.variables.writings(of: reading.variable).isEmpty
      else { continue }
      tracked.append(reading.variable)
    }
    return tracked
  }

  /// Beyond that many places and values no other variables than those of the login are looked at.
  private static let mostStates = 200_000

  /// Ways on which a variable is empty where an interaction sends it, one for each channel on which
  /// there is one, the shortest.
  func emptyUses(of variable: VariableUses.ID, in node: Int) -> [EmptyUse] {
    channels.compactMap { onChannel in
      let search = onChannel.search
      let mask = search.values.bit(of: variable)
      for state in search.entering(node)
      where search.values.reading(in: node, state.bits).contains(where: { $0 & mask == 0 }) {
        let path = search.path(to: state)
        // An inverted condition is told as such, not once more by what follows from it.
        if path.contains(where: { edge in inverted.contains { $0.node == edge.from } }) { continue }
        return EmptyUse(channel: onChannel.channel, path: path)
      }
      return nil
    }
  }

  struct EmptyUse {
    var channel: Channel
    var path: [FlowGraph.Edge]
  }
}

extension Sequence<Channel> {
  /// "Web Client, Facebook and Apple Business Chat".
  package var listed: String {
    let names = map(\.rawValue)
    guard names.count > 1, let last = names.last else { return names.first ?? "" }
    return "\(names.dropLast().joined(separator: ", ")) and \(last)"
  }
}
