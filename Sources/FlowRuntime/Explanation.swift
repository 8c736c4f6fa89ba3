import FlowEngine
import FlowModel
package import FlowSyntax

extension Simulation {
  /// Every variable that is set, in the order of the flow; those it never names come last.
  package var variables: [(name: String, value: JSONValue)] {
    let session = world.session
    var all: [(String, JSONValue)] = flow.slots.names.enumerated().compactMap { slot, name in
      values.value(session[slot: slot]).map { (name, $0) }
    }
    if case .object(let extras)? = engine.extras(of: session, values) {
      all += extras.members.map { ($0.name, $0.value) }
    }
    return all
  }

  /// Why the session stands where it does since the customer last acted: each hop at length, and
  /// what led to the default reply.
  package func explanation(ofLast count: Int) -> [String] {
    var lines = refusal
    if let unheard = world.unheard {
      lines += [
        "'\(unheard)' → Default Reply",
        "  read: no cancel word, When we receive or Intention takes it",
        "  field: Config > Defaults, Default Reply, Text",
      ]
    }
    if world.hops.count > count { lines.append("… \(world.hops.count - count) hops before") }
    for hop in world.hops.suffix(count) {
      let from = hop.from.map { flow.interactions[$0].name } ?? "•"
      lines.append("\(from) → \(flow.interactions[hop.to].name)")
      lines += explanation(of: hop).map { "  \($0)" }
    }
    guard let deadEnd = world.deadEnd else { return lines }
    return lines + [
      "\(flow.interactions[deadEnd.interaction].name) → Default Reply",
      "  error: \(text(of: deadEnd.error))",
      "  field: Advanced, On error go to: empty, so the run stops here",
      "  † botflow's choice: \(Choice.errorPath.text)",
    ]
  }

  /// A hop at length: the field that decided, what was read, and what is botflow's own choice.
  private func explanation(of hop: Hop) -> [String] {
    var lines = ["field: \(field(of: hop.reason))"]
    switch hop.reason {
    case .rowMet(let row, let readings): lines += readings.map(line) + winner(row, of: hop.from)
    case .noRowMet(let readings):
      lines += readings.map(line)
      if readings.count > 1 { lines.append("no row wins, so Next leads on") }
    case .notLoggedIn:
      for variable in [BuiltInVariable.authCode, .authCodeParts, .accessToken] {
        lines.append("{\(variable.rawValue)} is empty")
      }
    case .onError(let error): lines.append("error: \(text(of: error))")
    case .startWord, .trigger, .intention, .cancelWord, .appleIntent, .answer:
      lines.append("read: \(reason(of: hop))")
    case .placed, .defaultReplyNext, .next, .afterLogin, .afterLoginFailed, .afterLogout,
      .actionFirst, .actionDone, .noAgents, .goToBot:
      break
    }
    if let choice = hop.choice { lines.append("† botflow's choice: \(choice.text)") }
    return lines
  }

  /// Which row won, and that nobody looked at those behind it.
  private func winner(_ row: Int, of condition: InteractionIndex?) -> [String] {
    guard let condition, case .condition(let rows) = flow.interactions[condition].behaviour,
      rows.count > 1
    else { return [] }
    guard row < rows.count else { return ["row \(row) wins"] }
    let rest =
      row + 1 == rows.count ? "row \(rows.count) is" : "rows \(row + 1) to \(rows.count) are"
    return ["row \(row) wins; \(rest) not read"]
  }

  private func line(_ reading: RowReading) -> String {
    let remark = reading.remark.map { " (\(text(of: $0)))" } ?? ""
    return "row \(reading.row): \(condition(reading)); "
      + "read: \(shortJSON(reading.value)); \(reading.isMet ? "met" : "not met")\(remark)"
  }

  /// As the row has it.
  func condition(_ reading: RowReading) -> String {
    let operand = reading.operator.takesValue ? " \(shortJSON(reading.operand))" : ""
    return "{\(reading.variable)} \(reading.operator.rawValue)\(operand)"
  }

  /// A value as JSON, cut where it is long.
  func shortJSON(_ value: JSONValue?) -> String { value.map { short($0.json) } ?? "not set" }

  /// The Designer's field that led here.
  private func field(of reason: Hop.Reason) -> String {
    switch reason {
    case .startWord, .trigger: "Details, When we receive"
    case .intention: "Details, Intention"
    case .placed: "none: the tester chose the place"
    case .cancelWord: "Config > Defaults, Global cancel"
    case .defaultReplyNext: "Config > Defaults, Default Reply, Next"
    case .next, .noRowMet: "Details, Next"
    case .rowMet(let row, _): "Settings, row \(row), Next"
    case .notLoggedIn: "Advanced, Go here if not logged in"
    case .afterLogin: "Config > Defaults, After login"
    case .afterLoginFailed: "Config > Defaults, After login failed"
    case .afterLogout: "Config > Defaults, After logout"
    case .onError: "Advanced, On error go to"
    case .actionFirst, .actionDone: "Details, Action"
    case .appleIntent: "Details, When we receive, or Intention"
    case .answer: "Answers, Next of the answer"
    case .noAgents: "Config > Live Takeover, Interaction to run when there are no agents online"
    case .goToBot: "Settings, Bot and Interaction"
    }
  }
}
