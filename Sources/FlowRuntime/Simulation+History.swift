import FlowEngine
package import FlowModel

/// A world with the reading of the flow that it belongs to.
struct Moment: Sendable {
  var world: World
  /// Its place in `Simulation.editions`.
  var edition: Int
  /// What came next; `nil` where it is only known by its traces.
  var deed: Deed?
}

/// What leads from one moment to the next.
enum Deed: Hashable, Sendable {
  case said(String)
  /// A button with that label.
  case pressed(String)
  case login
  case agent
  /// What was next ran, or a delay ended.
  case ran
  case assigned(String)
  case waited
  case restarted

  var isCustomers: Bool {
    switch self {
    case .said, .pressed, .login: true
    case .agent, .ran, .assigned, .waited, .restarted: false
    }
  }
}

/// A point of a run that a tester keeps under a name.
package struct Fork: Sendable {
  package let name: String
  let moment: Moment
}

extension Simulation {
  /// Under this name the point stands that the last `back` left.
  package static let undone = "undone"

  var now: Moment { Moment(world: world, edition: editions.count - 1) }

  /// Keeps this moment, so that it can be gone back to.
  func keepMoment(_ deed: Deed? = nil) {
    var moment = now
    moment.deed = deed ?? (world.loginPage == nil ? nil : .login)
    past.append(moment)
  }

  /// Begins again, if wanted on another channel. What was before is one step back.
  package func restart(on channel: Channel? = nil) {
    keepMoment(.restarted)
    let steps = past.count
    start.channel = channel ?? world.session.channel
    let scenarios = self.scenarios
    world = Simulation.freshWorld(engine, mock, start, startingRandomness, &values)
    world.outside.scenarios = scenarios
    registerOpeningSecrets()
    rearmBreakpoints()
    begin()
    past.removeSubrange(steps...)
  }

  package var mostStepsBack: Int { past.count }

  /// How many steps lead back to before the last thing that the customer did.
  package var stepsToLastInput: Int? {
    past.lastIndex { $0.deed?.isCustomers == true }.map { past.count - $0 }
  }

  /// What `count` steps back has not happened yet, as in "back to before …".
  package func deed(_ count: Int) -> String? {
    guard count > 0, count <= past.count else { return nil }
    let moment = past[past.count - count]
    switch moment.deed {
    case .said(let text): return "'\(short(text))' was said"
    case .pressed(let label): return "'\(label)' was pressed"
    case .login: return "the login"
    case .agent: return "what the agent did"
    case .ran:
      guard let target = moment.world.session.target, moment.world.session.phase == .running
      else { return "the end of the delay" }
      return "'\(editions[moment.edition].interactions[target].name)' ran"
    case .assigned(let name): return "'\(name)' was changed"
    case .waited: return "the clock was moved"
    case .restarted: return "it began again"
    case nil: return nil
    }
  }

  /// Undoes `count` steps: session, mock server and clock together. Returns how many there were.
  package func back(_ count: Int) -> Int {
    let steps = min(count, past.count)
    guard steps > 0 else { return 0 }
    keep(under: Simulation.undone)
    let moment = past[past.count - steps]
    past.removeLast(steps)
    go(to: moment)
    return steps
  }

  /// Keeps this point under a name that is free.
  package func fork(_ name: String) throws(SimulationError) {
    guard name != Simulation.undone else {
      throw SimulationError("'\(name)' is where the last /back began; choose another name")
    }
    guard !forks.contains(where: { $0.name == name }) else {
      throw SimulationError("'\(name)' is kept already; /forks \(name) goes back to it")
    }
    keep(under: name)
  }

  private func keep(under name: String) {
    forks.removeAll { $0.name == name }
    forks.append(Fork(name: name, moment: now))
  }

  /// Goes to a kept point; the moment that is left can be gone back to.
  package func revisit(_ name: String) throws(SimulationError) {
    guard let fork = forks.first(where: { $0.name == name }) else {
      let near = Suggestion.nearest(to: name, among: forks.map(\.name))
      throw SimulationError(
        "no point is kept as '\(name)'"
          + (near.map { "; did you mean '\($0)'?" } ?? "; /forks lists them"))
    }
    keepMoment()
    go(to: fork.moment)
  }

  /// A kept point as it would be now.
  package func world(of fork: Fork) -> World { restored(fork.moment) }

  private func go(to moment: Moment) {
    world = restored(moment)
    if isOpenToBrowsers { world.randomness = .system }
    rearmBreakpoints()
  }
}
