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
    example: "/fail {request} timeout",
    details: ["behind the name a status from 300 to 599, or one of \(failures)"],
    completing: .interaction
  ) { simulator, argument throws(SimulationError) in
    let (name, word) = try lastWord(of: argument, "write /fail NAME and a status, or timeout")
    let answer: RequestAnswer
    if let failure = RequestFailure(rawValue: word) {
      answer = .failure(failure)
    } else if let status = Int(word), (300...599).contains(status) {
      answer = .response(HTTPResponse(status: status))
    } else {
      throw SimulationError(
        "'\(word)' is neither a status from 300 to 599 nor one of \(failures)")
    }
    try simulator.answer(next: name, answer)
  }

  private static let answer = SimulatorCommand(
    "/answer", "NAME STATUS JSON", "what an interaction's next request gets",
    example: "/answer {request} 200 {\"name\": \"Bob\"}", completing: .interaction
  ) { simulator, argument throws(SimulationError) in
    let usage = "write /answer NAME STATUS JSON, the JSON may be left out"
    guard let answer = AnswerText(argument) else { throw SimulationError(usage) }
    let body = answer.body
    guard answer.written.isEmpty || body != nil else {
      throw SimulationError("what stands behind the status \(answer.status) is not JSON")
    }
    let headers = HeaderFields(body == nil ? [] : [("Content-Type", "application/json")])
    try simulator.answer(
      next: answer.name,
      .response(
        HTTPResponse(
          status: answer.status, headers: headers, body: Array((body?.json ?? "").utf8))))
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

  private static let failures = RequestFailure.allCases.map(\.rawValue).joined(separator: ", ")

  private static func lastWord(
    of text: String, _ usage: String
  ) throws(SimulationError) -> (rest: String, word: String) {
    guard let blank = text.lastIndex(of: " ") else { throw SimulationError(usage) }
    return (String(text[..<blank]).trimmingBlanks(), String(text[text.index(after: blank)...]))
  }
}

extension Simulator {
  fileprivate func answer(next name: String, _ answer: RequestAnswer) throws(SimulationError) {
    let index = try requester(name)
    simulation.override(index, answer)
    let outcome: String
    switch answer {
    case .failure(.timeout): outcome = "times out"
    case .failure(let failure): outcome = "fails: \(simulation.text(of: failure))"
    case .response(let response):
      let body = simulation.short(String(decoding: response.body, as: UTF8.self))
      outcome = "gets status \(response.status)" + (body.isEmpty ? "" : " and \(body)")
    }
    say("the next request of '\(self.name(of: index))' \(outcome)", .note)
  }

  /// An interaction that makes requests.
  fileprivate func requester(_ name: String) throws(SimulationError) -> InteractionIndex {
    let index = try interaction(name)
    guard simulation.flow.interactions[index].request != nil else {
      throw SimulationError(
        "'\(self.name(of: index))' makes no request; only REST and Send Attachment actions do")
    }
    return index
  }
}
