import FlowDiagnostics
import FlowModel

extension Rule {
  static let tokenRequestCached = Rule(
    "token-request-cached", .login, .error, "a token request whose answer is kept",
    why: """
      With a *Time to live* the same request is answered from what the session has kept. A code \
      works once (RFC 6749 §4.1.2), so there is nothing to keep: where the same code is sent again, \
      the bot gets the old token back, although it may long be refused, and a refresh brings the \
      token that was to be replaced. For a token of the bot's own (`client_credentials`) up to an \
      hour is let pass, which is what many such tokens live; beyond that the bot goes on with a \
      token that is no longer valid, and nothing brings a new one.

      Leave *Time to live* at 0. The token itself stays in its variable.
      """,
    examples: [
      LoginExamples.tokenRequest(more: ", \"timeToLive\": «60»"),
      LoginExamples.tokenRequest(),
    ]
  ) { flow, findings in
    for request in flow.oauthRequests where request.rest.timeToLive > 0 {
      let minutes = request.rest.timeToLive
      let isOwn = request.request.grant == .clientCredentials && !request.isCodeExchange
      guard !isOwn || minutes > mostForOwnToken else { continue }
      let span = flow.span(of: "settings", "timeToLive", in: flow.interactions[request.interaction])
      findings.report(
        isOwn
          ? "the token is kept for \(minutes) minutes, longer than many are valid"
          : "the answer to a token request is kept for \(minutes) \(minutes == 1 ? "minute" : "minutes")",
        at: span,
        help: isOwn
          ? "set Time to live to less than the token is valid" : "set Time to live to 0",
        fix: isOwn ? nil : Fix("write 0", [.init(span, "0")]))
    }
  }

  /// Minutes.
  private static let mostForOwnToken = 60
}
