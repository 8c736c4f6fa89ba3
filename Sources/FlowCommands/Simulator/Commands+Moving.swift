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
    example: "/until {interaction}",
    details: ["while the bot waits it holds for what the next input leads to"],
    completing: .interaction
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
    simulator.tellClock()
  }

  private static let reload = SimulatorCommand(
    "/reload", "reads the files again; the session goes on", example: "/reload"
  ) { simulator, _ throws(SimulationError) in simulator.reload() }

  private static let back = SimulatorCommand(
    "/back", "[N|input]", "undoes N steps: session, mock and clock", example: "/back 3",
    details: [
      "/back          one step: what the customer did, or an interaction that ran",
      "/back 3        three of them",
      "/back input    to before the last thing that the customer did",
      "/forks undone  takes it back",
    ], completing: .backward
  ) { simulator, argument throws(SimulationError) in
    let simulation = simulator.simulation
    let count: Int
    switch argument {
    case "": count = 1
    case "input":
      guard let steps = simulation.stepsToLastInput else {
        throw SimulationError("the customer has done nothing yet")
      }
      count = steps
    default: count = Int(argument) ?? 0
    }
    guard count > 0 else {
      throw SimulationError("/back takes how many steps to undo, or the word 'input'")
    }
    let possible = min(count, simulation.mostStepsBack)
    let deed = simulation.deed(possible).map { ", back to before \($0)" } ?? ""
    let undone = simulation.back(possible)
    guard undone > 0 else { throw SimulationError("there is nothing to undo") }
    simulator.say("\(Plural.of(undone, "step")) undone\(deed)", .note)
    simulator.tellPlace()
  }

  private static let restart = SimulatorCommand(
    "/restart", "begins again; /back returns to before", example: "/restart"
  ) { simulator, _ throws(SimulationError) in
    simulator.say("begins again", .note)
    simulator.simulation.restart()
  }

  private static let channel = SimulatorCommand(
    "/channel", "NAME", "begins again on another channel", example: "/channel apple",
    completing: .channel
  ) { simulator, argument throws(SimulationError) in
    let channel = try SimulatorCommand.channel(argument)
    simulator.say("begins again on \(channel.rawValue)", .note)
    simulator.simulation.restart(on: channel)
  }
}
