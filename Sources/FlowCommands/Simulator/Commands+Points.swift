import FlowEngine
import FlowModel
import FlowRuntime

extension SimulatorCommand {
  static let points = [fork, forks]

  private static let fork = SimulatorCommand(
    "/fork", "NAME", "keeps this point under a name", example: "/fork before the login",
    details: ["session, mock server and clock together; /forks NAME goes back to it"]
  ) { simulator, argument throws(SimulationError) in
    guard !argument.isEmpty else {
      throw SimulationError("write /fork and a name for this point")
    }
    try simulator.simulation.fork(argument)
    simulator.say("kept as '\(argument)'; /forks \(argument) goes back to it", .note)
  }

  private static let forks = SimulatorCommand(
    "/forks", "[NAME]", "the points that are kept, or back to one of them", example: "/forks",
    details: [
      "/forks          lists them, with where each of them stands",
      "/forks NAME     goes back to one; /back returns to where you were",
      "/forks undone   where the last /back began",
    ], completing: .point
  ) { simulator, argument throws(SimulationError) in
    guard argument.isEmpty else {
      try simulator.simulation.revisit(argument)
      simulator.say("at '\(argument)'; /back returns to where you were", .note)
      return simulator.tellPlace()
    }
    let all = simulator.simulation.forks
    if all.isEmpty { simulator.say("no point is kept; /fork NAME keeps this one", .note) }
    for fork in all { simulator.tell(fork) }
  }
}

extension Simulator {
  fileprivate func tell(_ fork: Fork) {
    let session = simulation.world(of: fork).session
    let place =
      session.phase == .running
      ? session.target.map { "stopped before \(quoted($0))" }
      : session.position.map { "\(quoted($0)) waits" }
    say(
      "\(fork.name): \(place ?? "nothing has run yet"), \(session.channel.rawValue), "
        + "clock \(Clock.text(session.clock))")
  }

  private func quoted(_ index: InteractionIndex) -> String {
    "'\(simulation.flow.interactions[index].name)'"
  }
}
