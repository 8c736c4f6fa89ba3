import FlowDiagnostics
import FlowModel

extension Rule {
  static let tokenStoredWhole = Rule(
    "token-stored-whole", .login, .error,
    "a token variable that holds the whole answer of the server",
    why: """
      The answer to a token request is JSON, and the token is one member of it, `access_token` \
      (RFC 6749 §5.1). Without *Set data from response* the variable holds all of it, and what is \
      sent with the next request is `Bearer {"access_token": …}`, which every server refuses.

      Set *Set data from response* to `access_token`. To keep the refresh token as well, store the \
      whole answer under another name and take the tokens out of it by a script.
      """,
    examples: [
      LoginExamples.bot(
        ("\"Get token\", \"type\"", "«\"Get token\"», \"type\""),
        (" \"setDataFromResponse\": \"access_token\",", "")),
      LoginExamples.bot(),
    ]
  ) { flow, findings in
    for request in flow.oauthRequests where request.rest.setDataFromResponse == nil {
      guard let variable = request.request.variable, !flow.isUnpacked(variable) else { continue }
      let name = flow.variables.names[variable]
      let readings = flow.variables.readings.filter { $0.variable == variable }
      let use = readings.first { $0.path.steps.isEmpty && $0.isCredential }
      // What other bots find under this name they take for the token.
      let isTaken =
        variable == flow.loginVariables.token && readings.allSatisfy { $0.path.steps.isEmpty }
      guard use != nil || isTaken else { continue }
      findings.report(
        "{\(name)} gets the whole answer of the server, not the token in it",
        at: flow.interactions[request.interaction].name.span,
        related: use.map { [.init($0.span, "the whole answer is sent as the token here")] } ?? [],
        help: "set Set data from response to 'access_token'")
    }
  }
}

extension LintedFlow {
  /// Whether a script makes something else of it.
  fileprivate func isUnpacked(_ variable: VariableUses.ID) -> Bool {
    variables.hasUnseenWriter && !loginPlaces.leadsToOtherBots
      || variables.writings(of: variable).contains { writing in
        switch writing.kind {
        case .script, .assigned(.computed): true
        case .assigned(.empty), .assigned(.set), .assigned(.copied), .answer, .response: false
        }
      }
  }
}

extension VariableUses.Reading {
  /// Whether it stands where a request says who sends it.
  fileprivate var isCredential: Bool {
    switch place {
    case .template(.authorization), .template(.header): true
    default: false
    }
  }
}
