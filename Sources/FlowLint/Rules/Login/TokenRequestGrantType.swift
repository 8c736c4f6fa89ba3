import FlowDiagnostics
import FlowModel

extension Rule {
  static let tokenRequestGrantType = Rule(
    "token-request-grant-type", .login, .error,
    "a token request whose grant type is missing or does not fit",
    why: """
      `grant_type` tells the server what the bot has to offer for a token: `authorization_code` for \
      the code of a login, `refresh_token` for a refresh token, `client_credentials` for the bot's \
      own id and secret (RFC 6749 §4.1.3, §6, §4.4.2). Without it, or with one that the server does \
      not know, it answers `invalid_request` or `unsupported_grant_type`. Grants of other standards \
      and of one server alone are not judged where no code is sent.
      """,
    examples: [
      LoginExamples.tokenRequest(
        body: "\"«grant_type=code»&code={{authCode}}&client_id={{clientId}}\""),
      LoginExamples.tokenRequest(
        body: "«\"code={{authCode}}&client_id={{clientId}}&redirect_uri={{redirectUri}}\"»"),
      LoginExamples.tokenRequest(
        body: "\"«grant_type=client-credentials»&scope=orders\""),
      LoginExamples.tokenRequest(),
    ]
  ) { flow, findings in
    for request in flow.oauthRequests {
      let wanted = TokenRequest.Grant.authorizationCode.rawValue
      guard let field = request.field("grant_type") else {
        guard !request.fields.areOpen else { continue }
        findings.report(
          "this token request has no grant type", at: request.body.span,
          help: "add 'grant_type=\(wanted)'")
        continue
      }
      guard let value = flow.known(field), !value.contains(":") else { continue }
      let meant: String?
      if request.request.sendsCode, request.field("code") != nil {
        meant = value == wanted ? nil : wanted
      } else {
        let all = TokenRequest.Grant.allCases.map(\.rawValue)
        meant = all.contains(value) ? nil : Suggestion.nearest(to: value, among: all)
      }
      guard let meant else { continue }
      findings.report(
        TokenRequest.Grant(rawValue: value) == nil
          ? "there is no grant type '\(value)'"
          : "the grant type '\(value)' is not for the code of a login",
        at: field.pairSpan, help: "write '\(meant)'")
    }
  }
}
