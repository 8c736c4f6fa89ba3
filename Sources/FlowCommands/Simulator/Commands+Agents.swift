import FlowEngine
import FlowRuntime

extension SimulatorCommand {
  /// What the live agents' side does.
  static let agent = SimulatorCommand(
    "/agent", "join|none|say TEXT|leave", "plays the live agents", example: "/agent join",
    details: [
      "/agent join        one takes over and hears what the customer says",
      "/agent none        nobody is online",
      "/agent say Hello   the agent says something",
      "/agent leave       the bot goes on at the customer's next message",
    ], completing: .agent
  ) { simulator, argument throws(SimulationError) in
    let words = argument.split(separator: " ", maxSplits: 1).map(String.init)
    let event: AgentEvent
    switch (words.first, words.count) {
    case ("join", 1): event = .joined
    case ("none", 1): event = .noneOnline
    case ("leave", 1): event = .left
    case ("say", 2): event = .said(words[1])
    default: throw SimulationError("write /agent join, none, leave, or say and a text")
    }
    try simulator.simulation.agent(event)
  }

  static let agentActs = ["join", "none", "say", "leave"]
}
