import FlowEngine
package import FlowModel

extension Simulation {
  package var scenarios: [Scenario] { world.outside.scenarios }

  /// Lets one thing go wrong from now on, or once; an older one of its kind is over.
  package func play(_ scenario: Scenario) throws(SimulationError) {
    guard world.outside.server != nil else { throw .noServer }
    keepMoment()
    world.outside.scenarios.removeAll { $0.kind == scenario.kind }
    world.outside.scenarios.append(scenario)
  }

  package func endScenarios() {
    keepMoment()
    world.outside.scenarios = []
  }

  /// Goes on with the pending login, with whatever is to go wrong there: a customer who was to log
  /// in does something else.
  package func playLogin(_ command: LoginCommand) throws(SimulationError) {
    guard let played = scenario(for: command) else { return try logIn(command) }
    print(.note, "scenario \(played.kind.rawValue): \(played.kind.summary)")
    try logIn(played.command)
    _ = world.outside.take(played.kind)
  }

  private func scenario(
    for command: LoginCommand
  ) -> (kind: Scenario.Kind, command: LoginCommand)? {
    guard world.loginPage != nil else { return nil }
    switch command {
    case .user, .late: break
    case .deny, .cancel, .wrongState, .code: return nil
    }
    for scenario in scenarios {
      switch scenario.kind {
      case .deny: return (.deny, .deny)
      case .noAnswer: return (.noAnswer, .cancel)
      case .wrongState: return (.wrongState, .wrongState)
      // The device compares; elsewhere the return itself shows what becomes of it.
      case .missingState where world.session.channel == .appleBusinessChat:
        return (.missingState, .wrongState)
      default: continue
      }
    }
    return nil
  }
}

extension SimulationError {
  static let noServer = SimulationError(
    "this flow has no OAuth server: no Account Link button was found")
}
