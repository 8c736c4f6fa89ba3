import FlowDiagnostics
package import FlowEngine
import FlowModel
package import FlowSyntax
package import WebSyntax

extension Simulation {
  /// The column at which the reason of a hop starts.
  private static let reasonColumn = 39
  /// No line but an address is made longer than a terminal is usually wide.
  private static let lineWidth = 80

  /// Prints what an effect is for the person who watches.
  func narrate(_ effect: Effect) {
    switch effect {
    case .hop(let hop): narrate(hop)
    case .say(let utterance): narrate(utterance)
    case .requestEnded(let end): narrate(end)
    case .loginEnded(let end): narrate(end)
    case .scriptEnded(let end): narrate(end)
    case .attachment(let attachment): narrate(attachment)
    case .agent(let agent): narrate(agent)
    case .open(let address): print(.request, "opens outside the conversation: \(address)")
    case .unlinked: print(.note, "unlinked: the session's data is forgotten")
    case .note(let note): print(.note, text(of: note))
    case .stopped(let stop): print(.problem, text(of: stop))
    case .request, .script, .delay, .openLogin, .sessionEnded: break
    }
  }

  private func narrate(_ hop: Hop) {
    let from = hop.from.map { flow.interactions[$0].name } ?? "•"
    let route = "\(from) → \(flow.interactions[hop.to].name)"
    let mark = choice(of: hop) == nil ? "" : " †"
    let reason = self.reason(of: hop) + mark
    let width = max(DisplayWidth.columns(shown(route)) + 3, Simulation.reasonColumn)
    if width + DisplayWidth.columns(shown(reason)) <= Simulation.lineWidth {
      let gap = String(repeating: " ", count: width - DisplayWidth.columns(shown(route)))
      print(.hop, route + gap + reason)
    } else {
      print(.hop, route)
      printIndented(.hop, reason)
    }
  }

  /// What in a hop rests on botflow's own choice; a word that is met to the letter needs none.
  func choice(of hop: Hop) -> Choice? {
    switch hop.reason {
    case .trigger(let text), .intention(_, let text):
      flow.bots.contains { $0.triggers.isWritten(text) } ? nil : hop.choice
    case .startWord, .placed, .cancelWord, .defaultReplyNext, .next, .rowMet, .noRowMet,
      .notLoggedIn, .afterLogin, .afterLoginFailed, .afterLogout, .onError, .actionFirst,
      .actionDone, .appleIntent, .answer, .noAgents, .goToBot:
      hop.choice
    }
  }

  /// Why a hop was taken, as one clause.
  package func reason(of hop: Hop) -> String {
    switch hop.reason {
    case .startWord(let word): "the channel opens with '\(word)'"
    case .placed: "chosen with --at"
    case .trigger(let text): "When we receive: '\(short(text))'"
    case .intention(let name, let text): "Intention '\(name)': '\(short(text))'"
    case .cancelWord(let word): "Global cancel: '\(word)'"
    case .defaultReplyNext: "Default Reply, Next"
    case .appleIntent(let id): "appleIntentID: '\(short(id))'"
    case .answer(let text): "the answer '\(short(text))': its Next"
    case .noAgents: "no agent is online"
    case .goToBot(nil): "Go To Bot"
    case .goToBot(let word?): "Go To Bot: its start word '\(short(word))'"
    case .next: "Next"
    case .rowMet(let row, let readings):
      (readings.count > 1 ? "row \(row) met: " : "row met: ")
        + (readings.last.map(claim) ?? "")
    case .noRowMet(let readings):
      readings.isEmpty
        ? "no rows" : "no row met: \(readings.map(claim).joined(separator: "; "))"
    case .notLoggedIn: "not logged in: authCode, authCodeParts and accessToken are empty"
    case .afterLogin: "logged in: After login"
    case .afterLoginFailed: "the login failed: After login failed"
    case .afterLogout: "logged out: After logout"
    case .onError(let error): "On error go to: \(text(of: error))"
    case .actionFirst: "Action on the Details tab runs first"
    case .actionDone: "its action is done"
    }
  }

