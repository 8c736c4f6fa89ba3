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
    details: [
      "/vars                  each on one line",
      "/vars user             all of one",
      "/vars user.first_name  a piece of one",
    ], completing: .variable
  ) { simulator, argument throws(SimulationError) in
    var words = argument.split(separator: " ").map(String.init)
    let isRevealed = words.contains("--reveal")
    words.removeAll { $0 == "--reveal" }
    guard !isRevealed || simulator.canReveal else {
      throw SimulationError("--reveal works on a terminal only")
    }
    let all = simulator.simulation.variables
    let shown = words.isEmpty ? all : words.compactMap { piece($0, of: all) }
    let hidden = shown.map { ($0.name, Placeholder.hiding($0.value, isSecret: isSecret($0.name))) }
    if isRevealed {
      for piece in shown { simulator.reveal("\(piece.name) = \(piece.value.json)") }
    } else if words.isEmpty {
      simulator.list(hidden)
    } else {
      for (name, value) in hidden { simulator.tell(name, value) }
    }
    for word in words where piece(word, of: all) == nil { simulator.say("\(word) is not set") }
  }

  /// The variable that `word` names, or the piece of one.
  private static func piece(
    _ word: String, of variables: [(name: String, value: JSONValue)]
  ) -> (name: String, value: JSONValue)? {
    if let variable = variables.first(where: { $0.name == word }) { return variable }
    guard let path = VariablePath(word),
      let value = variables.first(where: { $0.name == path.root })?.value.piece(path.steps)
    else { return nil }
    return (word, value)
  }

  /// Whether a variable, or a piece of one, is a secret by its name.
  private static func isSecret(_ name: String) -> Bool {
    guard let path = VariablePath(name) else { return Simulation.isSecretName(name) }
    return path.steps.reduce(Simulation.isSecretName(path.root)) { isSecret, step in
      if case .name(let name) = step { isSecret || Simulation.isSecretName(name) } else { isSecret }
    }
  }

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
  /// Each on one line, with as much of its value as fits.
  fileprivate func list(_ variables: [(name: String, value: JSONValue)]) {
    var isCut = false
    for variable in variables {
      let text = simulation.shown("\(variable.name) = \(variable.value.json)")
      let line = text.cut(toColumns: Simulator.listColumns)
      isCut = isCut || line != text
      quote(line)
    }
    if isCut { say("/vars NAME shows all of one", .note) }
  }

  /// Of a terminal that lists are made for.
  private static let listColumns = 80

  /// A value on several lines, if it has that many.
  fileprivate func tell(_ name: String, _ value: JSONValue) {
    let text = "\(name) = \(value.json)"
    guard text.count <= Simulator.mostOfOne else {
      return sayCut(text, atMost: Simulator.mostOfOne)
    }
    var lines = BodyText.lines(of: value)
    lines[0] = "\(name) = \(lines[0])"
    for line in lines { say(line) }
  }

  /// Characters of a variable that was asked for.
  private static let mostOfOne = 10_000

  /// What is very long loses its end, once nothing secret is left in it.
  func sayCut(_ text: String, atMost limit: Int) {
    let text = simulation.shown(text)
    guard text.count > limit else { return say(text) }
    let rest = text.count - limit
    say("\(text.prefix(limit))… \(Plural.of(rest, "more character"))")
  }
}

extension String {
  /// As much as takes `room` columns, with `…` for what is gone.
  fileprivate func cut(toColumns room: Int) -> String {
    guard DisplayWidth.columns(self) > room else { return self }
    var kept = ""
    var used = 1
    for character in self {
      used += DisplayWidth.columns(character)
      guard used <= room else { break }
      kept.append(character)
    }
    return kept + "…"
  }
}
