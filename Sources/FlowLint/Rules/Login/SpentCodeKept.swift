import FlowDiagnostics
import FlowModel

extension Rule {
  static let spentCodeKept = Rule(
    "spent-code-kept", .login, .warning,
    "a failed code exchange after which the same code can be sent again",
    why: """
      A code works once, and for some minutes at most (RFC 6749 §4.1.2). When the exchange has \
      failed, `{authCode}` still holds it, so the bot takes the customer for logged in: the guard \
      lets them through, the same code is sent again, and fails again. They are stuck until the \
      session ends, and nothing offers them the login again.

      Lead *On error go to* to a Set Variable action with `context.authCode = null;` and \
      `context.accessToken = null;`, and from there to the login.
      """,
    examples: [
      LoginExamples.bot(
        ("\"onErrorGoTo\": \"Forget login\"", "\"onErrorGoTo\": «\"Sorry\"»"),
        (
          """
              {"name": "Forget login", "type": "Action",
               "details": {"actionType": "Set Variable", "next": "Log in"},
               "settings": {"script": ["context.authCode = null;", "context.accessToken = null;"]}},

          """, ""
        )),
      LoginExamples.bot(),
    ]
  ) { flow, findings in
    guard !flow.loginPlaces.links.isEmpty, !flow.hasScriptThatMayForget else { return }
    let channels = flow.channels.filter { $0 == .webClient || $0 == .facebook }
    for request in flow.oauthRequests where request.request.sendsCode && request.isCodeExchange {
      let interaction = flow.interactions[request.interaction]
      for channel in channels {
        guard let path = flow.wayBack(to: request, on: channel) else { continue }
        let way = PathStory(flow, on: channel)
        findings.report(
          "when '\(interaction.name.value)' has failed, the same code can be sent again",
          at: interaction.advanced.onErrorGoTo?.span ?? interaction.name.span,
          related: way.hops(path), notes: ["a code works once, so this fails each time"],
          help: "clear authCode by a Set Variable action before anything else")
        break
      }
    }
  }
}

extension LintedFlow {
  /// Whether a script may clear what it does not name.
  fileprivate var hasScriptThatMayForget: Bool {
    loginPlaces.scripts.contains { place in
      guard case .setVariable(let script)? = interactions[place].settings else { return false }
      return script.value.holds("authCode") && ScriptReach(script.value).mayWriteUnnamed
    }
  }

  /// A way from a code exchange that has failed to where it sends the same code again.
  fileprivate func wayBack(to request: OAuthRequest, on channel: Channel) -> [FlowGraph.Edge]? {
    let login = loginVariables
    var tracked = login.all
    if let variable = request.request.variable, !tracked.contains(variable) {
      tracked.append(variable)
    }
    let values = ValueFlow(self, tracking: tracked, on: channel, assuming: .emptied)
    let bits = values.bit(of: login.code)
    let target = interactions[request.interaction].advanced.onErrorGoTo
    let start = target.flatMap { graph.places[$0.value] } ?? graph.listening
    let search = ValueSearch(values, from: [.init(node: start, bits: bits)]) { edge in
      switch edge.kind {
      case .loggedIn, .loggedOut: false
      // That what clears the code could itself fail is another matter.
      case .waits, .failed: !clears(edge.from, login.code)
      // Without the token it fails.
      case .next: !sends(edge.from, tracked.filter { $0 != login.code && $0 != login.parts })
      default: true
      }
    }
    let hit = search.entering(request.interaction).first { state in
      values.reading(in: state.node, state.bits).contains { $0 & bits != 0 }
    }
    return hit.map(search.path)
  }

  private func sends(_ node: Int, _ wanted: [VariableUses.ID]) -> Bool {
    node < graph.count
      && variables.readings(in: node).contains { $0.isSent && wanted.contains($0.variable) }
  }

  /// Whether an interaction is a script that sets a variable.
  private func clears(_ node: Int, _ variable: VariableUses.ID) -> Bool {
    guard node < graph.count, case .setVariable? = interactions[node].settings else { return false }
    return variables.writings(in: node).contains { $0.variable == variable }
  }
}
