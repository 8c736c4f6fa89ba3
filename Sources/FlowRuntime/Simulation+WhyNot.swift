import FlowDiagnostics
import FlowEngine
package import FlowModel

extension Simulation {
  /// Lines beyond which a list of ways is cut.
  private static let mostWays = 12

  /// What keeps the session from going to `goal`, and what it would need.
  package func reasonsAgainst(_ goal: InteractionIndex) -> [String] {
    if isStopped, world.session.target == goal {
      return ["\(quoted(goal)) runs next; /step runs it"]
    }
    let ways = WaysThrough(flow)
    var lines = world.session.position == goal ? ["\(quoted(goal)) has just run"] : []
    if case .notLoggedIn? = whatIf.running(goal)?.reason {
      lines.append("guard: not logged in (\(loginVariables) are empty)")
    }
    let starts = starts(goal)
    lines += starts
    let direct = (ways.leading[goal] ?? []).sorted { isNear($0) && !isNear($1) }
    lines += direct.prefix(Simulation.mostWays).map(text)
    if direct.count > Simulation.mostWays {
      lines.append("… \(direct.count - Simulation.mostWays) more ways")
    }
    if starts.isEmpty, !direct.isEmpty, !direct.contains(where: isNear) {
      lines += chain(to: goal, ways)
    }
    return lines.isEmpty ? ["no field of the flow leads to \(quoted(goal))"] : lines
  }

  private var whatIf: WhatIf { WhatIf(engine: engine, session: world.session, values: values) }

  private var loginVariables: String { "authCode, authCodeParts, accessToken" }

  /// What the customer can do now that leads straight to `goal`.
  private func starts(_ goal: InteractionIndex) -> [String] {
    let whatIf = whatIf
    let bot = flow.bot(of: world.session.position)
    guard bot.interactions.contains(goal) else { return [] }
    let details = flow.sources[goal].details
    var lines: [String] = []
    var leading: [String] = []
    for word in details.whenWeReceive.map(\.value) {
      switch whatIf.saying(word) {
      case let hop? where hop.to == goal: leading.append("'\(word)'")
      case let hop?:
        lines.append(
          "'\(word)' (When we receive) leads to \(quoted(hop.to)) now: \(reason(of: hop))")
      case nil: break
      }
    }
    if !leading.isEmpty {
      lines.insert("say \(leading.joined(separator: " or ")) (When we receive)", at: 0)
    }
    let intention = bot.source.intentions.first { $0.name.value == details.intention?.value }
    if let utterance = intention?.utterances.first?.value, world.session.phase == .waiting {
      lines.append("say \(short(utterance)) (Intention '\(intention?.name.value ?? "")')")
    }
    for word in bot.defaults.source.globalCancel where whatIf.saying(word)?.to == goal {
      lines.append("say '\(word)' (Global cancel)")
    }
    if bot.defaults.replyNext == goal, bot.defaults.replyMode != .textOnly,
      world.session.phase == .waiting
    {
      lines.append("say what nothing receives (Config > Defaults, Default Reply, Next)")
    }
    if world.session.pendingLogin != nil, bot.defaults.afterLogin == goal {
      lines.append("a login is pending: /login (Config > Defaults, After login)")
    }
    return lines
  }

  /// Whether a way begins where the session stands or with a button that can be pressed.
  private func isNear(_ way: Way) -> Bool {
    switch way.kind {
    case .button, .login, .logout, .noAgents: world.session.live == way.from
    case .row, .next, .answer, .notLoggedIn, .onError, .action, .otherBot:
      way.from == (isStopped ? world.session.target : world.session.position)
    }
  }

  /// The shortest way to `goal` from what can happen now, with what each of its steps needs.
  private func chain(
    to goal: InteractionIndex, _ ways: WaysThrough
  ) -> [String] {
    var onward: [InteractionIndex: Way] = [:]
    var after: [InteractionIndex: InteractionIndex] = [:]
    var queue = [goal]
    var seen: Set = [goal]
    var next = 0
    while next < queue.count {
      let place = queue[next]
      next += 1
      let start = place == goal ? [] : starts(place)
      let near = (ways.leading[place] ?? []).first(where: isNear)
      let isNext = isStopped && world.session.target == place
      if place != goal, !start.isEmpty || near != nil || isNext {
        var lines = [start.first ?? near.map(text) ?? "\(quoted(place)) runs next"]
        var at = place
        while let way = onward[at], let following = after[at] {
          lines.append("then \(text(of: way))")
          at = following
        }
        return ["the shortest way there:"] + lines.map { "  \($0)" }
      }
      for way in ways.leading[place] ?? [] where seen.insert(way.from).inserted {
        onward[way.from] = way
        after[way.from] = place
        queue.append(way.from)
      }
    }
    return ["nothing that can happen now leads there"]
  }

  /// A way, the field that decides on it, and what it would need now.
  private func text(of way: Way) -> String {
    let from = "from \(quoted(way.from))"
    let hop = whatIf.running(way.from)
    let isBarred = if case .notLoggedIn? = hop?.reason { true } else { false }
    let barred = isBarred ? "; \(quoted(way.from)) is guarded: not logged in" : ""
    switch way.kind {
    case .row(let row):
      return "\(from), row \(row + 1)\(isBarred ? barred : ": \(verdict(on: row, hop))")"
    case .next:
      guard case .rowMet(let row, let readings)? = hop?.reason, let last = readings.last else {
        let isElse = if case .noRowMet? = hop?.reason { true } else { false }
        return "\(from): Next\(isElse ? ", no row is met" : "")\(barred)"
      }
      return "\(from), Next: row \(row) is met instead, \(claim(last))"
    case .answer(let display): return "\(from): the answer '\(display)'\(barred)"
    case .notLoggedIn:
      return "\(from), Go here if not logged in: "
        + "the session is \(isBarred ? "not " : "")logged in"
    case .onError: return "\(from), On error go to: if its request fails\(barred)"
    case .action: return "\(from), Action: runs first\(barred)"
    case .button(let label): return press(label, way)
    case .login(let label, succeeds: true): return "\(press(label, way)), log in (After login)"
    case .login(let label, succeeds: false):
      return "\(press(label, way)), let the login fail (After login failed)"
    case .logout(let label): return "\(press(label, way)) (After logout)"
    case .noAgents(let label): return "\(press(label, way)), with no agent online"
    case .otherBot: return "\(from): Go To Bot\(barred)"
    }
  }

  private func press(_ label: String, _ way: Way) -> String {
    guard world.session.live == way.from,
      let place = liveButtons.firstIndex(where: { $0.display == label })
    else { return "from \(quoted(way.from)): its button '\(label)', which cannot be pressed now" }
    return "press \(place + 1), '\(label)'"
  }

  /// What a row's condition comes to, if the session got as far as it.
  private func verdict(on row: Int, _ hop: Hop?) -> String {
    switch hop?.reason {
    case .rowMet(let winner, let readings)? where winner <= row:
      return "not read, row \(winner) wins: \(readings.last.map(claim) ?? "")"
    case .rowMet(_, let readings)?, .noRowMet(let readings)?:
      guard readings.indices.contains(row) else { return "not read" }
      let reading = readings[row]
      let operand = reading.operator.takesValue ? " \(short(reading.operand))" : ""
      let value = reading.value == nil ? "never set" : short(reading.value)
      return "{\(reading.variable)} \(reading.operator.rawValue)\(operand); it is \(value), "
        + (reading.isMet ? "met" : "not met")
    default: return "not read"
    }
  }
}
