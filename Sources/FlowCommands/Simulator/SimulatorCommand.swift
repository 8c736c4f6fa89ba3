import FlowModel
import FlowRuntime

/// One command of the simulator. Help, completion and dispatch read the same table.
struct SimulatorCommand: Sendable {
  /// What may be completed behind the command's name.
  enum Argument: Sendable {
    case none, interaction, variable, button, user, agent, channel, command, file
    case breakpoint, breakpointNumber, point, scenario, reason, backward
  }

  /// Commands that belong together, as help lists them.
  struct Group: Sendable {
    let title: String
    let commands: [SimulatorCommand]
  }

  let name: String
  /// What may stand behind the name, as help shows it.
  let usage: String
  let summary: String
  /// `{interaction}`, `{request}` and `{user}` stand for names of the flow.
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

  init(
    _ name: String, _ summary: String, example: String,
    run: @escaping @Sendable (Simulator, String) throws(SimulationError) -> Void
  ) {
    self.init(name, "", summary, example: example, run: run)
  }

  static let groups = [
    Group(title: "going on", commands: moving + breaking),
    Group(title: "looking", commands: looking),
    Group(title: "customer", commands: customer + [set, unset]),
    Group(title: "outside", commands: outside),
    Group(title: "keeping", commands: points + keeping),
    Group(title: "", commands: [help, quit]),
  ]

  static let all = groups.flatMap(\.commands)

  /// Short names that people know from debuggers.
  private static let short = ["/s": "/step", "/c": "/continue", "/b": "/break"]

  /// The command that `word` means: its name, a short name, or an unambiguous beginning.
  static func find(_ word: String) throws(SimulationError) -> SimulatorCommand {
    let wanted = short[word] ?? word
    if let command = all.first(where: { $0.name == wanted }) { return command }
    let candidates = all.filter { $0.name.hasPrefix(wanted) }
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

  /// Whether `word` means a command that only tells something, so that its end can wait.
  static func mayBeLong(_ word: String) -> Bool {
    guard let name = (try? find(word))?.name else { return false }
    return (looking + keeping + [help]).contains { $0.name == name }
  }
}

extension String {
  func trimmingBlanks() -> String {
    let front = drop { $0 == " " }
    return String(front.reversed().drop { $0 == " " }.reversed())
  }

  func filled(to width: Int) -> String {
    self + String(repeating: " ", count: max(1, width - count))
  }
}
