import FlowDiagnostics
import FlowEngine
import FlowModel
import FlowRuntime
import FlowSyntax

extension SimulatorCommand {
  static let looking = [whereNow, vars, why, show, list, http]

  private static let whereNow = SimulatorCommand(
    "/where", "where the session stands", example: "/where"
  ) { simulator, _ throws(SimulationError) in
    let session = simulator.simulation.world.session
    simulator.tellPlace()
    simulator.say("channel: \(session.channel.rawValue)")
    simulator.tellClock()
    if let page = simulator.simulation.world.loginPage {
      let name = simulator.simulation.flow.interactions[page.interaction].name
      simulator.say("a login is pending, from '\(name)'; /login goes on with it")
    }
  }

  private static let vars = SimulatorCommand(
    "/vars", "[NAME] [--reveal]", "variables, secrets masked", example: "/vars accessToken",
    completing: .variable
  ) { simulator, argument throws(SimulationError) in
    var words = argument.split(separator: " ").map(String.init)
    let isRevealed = words.contains("--reveal")
    words.removeAll { $0 == "--reveal" }
    guard !isRevealed || simulator.canReveal else {
      throw SimulationError("--reveal works on a terminal only")
    }
    let all = simulator.simulation.variables
    let shown = words.isEmpty ? all : all.filter { words.contains($0.name) }
    for variable in shown {
      let text = "\(variable.name) = \(variable.value.json)"
      if isRevealed {
        simulator.reveal(text)
      } else if !words.isEmpty, text.count <= mostOfOne {
        simulator.tell(variable.name, variable.value)
      } else {
        let hint = words.isEmpty ? "; /vars \(variable.name) shows more" : ""
        simulator.sayCut(text, atMost: words.isEmpty ? mostOfEach : mostOfOne, hint)
      }
    }
    let missing = words.filter { word in !shown.contains { $0.name == word } }
    for name in missing { simulator.say("\(name) is not set") }
  }

  /// Characters of a value among others, and of one that was asked for.
  private static let mostOfEach = 300
  private static let mostOfOne = 10_000

  private static let list = SimulatorCommand(
    "/list", "all interactions, the current one marked", example: "/list"
  ) { simulator, _ throws(SimulationError) in
    let simulation = simulator.simulation
    for (index, interaction) in simulation.flow.sources.enumerated() {
      let mark =
        index == simulation.world.session.position
        ? "*" : simulation.isStopped && index == simulation.world.session.target ? "→" : " "
      let kind = interaction.details.actionType?.value.rawValue ?? interaction.type.rawValue
      simulator.say("\(mark) \(simulation.flow.interactions[index].name) (\(kind))")
    }
  }

  private static let http = SimulatorCommand(
    "/http", "the requests and answers so far, secrets masked", example: "/http"
  ) { simulator, _ throws(SimulationError) in
    let exchanges = simulator.simulation.exchanges
    if exchanges.isEmpty { simulator.say("no request has been made", .note) }
    for (place, exchange) in exchanges.enumerated() { simulator.tell(exchange, place + 1) }
  }

  private static let mostHopsExplained = 12

  private static let why = SimulatorCommand(
    "/why", "[not NAME]", "why it went here; what keeps it from going there",
    example: "/why not {interaction}",
    details: [
      "/why            each hop since the last input: field, row, values read",
      "/why not NAME   the ways to an interaction, and what each would need",
    ], completing: .reason
  ) { simulator, argument throws(SimulationError) in
    let simulation = simulator.simulation
    let lines: [String]
    if argument.isEmpty {
      lines = simulation.explanation(ofLast: mostHopsExplained)
    } else {
      guard argument.hasPrefix("not ") else {
        throw SimulationError("write /why, or /why not and the name of an interaction")
      }
      let goal = try simulator.interaction(String(argument.dropFirst(4)).trimmingBlanks())
      lines = simulation.reasonsAgainst(goal)
    }
    guard !lines.isEmpty else {
      throw SimulationError("nothing has led anywhere since the last input")
    }
    for line in lines { simulator.say(line) }
  }
}

extension Simulator {
  /// A value on several lines, if it has that many.
  fileprivate func tell(_ name: String, _ value: JSONValue) {
    var lines = BodyText.lines(of: value)
    lines[0] = "\(name) = \(lines[0])"
    for line in lines { say(line) }
  }

  /// What is very long loses its end, once nothing secret is left in it.
  func sayCut(_ text: String, atMost limit: Int, _ hint: String = "") {
    let text = simulation.shown(text)
    guard text.count > limit else { return say(text) }
    let rest = text.count - limit
    say("\(text.prefix(limit))… \(Plural.of(rest, "more character"))\(hint)")
  }
}
