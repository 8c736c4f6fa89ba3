import FlowModel
import FlowRuntime
import FlowSyntax

extension SimulatorCommand {
  static let set = SimulatorCommand(
    "/set", "NAME=JSON", "sets a variable", example: "/set count=3",
    details: [
      "/set count=3        what is JSON is taken as JSON",
      "/set name=Ada       what is no JSON is taken as a text, here \"Ada\"",
      "/set name=          an empty text; /unset name forgets the variable",
    ], completing: .variable
  ) { simulator, argument throws(SimulationError) in
    guard let assignment = Assignment(argument) else {
      throw SimulationError("write /set NAME=JSON, such as /set count=3 or /set name=\"Ada\"")
    }
    guard !assignment.isChannel else { throw .otherChannel }
    simulator.simulation.assign(assignment.name, assignment.value)
  }

  static let unset = SimulatorCommand(
    "/unset", "NAME", "forgets a variable", example: "/unset accessToken", completing: .variable
  ) { simulator, argument throws(SimulationError) in
    guard VariableName.isValid(argument) else {
      throw SimulationError("write /unset NAME")
    }
    guard argument != BuiltInVariable.channel.rawValue else { throw .otherChannel }
    guard simulator.simulation.variables.contains(where: { $0.name == argument }) else {
      return simulator.say("\(argument) is not set", .note)
    }
    simulator.simulation.assign(argument, nil)
  }

  static let customer = [press, say, login, agent]

  private static let press = SimulatorCommand(
    "/press", "N", "presses a button, always", example: "/press 1", completing: .button
  ) { simulator, argument throws(SimulationError) in
    if let number = Int(argument) { return try simulator.simulation.press(number) }
    let labels = simulator.simulation.liveButtons.map(\.display)
    guard let place = labels.firstIndex(of: argument) else {
      throw SimulationError("write /press and the number of a button")
    }
    try simulator.simulation.press(place + 1)
  }

  static let sayName = "/say"

  /// What stands behind its name is said as it is, blanks and all; here there is nothing.
  private static let say = SimulatorCommand(
    sayName, "TEXT", "says something, always, a number too", example: "/say 42"
  ) { _, _ throws(SimulationError) in
    throw SimulationError("write /say and what the customer says")
  }

  private static let login = SimulatorCommand(
    "/login", "[USER|…]",
    "goes on with the pending login", example: "/login {user}",
    details: [
      "/login USER           logs in as that user; without a name as the first one",
      "/login deny           the customer says no",
      "/login cancel         the customer closes the page",
      "/login wrong-state    comes back with the state of another session",
      "/login late 5         comes back five minutes after the code was issued",
      "/login code a|b       comes back with that code, here one of two parts",
      "/login browser        prints an address where a person does it",
    ], completing: .user
  ) { simulator, argument throws(SimulationError) in
    let words = argument.split(separator: " ").map(String.init)
    let simulation = simulator.simulation
    switch (words.first, words.count) {
    case (nil, _): try simulation.playLogin(.user(nil))
    case ("deny", 1): try simulation.playLogin(.deny)
    case ("cancel", 1): try simulation.playLogin(.cancel)
    case ("wrong-state", 1): try simulation.playLogin(.wrongState)
    case ("late", _):
      guard words.count == 2, let minutes = Int(words[1]), (1...1_000_000).contains(minutes) else {
        throw SimulationError("write /login late and a number of minutes, such as /login late 5")
      }
      try simulation.playLogin(.late(minutes: minutes))
    case ("code", 2...):
      try simulation.playLogin(.code(Placeholder.filled(loginCode(argument) ?? "")))
    case ("browser", 1): try simulator.logInByBrowser()
    default: try simulation.playLogin(.user(argument))
    }
  }

  /// The code that stands behind `/login`, if one does.
  static func loginCode(_ argument: String) -> String? {
    let words = argument.split(separator: " ", maxSplits: 1)
    return words.count == 2 && words[0] == "code" ? String(words[1]).trimmingBlanks() : nil
  }

  /// The words that `/login` knows beside the users.
  static let loginOutcomes = ["deny", "cancel", "wrong-state", "late", "code", "browser"]
}

extension SimulationError {
  fileprivate static let otherChannel = SimulationError(
    "a session stays on its channel; /channel begins again on another")
}
