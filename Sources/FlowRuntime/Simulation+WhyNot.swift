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
    let search = WaySearch(self, ways)
    var lines = world.session.position == goal ? ["\(quoted(goal)) has just run"] : []
    let bot = flow.bot(of: goal)
    if bot.interactions != flow.bot(of: world.session.position).interactions {
      lines.append(
        "\(quoted(goal)) is in another bot, '\(bot.name)': its words count once the conversation "
          + "is there (Go To Bot)")
    }
    if search.isBarred(goal) {
      lines.append("guard: not logged in (\(loginVariables) are empty)")
    }
    let starts = starts(goal)
    lines += starts.ways + starts.remarks
    let direct = (ways.leading[goal] ?? []).sorted { isNear($0) && !isNear($1) }
    lines += direct.prefix(Simulation.mostWays).map { text(of: $0, search) }
    if direct.count > Simulation.mostWays {
      lines.append("… \(direct.count - Simulation.mostWays) more ways")
    }
    let isAtHand = direct.contains { isNear($0) && search.isOpen($0) }
    if starts.ways.isEmpty, !direct.isEmpty, !isAtHand { lines += chain(to: goal, search) }
    return lines.isEmpty ? ["no field of the flow leads to \(quoted(goal))"] : lines
  }

  var whatIf: WhatIf { WhatIf(engine: engine, session: world.session, values: values) }

  static let pendingLoginOpening =
    "a login is pending: /login (Config > Defaults, After login)"

  private var loginVariables: String { "authCode, authCodeParts, accessToken" }

  /// What the customer can do now that leads straight to `goal`, and what only seems to.
  func starts(_ goal: InteractionIndex) -> (ways: [String], remarks: [String]) {
    let bot = flow.bot(of: world.session.position)
    guard bot.interactions.contains(goal) else { return ([], []) }
    let details = flow.sources[goal].details
    var (ways, remarks) = words(details.whenWeReceive.map(\.value), to: goal)
    let intention = bot.source.intentions.first { $0.name.value == details.intention?.value }
    if let utterance = intention?.utterances.first?.value, world.session.phase == .waiting {
      ways.append("say \(short(utterance)) (Intention '\(intention?.name.value ?? "")')")
    }
    for word in bot.defaults.source.globalCancel where whatIf.saying(word)?.to == goal {
      ways.append("say '\(word)' (Global cancel)")
    }
    if bot.defaults.replyNext == goal, bot.defaults.replyMode != .textOnly,
      world.session.phase == .waiting
    {
      ways.append("say what nothing receives (Config > Defaults, Default Reply, Next)")
    }
    if isLoginStart(goal) {
      ways.append(Simulation.pendingLoginOpening)
    }
    return (ways, remarks)
  }

  /// Whether the login that is pending leads there.
  func isLoginStart(_ goal: InteractionIndex) -> Bool {
    let bot = flow.bot(of: world.session.position)
    return world.session.pendingLogin != nil && bot.defaults.afterLogin == goal
  }

  private func words(
    _ words: [String], to goal: InteractionIndex
  ) -> (ways: [String], remarks: [String]) {
    var leading: [String] = []
    var remarks: [String] = []
    for word in words {
      switch whatIf.saying(word) {
      case let hop? where hop.to == goal: leading.append("'\(word)'")
      case let hop?:
        remarks.append(
          "'\(word)' (When we receive) leads to \(quoted(hop.to)) now: \(reason(of: hop))")
      case nil: break
      }
    }
    let ways = leading.isEmpty ? [] : ["say \(leading.joined(separator: " or ")) (When we receive)"]
    return (ways, remarks)
  }

  /// Whether a way begins where the session stands or with a button that can be pressed.
  func isNear(_ way: Way) -> Bool {
    switch way.kind {
    case .button, .login, .logout, .noAgents: world.session.live == way.from
    case .row, .next, .answer, .notLoggedIn, .onError, .action, .otherBot:
      way.from == (isStopped ? world.session.target : world.session.position)
    }
  }

  /// The shortest way to `goal` from what can happen now, with what each of its steps needs; one
  /// that can be gone as things are comes before a shorter one that cannot.
  private func chain(to goal: InteractionIndex, _ search: WaySearch) -> [String] {
    for care in WaySearch.Care.allCases {
      guard let found = search.chain(to: goal, care) else { continue }
      let isOpen = care != .none
      let start = found.start.map { text(of: $0, search) } ?? found.opening
      return [
        isOpen
          ? "the shortest way there:"
          : "the fewest hops there; a row or a guard on it is in the way:"
      ]
        + ["  \(start)"] + found.onward.map { "  then \(text(of: $0, search))" }
    }
    return ["nothing that can happen now leads there"]
  }

  /// A way, the field that decides on it, and what it would need now.
  private func text(of way: Way, _ search: WaySearch) -> String {
    let from = "from \(quoted(way.from))"
    let hop = search.hop(way.from)
    let isBarred = search.isBarred(way.from)
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
      return "\(condition(reading)) is \(reading.isMet ? "met" : "not met"): "
        + "it is \(shortJSON(reading.value))"
    default: return "not read"
    }
  }
}
