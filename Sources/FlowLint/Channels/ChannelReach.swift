package import FlowModel

/// On which channels an interaction can be reached: a bot for several channels asks for the channel
/// in a condition, and shows each what it can [C-alexa]; and what asks for a login is never reached
/// where nobody can log in.
package struct ChannelReach {
  private let flow: LintedFlow
  private lazy var hasConditionOnChannel = flow.asksForChannel
  private lazy var hasGuards = flow.interactions.contains(where: \.isGuarded)
  private var reached: [Channel: [Bool]] = [:]

  package init(_ flow: LintedFlow) {
    self.flow = flow
  }

  /// Whether it is run there: reached, and past its guard.
  package mutating func isReached(_ place: Int, on channel: Channel) -> Bool {
    let isLike = channel.canLinkAccounts || !hasGuards
    guard hasConditionOnChannel || !isLike else { return flow.reached[place] }
    if let known = reached[channel] { return known[place] }
    let found = search(channel, tracksLogin: !isLike)
    reached[channel] = found
    return found[place]
  }

  private func search(_ channel: Channel, tracksLogin: Bool) -> [Bool] {
    let graph = flow.graph
    let values = ValueFlow(
      flow, tracking: tracksLogin ? flow.loginVariables.all : [], on: channel)
    var beginnings = ([graph.opening(on: channel)].compactMap(\.self) + [graph.listening]).map {
      ValueSearch.State(node: $0, bits: values.initial)
    }
    // What another bot has set is not known.
    for node in graph.entered {
      beginnings += values.all.map { ValueSearch.State(node: node, bits: $0) }
    }
    let search = ValueSearch(values, from: beginnings)
    return (0..<graph.count).map { node in
      search.entering(node).contains { !values.reading(in: node, $0.bits).isEmpty }
    }
  }
}

extension LintedFlow {
  /// Whether a condition looks at the channel.
  fileprivate var asksForChannel: Bool {
    let channel = variables.id(of: BuiltInVariable.channel.rawValue)
    return variables.readings.contains { reading in
      guard reading.variable == channel, case .template(.conditionVariable) = reading.place else {
        return false
      }
      return true
    }
  }
}
