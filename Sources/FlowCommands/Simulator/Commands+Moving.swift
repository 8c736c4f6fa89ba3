import FlowDiagnostics
import FlowEngine
import FlowModel
import FlowRuntime

extension SimulatorCommand {
  static let moving = [step, runOn, until, back, restart, channel, wait, reload]

  private static let step = SimulatorCommand(
    "/step", "runs one interaction; then stops before each", example: "/step"
  ) { simulator, _ throws(SimulationError) in
    let wasStopped = simulator.simulation.isStopped
    simulator.simulation.isStepping = true
    if wasStopped {
      try simulator.simulation.step()
    } else {
      simulator.say("the bot waits; the next input stops before each interaction", .note)
    }
  }

  private static let runOn = SimulatorCommand(
    "/continue", "runs until the bot waits", example: "/continue"
  ) { simulator, _ throws(SimulationError) in
    let wasStopped = simulator.simulation.isStopped
    simulator.simulation.isStepping = false
    simulator.simulation.runOn()
    if !wasStopped { simulator.say("the bot waits for the customer", .note) }
  }

  private static let until = SimulatorCommand(
    "/until", "NAME", "runs until it is next, or the bot waits",
    example: "/until Get user info", completing: .interaction
  ) { simulator, argument throws(SimulationError) in
    simulator.simulation.runOn(until: try simulator.interaction(argument))
  }

  private static let wait = SimulatorCommand(
    "/wait", "MINUTES", "moves the simulated clock", example: "/wait 5"
  ) { simulator, argument throws(SimulationError) in
    guard let minutes = Double(argument), minutes > 0, minutes <= 1_000_000 else {
      throw SimulationError("write /wait and a number of minutes, such as /wait 5")
    }
    simulator.simulation.wait(max(1, Int((minutes * 60).rounded())))
    let clock = simulator.simulation.world.session.clock
    simulator.say("clock: \(Clock.text(clock)) since the session began", .note)
  }

  private static let reload = SimulatorCommand(
    "/reload", "reads the files again; the session goes on", example: "/reload"
  ) { simulator, _ throws(SimulationError) in simulator.reload() }

  private static let back = SimulatorCommand(
    "/back", "[N]", "undoes N steps: session, mock and clock", example: "/back 3",
    details: ["/forks undone takes it back"]
  ) { simulator, argument throws(SimulationError) in
    let count = argument.isEmpty ? 1 : Int(argument) ?? 0
    guard count > 0 else { throw SimulationError("/back takes how many steps to undo") }
    let undone = simulator.simulation.back(count)
    guard undone > 0 else { throw SimulationError("there is nothing to undo") }
    simulator.say("\(Plural.of(undone, "step")) undone", .note)
    simulator.tellPlace()
  }

  private static let restart = SimulatorCommand(
    "/restart", "begins again; /back returns to before", example: "/restart"
  ) { simulator, _ throws(SimulationError) in simulator.simulation.restart() }

  private static let channel = SimulatorCommand(
    "/channel", "NAME", "begins again on another channel", example: "/channel apple",
    completing: .channel
  ) { simulator, argument throws(SimulationError) in
    simulator.simulation.restart(on: try SimulatorCommand.channel(argument))
  }
}

extension Simulator {
  /// One or two lines that say where the session stands.
  func tellPlace() {
    let session = simulation.world.session
    let names = simulation.flow.interactions
    if simulation.isStopped, let target = session.target {
      say("stopped before '\(names[target].name)'", .note)
    } else if let position = session.position {
      say("'\(names[position].name)' waits for the customer", .note)
    } else {
      let hasSpoken = simulation.world.utterance != nil
      say(hasSpoken ? "the bot waits for the customer" : "nothing has run yet", .note)
    }
    for (place, button) in simulation.liveButtons.enumerated() {
      say(
        "     [\(place + 1)] \(button.display)\(button.typeLabel.map { " (\($0.rawValue))" } ?? "")",
        .button)
    }
  }
}
