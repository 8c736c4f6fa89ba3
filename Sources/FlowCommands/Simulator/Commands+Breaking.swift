import FlowDiagnostics
import FlowModel
import FlowRuntime

extension SimulatorCommand {
  static let breaking = [breakHere, breaks, delete]

  private static let breakHere = SimulatorCommand(
    "/break", "NAME|if {X} OPERATOR [VALUE]",
    "stops there, or where a condition turns true",
    example: "/break if {accessToken} Is Not Empty",
    details: [
      "/break NAME                           stops before that interaction runs",
      "/break if {accessToken} Is Not Empty  stops when that becomes true",
      "The operators are those of a condition; a value is JSON, or else a text.",
      "A condition is judged before each interaction and stops where it turns true.",
    ], completing: .breakpoint
  ) { simulator, argument throws(SimulationError) in
    let place: Breakpoint.Place
    let isName = simulator.simulation.flow.index(of: argument) != nil
    if !isName, ConditionText.isMeant(by: argument) {
      place = .condition(try ConditionText.parse(argument))
    } else {
      let index = try simulator.interaction(argument)
      place = .interaction(simulator.simulation.flow.interactions[index].name)
    }
    let before = simulator.simulation.breakpoints.count
    let breakpoint = simulator.simulation.addBreakpoint(at: place)
    let isKnown = simulator.simulation.breakpoints.count == before
    simulator.say(
      "breakpoint \(breakpoint.number)\(isKnown ? " is there already" : ""): "
        + simulator.text(of: place), .note)
  }

  private static let breaks = SimulatorCommand(
    "/breaks", "the breakpoints, and how often each was hit", example: "/breaks"
  ) { simulator, _ throws(SimulationError) in
    let all = simulator.simulation.breakpoints
    if all.isEmpty { simulator.say("there is no breakpoint; /break NAME sets one", .note) }
    for breakpoint in all {
      simulator.say(
        "\(breakpoint.number)  \(simulator.text(of: breakpoint.place)); "
          + "hit \(Plural.of(breakpoint.hits, "time"))")
    }
  }

  private static let delete = SimulatorCommand(
    "/delete", "N|all", "removes a breakpoint", example: "/delete all",
    completing: .breakpointNumber
  ) { simulator, argument throws(SimulationError) in
    if argument == "all" {
      let count = simulator.simulation.breakpoints.count
      simulator.simulation.deleteAllBreakpoints()
      return simulator.say("\(Plural.of(count, "breakpoint")) removed", .note)
    }
    guard let number = Int(argument) else {
      throw SimulationError("write /delete and the number of a breakpoint, or /delete all")
    }
    guard simulator.simulation.deleteBreakpoint(number) else {
      throw SimulationError("there is no breakpoint \(number); /breaks lists them")
    }
    simulator.say("breakpoint \(number) removed", .note)
  }
}

extension Simulator {
  fileprivate func text(of place: Breakpoint.Place) -> String {
    switch place {
    case .interaction(let name):
      let isGone = simulation.flow.index(of: name) == nil
      return "before '\(name)'\(isGone ? ", which the flow does not have" : "")"
    case .condition(let condition):
      let operand = condition.operand.map { " \(simulation.short($0))" } ?? ""
      let now = simulation.isMet(place) ? "met now" : "not met now"
      return "when {\(condition.variable.text)} \(condition.operation.rawValue)\(operand) (\(now))"
    }
  }
}
