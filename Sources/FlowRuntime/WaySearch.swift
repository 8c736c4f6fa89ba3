import FlowEngine
import FlowModel

/// Looks for the shortest way to an interaction, backwards from it.
final class WaySearch {
  /// How much of what stands in the way now is minded.
  enum Care: CaseIterable {
    /// Each condition and guard lets the session through as it is.
    case all
    /// A login comes first, so guards are passed.
    case loggingIn
    /// Only the fields count.
    case none
  }

  struct Chain {
    /// What happens first: a way, or else what `opening` says.
    var start: Way?
    var opening: String
    var onward: [Way]
  }

  private let simulation: Simulation
  private let ways: WaysThrough
  private var hops: [InteractionIndex: Hop?] = [:]

  init(_ simulation: Simulation, _ ways: WaysThrough) {
    self.simulation = simulation
    self.ways = ways
  }

  /// Where the session would go if `index` ran now.
  func hop(_ index: InteractionIndex) -> Hop? {
    if let known = hops[index] { return known }
    let hop = simulation.whatIf.running(index)
    hops[index] = .some(hop)
    return hop
  }

  func isBarred(_ index: InteractionIndex) -> Bool {
    if case .notLoggedIn? = hop(index)?.reason { true } else { false }
  }

  /// Whether the session as it is would go that way, if it stood there.
  func isOpen(_ way: Way) -> Bool { isOpen(way, .all) }

  private func isOpen(_ way: Way, _ care: Care) -> Bool {
    if care == .none { return true }
    if case .notLoggedIn = way.kind { return isBarred(way.from) }
    if isBarred(way.from) { return care == .loggingIn }
    switch way.kind {
    case .row(let row):
      guard case .rowMet(let winner, _)? = hop(way.from)?.reason else { return false }
      return winner == row + 1
    case .next:
      if case .rowMet? = hop(way.from)?.reason { return false }
      return true
    case .onError: return false
    case .answer, .notLoggedIn, .action, .button, .login, .logout, .noAgents, .otherBot: return true
    }
  }

  func chain(to goal: InteractionIndex, _ care: Care) -> Chain? {
    var onward: [InteractionIndex: (way: Way, to: InteractionIndex)] = [:]
    var queue = [goal]
    var seen: Set = [goal]
    var next = 0
    while next < queue.count {
      let place = queue[next]
      next += 1
      if place != goal, var chain = start(at: place, care) {
        var at = place
        while let step = onward[at] {
          chain.onward.append(step.way)
          at = step.to
        }
        return chain
      }
      for way in ways.leading[place] ?? [] where isOpen(way, care) {
        guard seen.insert(way.from).inserted else { continue }
        onward[way.from] = (way, place)
        queue.append(way.from)
      }
    }
    return nil
  }

  /// What can happen now that leads to `place`.
  private func start(at place: InteractionIndex, _ care: Care) -> Chain? {
    let near = (ways.leading[place] ?? []).filter { simulation.isNear($0) && isOpen($0, care) }
    if care == .loggingIn {
      let login = near.first {
        if case .login(_, succeeds: true) = $0.kind { true } else { false }
      }
      guard login != nil || simulation.isLoginStart(place) else { return nil }
      return Chain(start: login, opening: Simulation.pendingLoginOpening, onward: [])
    }
    if simulation.isStopped, simulation.world.session.target == place {
      return Chain(opening: "\(simulation.quoted(place)) runs next", onward: [])
    }
    let opening = simulation.starts(place).ways.first
    guard opening != nil || !near.isEmpty else { return nil }
    return Chain(start: opening == nil ? near.first : nil, opening: opening ?? "", onward: [])
  }
}
