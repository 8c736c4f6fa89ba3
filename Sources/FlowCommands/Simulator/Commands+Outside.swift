import FlowEngine
import FlowModel
import FlowRuntime
import FlowSyntax
import OAuthProtocol
import WebSyntax

extension SimulatorCommand {
  static let outside = [fail, answer, expire, revoke, scenario]

  private static let fail = SimulatorCommand(
    "/fail", "NAME STATUS|timeout", "the next request of an interaction fails",
    example: "/fail Get Access Token timeout", completing: .interaction
  ) { simulator, argument throws(SimulationError) in
    let (name, word) = try lastWord(of: argument, "write /fail NAME and a status, or timeout")
    let answer: RequestAnswer
    if let failure = RequestFailure(rawValue: word) {
      answer = .failure(failure)
    } else if let status = Int(word), (300...599).contains(status) {
      answer = .response(HTTPResponse(status: status))
    } else {
      let kinds = RequestFailure.allCases.map(\.rawValue).joined(separator: ", ")
      throw SimulationError("'\(word)' is neither a status from 300 to 599 nor one of \(kinds)")
    }
    simulator.simulation.override(try simulator.requester(name), answer)
    simulator.say("the next request of '\(name)' gets \(word)", .note)
  }

  private static let answer = SimulatorCommand(
    "/answer", "NAME STATUS JSON", "what an interaction's next request gets",
    example: "/answer Get user info 200 {\"name\": \"Bob\"}", completing: .interaction
  ) { simulator, argument throws(SimulationError) in
    let usage = "write /answer NAME STATUS JSON, such as /answer Get user info 200 {}"
    guard let match = argument.firstMatch(of: /\s(\d{3})(?:\s+|$)/),
      let status = Int(match.1), (100...599).contains(status)
    else { throw SimulationError(usage) }
    let name = String(argument[..<match.range.lowerBound])
    let body = String(argument[match.range.upperBound...])
    guard body.isEmpty || JSONValue.parse(Array(body.utf8)) != nil else {
      throw SimulationError("the answer is not JSON: \(body)")
    }
    let index = try simulator.requester(name)
    let headers = HeaderFields(body.isEmpty ? [] : [("Content-Type", "application/json")])
    simulator.simulation.override(
      index, .response(HTTPResponse(status: status, headers: headers, body: Array(body.utf8))))
    simulator.say("the next request of '\(name)' gets \(status)", .note)
  }

  private static let expire = SimulatorCommand(
    "/expire", "token|code", "makes what the OAuth server issued too old",
    example: "/expire token"
  ) { simulator, argument throws(SimulationError) in
    switch argument {
    case "token":
      try simulator.simulation.changeServer { $0.expireAccessTokens() }
      simulator.say("every access token has expired", .note)
    case "code":
      try simulator.simulation.changeServer { $0.expireCodes() }
      simulator.say("every code has expired", .note)
    default: throw SimulationError("write /expire token or /expire code")
    }
  }

  private static let revoke = SimulatorCommand(
    "/revoke", "revokes all tokens at the OAuth server", example: "/revoke"
  ) { simulator, _ throws(SimulationError) in
    try simulator.simulation.changeServer { $0.revokeEverything() }
    simulator.say("every token is revoked", .note)
  }

  private static let scenario = SimulatorCommand(
    "/scenario", "[NAME|off]", "what goes wrong at the OAuth server or login",
    example: "/scenario token-500 once",
    details: [
      "/scenario                lists them, those that are on marked with *",
      "/scenario NAME           is on from now on, beside others",
      "/scenario NAME once      for one request or login",
      "/scenario slow 45        answers take so many seconds",
      "/scenario off            ends them all",
    ], completing: .scenario
  ) { simulator, argument throws(SimulationError) in
    let active = simulator.simulation.scenarios
    switch argument {
    case "":
      for kind in Scenario.Kind.allCases {
        let on = active.first { $0.kind == kind }
        let name = (on?.text ?? kind.rawValue).filled(to: 24)
        simulator.say("\(on == nil ? " " : "*") \(name)\(on?.summary ?? kind.summary)")
      }
    case "off":
      simulator.simulation.endScenarios()
      simulator.say(active.isEmpty ? "no scenario was on" : "nothing goes wrong any more", .note)
    default:
      let scenario: Scenario
      do throws(Scenario.Mistake) { scenario = try Scenario(argument) } catch {
        let advice = error.nearest.map { "did you mean '\($0)'?" } ?? "/scenario lists them"
        throw SimulationError("\(error.message); \(advice)")
      }
      try simulator.simulation.play(scenario)
      let time = scenario.isOnce ? "once" : "until /scenario off"
      simulator.say("scenario \(scenario.kind.rawValue), \(time): \(scenario.summary)", .note)
    }
  }

  private static func lastWord(
    of text: String, _ usage: String
  ) throws(SimulationError) -> (rest: String, word: String) {
    guard let blank = text.lastIndex(of: " ") else { throw SimulationError(usage) }
    return (String(text[..<blank]).trimmingBlanks(), String(text[text.index(after: blank)...]))
  }
}

extension Simulator {
  /// An interaction that makes requests.
  fileprivate func requester(_ name: String) throws(SimulationError) -> InteractionIndex {
    let index = try interaction(name)
    guard case .rest = simulation.flow.interactions[index].behaviour else {
      throw SimulationError("'\(name)' makes no request; only REST actions do")
    }
    return index
  }
}