  /// What a row read, as a claim that is true.
  package func claim(_ reading: RowReading) -> String {
    let name = "{\(reading.variable)}"
    switch reading.operator {
    case .isEmpty, .isNotEmpty:
      let isEmpty = reading.isMet == (reading.operator == .isEmpty)
      return "\(name) is \(isEmpty ? "empty" : "not empty")"
    case .equals, .notEquals, .contains, .doesNotContain, .startsWith, .endsWith, .greaterThan,
      .greaterThanOrEqual, .lessThan, .lessThanOrEqual, .matches:
      let verdict = reading.isMet ? "" : "not "
      let remark = reading.remark.map { " (\(text(of: $0)))" } ?? ""
      return "\(name) is \(short(reading.value)), "
        + "\(verdict)\(reading.operator.rawValue) \(short(reading.operand))\(remark)"
    }
  }

  package func text(of remark: RowReading.Remark) -> String {
    switch remark {
    case .notNumbers: "not both are numbers"
    case .overMatchLimit: "the expression took too long"
    case .invalidPattern: "not a valid regular expression"
    }
  }

  /// A value on one line, cut where it is long.
  package func short(_ value: JSONValue?) -> String {
    guard let value, value != .null else { return "empty" }
    return short(value.json)
  }

  func short(_ text: String, atMost length: Int = 60) -> String {
    let masked = secrets.masked(text)
    return masked.count > length ? masked.prefix(length - 1) + "…" : masked
  }

  /// Below the line it belongs to, no wider than a terminal.
  func printIndented(_ kind: OutputLine.Kind, _ text: String) {
    for line in Wrapping.lines(shown(text), width: Simulation.lineWidth - 4) {
      print(kind, "    \(line)")
    }
  }

  /// What the customer gets on this channel.
  private func narrate(_ utterance: Utterance) {
    let lines = ChannelRendering.lines(
      of: utterance, on: world.session.channel, masking: { secrets.masked($0) })
    for line in lines { print(line.kind.outputKind, line.text) }
  }

  private func narrate(_ end: RequestEnd) {
    let name = flow.interactions[end.interaction].name
    let exchange = exchanges.last { $0.sender == .flow(end.interaction) }
    let summary =
      end.isFromCache
      ? "answered from the session's cache (Time to live)"
      : exchange.map { self.summary(of: $0.request, $0.answer) }
    let outcome: String
    switch end.outcome {
    case .stored(let variable?, let value): outcome = "\(variable) = \(stored(variable, value))"
    case .stored(nil, _): outcome = "nothing stored"
    case .failed(let error): outcome = text(of: error)
    }
    let isSent = end.isFromCache || wasSent(end)
    let head = isSent ? "\(name): \(summary ?? "")" : "\(name):"
    let whole = isSent ? "\(head), \(outcome)" : "\(head) \(outcome)"
    if DisplayWidth.columns(shown(whole)) <= Simulation.lineWidth {
      print(.request, whole)
    } else {
      print(.request, head)
      printIndented(.request, outcome)
    }
    guard case .failed = end.outcome else { return }
    if isSent, let note = exchange?.note { printIndented(.note, note) }
    noteDeadEnd(end.interaction)
  }

  func noteDeadEnd(_ index: InteractionIndex) {
    guard flow.interactions[index].onErrorGoTo == nil else { return }
    printIndented(.note, "no 'On error go to': the run stops with the default reply †")
  }

  /// Some errors are found before anything is sent.
  private func wasSent(_ end: RequestEnd) -> Bool {
    guard case .failed(let error) = end.outcome else { return true }
    switch error {
    case .hostFromOutside, .invalidURL, .lineBreakInHeader, .script: return false
    case .failure, .status, .redirect, .errorInResponse: return true
    }
  }

  func stored(_ variable: String, _ value: JSONValue?) -> String {
    guard let value else { return "empty" }
    if Simulation.secretVariables.contains(variable), !value.isEmptyValue {
      registerSecret(value)
      if value.string != nil { return SecretRegister.mask }
    }
    return short(value)
  }

  /// `POST https://login.example/token → 200`.
  package func summary(of request: HTTPRequest, _ answer: RequestAnswer) -> String {
    let url = WebAddress(request.url)
    let shownURL = url.map { $0.withoutQuery + ($0.query == nil ? "" : "?…") } ?? request.url
    let result =
      switch answer {
      case .response(let response): String(response.status)
      case .failure(let failure): failure.rawValue
      }
    return "\(request.method) \(shownURL) → \(result)"
  }
}

extension RenderedLine.Kind {
  package var outputKind: OutputLine.Kind {
    switch self {
    case .said: .bot
    case .choice: .button
    case .remark: .note
    }
  }
}
