import FlowEngine
import FlowModel
import FlowRuntime

extension SimulatorCommand {
  static let help = SimulatorCommand(
    "/help", "[COMMAND|all]", "the commands, or one with an example",
    example: "/help login", completing: .command
  ) { simulator, argument throws(SimulationError) in
    switch argument {
    case "": simulator.tellGroups()
    case "all": simulator.tellCommands()
    default: simulator.tell(try find(argument.hasPrefix("/") ? argument : "/\(argument)"))
    }
  }

  static let quit = SimulatorCommand(
    "/quit", "ends the simulator (Ctrl-D does too)", example: "/quit"
  ) { simulator, _ throws(SimulationError) in simulator.isAtEnd = true }

  fileprivate var head: String { "\(name) \(usage)".trimmingBlanks() }
}

extension Simulator {
  private static let helpWidth = 80

  fileprivate func tellGroups() {
    say("What you type is what the customer says; a number presses a button; an empty")
    say("line runs the next interaction when stopped; // says what starts with a slash.")
    for group in SimulatorCommand.groups {
      var line = "  " + group.title.filled(to: 10)
      for head in group.commands.map(\.head) {
        if line.count + 2 + head.count > Simulator.helpWidth {
          say(line)
          line = "".filled(to: 12)
        }
        line += (line.hasSuffix(" ") ? "" : "  ") + head
      }
      say(line)
    }
    say("/help COMMAND says more, with an example; /help all has a line for each.")
    say("At the prompt ‖ says that the run is stopped, /login that a login is pending,")
    say("/agent that an agent was asked for, agent that one has taken over.")
    say("† marks what rests on a choice of botflow's; /why says which.")
  }

  fileprivate func tellCommands() {
    for command in SimulatorCommand.groups.flatMap(\.commands) {
      let head = "  \(command.head.filled(to: 27))"
      if command.head.count < 27, head.count + command.summary.count <= Simulator.helpWidth {
        say(head + command.summary)
      } else {
        say("  \(command.head)")
        say("".filled(to: 29) + command.summary)
      }
    }
  }

  fileprivate func tell(_ command: SimulatorCommand) {
    say(command.head)
    say("  \(command.summary)")
    for line in command.details { say("  \(line)") }
    say("  example: \(filled(command.example))")
  }

  /// An example with names of this flow, so that it can be typed.
  private func filled(_ example: String) -> String {
    let flow = simulation.flow
    let session = simulation.world.session
    let index = (simulation.isStopped ? session.target : session.position) ?? 0
    let requester = flow.interactions.first { interaction in
      if case .rest = interaction.behaviour { true } else { false }
    }
    return example.replacing(
      "{interaction}", with: flow.interactions.isEmpty ? "" : name(of: index)
    )
    .replacing("{request}", with: requester?.name ?? "NAME")
    .replacing("{user}", with: simulation.usernames.first ?? "USER")
  }
}
