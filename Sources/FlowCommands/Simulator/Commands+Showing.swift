import FlowEngine
import FlowModel
import FlowRuntime

extension SimulatorCommand {
  static let show = SimulatorCommand(
    "/show", "[NAME] [--channel C]", "an interaction by tabs, or as a channel shows it",
    example: "/show {interaction} --channel apple",
    details: [
      "/show NAME                  tab by tab, as the Designer shows it",
      "/show NAME --channel apple  what the customer sees there now",
    ], completing: .interaction
  ) { simulator, argument throws(SimulationError) in
    let (name, channel) = try channelOption(in: argument)
    let simulation = simulator.simulation
    let session = simulation.world.session
    let current = simulation.isStopped ? session.target : session.position
    let index = if name.isEmpty, let current { current } else { try simulator.interaction(name) }
    guard let channel else {
      for line in InteractionSheet(index, of: simulation.flow).lines { simulator.say(line) }
      return
    }
    try simulation.show(index, on: channel)
  }

  /// What stands before `--channel`, and the channel behind it.
  private static func channelOption(
    in argument: String
  ) throws(SimulationError) -> (name: String, channel: Channel?) {
    let option = "--channel"
    guard let range = argument.ranges(of: option).last else { return (argument, nil) }
    let word = String(argument[range.upperBound...]).trimmingBlanks()
    return (String(argument[..<range.lowerBound]).trimmingBlanks(), try channel(word))
  }

  static func channel(_ word: String) throws(SimulationError) -> Channel {
    guard let channel = Channel(argument: word) else {
      let names = Channel.allCases.map(\.shortName).joined(separator: ", ")
      throw SimulationError("the channels are \(names)")
    }
    return channel
  }
}
