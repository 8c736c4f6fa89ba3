import FlowDiagnostics
package import FlowEngine
import FlowModel
package import FlowSyntax
package import WebSyntax

extension Simulation {
  /// The column at which the reason of a hop starts.
  private static let reasonColumn = 39

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
    case .note(let note): printWrapped(.note, text(of: note))
    case .stopped(let stop): print(.problem, text(of: stop))
    case .request, .script, .delay, .openLogin, .sessionEnded: break
    }
  }

  private func narrate(_ hop: Hop) {
    let from = hop.from.map { flow.interactions[$0].name } ?? "•"
    let route = "\(from) → \(flow.interactions[hop.to].name)"
    let mark = hop.choice == nil ? "" : " †"
    let reason = self.reason(of: hop) + mark
    let width = max(DisplayWidth.columns(shown(route)) + 3, Simulation.reasonColumn)
    if width + DisplayWidth.columns(shown(reason)) <= Wrapping.lineWidth {
      let gap = String(repeating: " ", count: width - DisplayWidth.columns(shown(route)))
      print(.hop, route + gap + reason)
    } else {
      print(.hop, route)
      printIndented(.hop, reason)
    }
  }

  /// Why a hop was taken, as one clause.
  package func reason(of hop: Hop) -> String {
    switch hop.reason {
    case .startWord(let word): "the channel opens with '\(word)'"
    case .placed: "chosen with --at"
    case .trigger(_, let word): "When we receive: '\(short(word))'"
    case .intention(let name, _, let utterance): "Intention '\(name)': '\(short(utterance))'"
    case .cancelWord(let word): "Global cancel: '\(word)'"
    case .defaultReplyNext: "Default Reply, Next"
    case .appleIntent(let id): "appleIntentID: '\(short(id))'"
    case .answer(let text): "the answer '\(short(text))': its Next"
    case .noAgents: "no agent is online"
    case .goToBot(nil): "Go To Bot"
    case .goToBot(let word?): "Go To Bot: its start word '\(short(word))'"
    case .next: "Next"
    case .rowMet(let row, let readings):
      (rowCount(hop.from) > 1 ? "row \(row) met: " : "row met: ")
        + (readings.last.map(claim) ?? "")
    case .noRowMet(let readings):
      readings.isEmpty ? "no rows" : "no row met: \(claims(readings))"
    case .notLoggedIn: "not logged in: authCode, authCodeParts and accessToken are empty"
    case .afterLogin: "logged in: After login"
    case .afterLoginFailed: "the login failed: After login failed"
    case .afterLogout: "logged out: After logout"
    // What the script said stands in the line before.
    case .onError(.script): "On error go to: the script failed"
    case .onError(let error): "On error go to: \(text(of: error))"
    case .actionFirst: "Action on the Details tab runs first"
    case .actionDone: "its action is done"
    }
  }

  private func rowCount(_ index: InteractionIndex?) -> Int {
    guard let index, case .condition(let rows) = flow.interactions[index].behaviour else {
      return 0
    }
    return rows.count
  }

  /// What all rows read; a variable that several of them read in a row is named once.
  private func claims(_ readings: [RowReading]) -> String {
    var claims = ""
    for (place, reading) in readings.enumerated() {
      let before = place > 0 ? readings[place - 1] : nil
      if let before, before.variable == reading.variable, before.operator.takesValue,
        reading.operator.takesValue
      {
        claims += ", \(comparison(reading))"
      } else {
        claims += (claims.isEmpty ? "" : "; ") + claim(reading)
      }
    }
    return claims
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
      return "\(name) is \(short(reading.value)), \(comparison(reading))"
    }
  }

  private func comparison(_ reading: RowReading) -> String {
    let remark = reading.remark.map { " (\(text(of: $0)))" } ?? ""
    return "\(reading.isMet ? "" : "not ")\(reading.operator.rawValue) \(short(reading.operand))"
      + remark
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
    guard let value else { return "not set" }
    return short(value.json)
  }

  package func short(_ text: String, atMost length: Int = 60) -> String {
    let masked = secrets.masked(text)
    return masked.count > length ? masked.prefix(length - 1) + "…" : masked
  }

  /// As many lines as it needs; those behind the first are indented.
  func printWrapped(_ kind: OutputLine.Kind, _ text: String) {
    for line in Wrapping.lines(shown(text), width: Wrapping.lineWidth, hanging: 4) {
      print(kind, line)
    }
  }

  /// Below the line it belongs to, no wider than a terminal.
  func printIndented(_ kind: OutputLine.Kind, _ text: String) {
    // The mark stays with the word before it.
    let joined = shown(text).replacing(" †", with: "\u{A0}†")
    for line in Wrapping.lines(joined, width: Wrapping.lineWidth - 4) {
      print(kind, "    \(line.replacing("\u{A0}†", with: " †"))")
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
      : exchange.map { self.summary(of: $0.request, $0.answer, behind: "\(name): ") }
    let outcome: String
    switch end.outcome {
    case .stored(let variable?, let value): outcome = "\(variable) = \(stored(variable, value))"
    case .stored(nil, _): outcome = "nothing stored"
    case .failed(let error): outcome = text(of: error)
    }
    let isSent = end.isFromCache || wasSent(end)
    let head = isSent ? "\(name): \(summary ?? "")" : "\(name):"
    // Without an answer the summary has said it all.
    let hasAnswer = if case .failed(.failure) = end.outcome { false } else { true }
    let whole = !hasAnswer ? head : isSent ? "\(head), \(outcome)" : "\(head) \(outcome)"
    if !hasAnswer || DisplayWidth.columns(shown(whole)) <= Wrapping.lineWidth {
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
    guard let value else { return "not set" }
    if Simulation.isSecretName(variable), !value.isEmptyValue {
      registerSecret(value)
      if value.string != nil { return SecretRegister.mask }
    }
    return short(value)
  }

  /// `POST https://login.example/token → 200`; without the address's query if the line, with what
  /// stands before it, would be too long for a terminal.
  package func summary(
    of request: HTTPRequest, _ answer: RequestAnswer, behind head: String = ""
  ) -> String {
    let result =
      switch answer {
      case .response(let response): String(response.status)
      case .failure(let failure): text(of: failure)
      }
    let whole = "\(request.method) \(request.url) → \(result)"
    guard DisplayWidth.columns(shown(head + whole)) > Wrapping.lineWidth,
      let url = WebAddress(request.url), url.query != nil
    else { return whole }
    return "\(request.method) \(url.withoutQuery)?… → \(result)"
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
