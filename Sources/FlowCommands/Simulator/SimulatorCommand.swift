import FlowModel
import FlowRuntime

/// One command of the simulator. Help, completion and dispatch read the same table.
struct SimulatorCommand: Sendable {
  /// What may be completed behind the command's name.
  enum Argument: Sendable {
    case none, interaction, variable, button, user, agent, channel, command, file
  }

  let name: String
  /// What may stand behind the name, as help shows it.
  let usage: String
  let summary: String
  let example: String
  /// What help says beyond the summary, line by line.
  var details: [String] = []
  var argument = Argument.none
  let run: @Sendable (Simulator, String) throws(SimulationError) -> Void

  init(
    _ name: String, _ usage: String = "", _ summary: String, example: String,
    details: [String] = [], completing argument: Argument = .none,
    run: @escaping @Sendable (Simulator, String) throws(SimulationError) -> Void
  ) {
    self.name = name
    self.usage = usage
    self.summary = summary
    self.example = example
    self.details = details
    self.argument = argument
    self.run = run
  }

  static let all: [SimulatorCommand] =
    moving + looking + [set, unset] + customer + outside + keeping + [help, quit]

  /// Short names that people know from debuggers; `/b` is kept for breakpoints.
  private static let short = ["/s": "/step", "/c": "/continue"]

  /// The command that `word` means: its name, a short name, or an unambiguous beginning.
  static func find(_ word: String) throws(SimulationError) -> SimulatorCommand {
    let wanted = short[word] ?? word
    if let command = all.first(where: { $0.name == wanted }) { return command }
    let candidates = word == "/b" ? [] : all.filter { $0.name.hasPrefix(wanted) }
    if candidates.count == 1, wanted.count > 1 { return candidates[0] }
    if candidates.count > 1, wanted.count > 1 {
      let names = candidates.map(\.name).joined(separator: ", ")
      throw SimulationError("'\(word)' can mean \(names)")
    }
    let near = Suggestion.nearest(to: word, among: all.map(\.name))
    throw SimulationError(
      "there is no command '\(word)'\(near.map { "; did you mean '\($0)'?" } ?? "")"
        + "; /help lists them, and a text that starts with '/' is typed with '//'")
  }
}

extension SimulatorCommand {
  static let help = SimulatorCommand(
    "/help", "[COMMAND]", "the commands, or one of them with an example", example: "/help login",
    completing: .command
  ) { simulator, argument throws(SimulationError) in
    guard argument.isEmpty else {
      let word = argument.hasPrefix("/") ? argument : "/\(argument)"
      let command = try find(word)
      simulator.say("\(command.name) \(command.usage)".trimmingBlanks())
      simulator.say("  \(command.summary)")
      for line in command.details { simulator.say("  \(line)") }
      return simulator.say("  example: \(command.example)")
    }
    simulator.say("What you type is what the customer says; a number presses a button.")
    for command in all {
      let head = "\(command.name) \(command.usage)".trimmingBlanks()
      simulator.say("  \(head.filled(to: helpColumn))\(command.summary)")
    }
    simulator.say("  \("// TEXT".filled(to: helpColumn))says a text that starts with a slash")
    simulator.say("An empty line is the next step when stopped.")
    simulator.say("† marks what rests on a choice of botflow's; /why says which.")
  }

  private static let helpColumn = 28

  static let quit = SimulatorCommand(
    "/quit", "ends the simulator (Ctrl-D does too)", example: "/quit"
  ) { simulator, _ throws(SimulationError) in simulator.isAtEnd = true }

  init(
    _ name: String, _ summary: String, example: String,
    run: @escaping @Sendable (Simulator, String) throws(SimulationError) -> Void
  ) {
    self.init(name, "", summary, example: example, run: run)
  }
}

extension String {
  fileprivate func filled(to width: Int) -> String {
    self + String(repeating: " ", count: max(1, width - count))
  }

  func trimmingBlanks() -> String {
    let front = drop { $0 == " " }
    return String(front.reversed().drop { $0 == " " }.reversed())
  }
}

extension Simulator {
  /// The interaction called `name`, or the one it nearly names.
  func interaction(_ name: String) throws(SimulationError) -> InteractionIndex {
    if let index = simulation.flow.index(of: name) { return index }
    let names = simulation.flow.interactions.map(\.name)
    let folded = names.indices.filter { names[$0].lowercased() == name.lowercased() }
    if folded.count == 1 { return folded[0] }
    let near = Suggestion.nearest(to: name, among: names)
    throw SimulationError(
      name.isEmpty
        ? "which interaction? /list shows them"
        : "no interaction is called '\(name)'\(near.map { "; did you mean '\($0)'?" } ?? "")")
  }
}
