import FlowDiagnostics
import FlowModel

extension Rule {
  static let loginURLClientID = Rule(
    "login-url-client-id", .login, .error,
    "a login page URL without a client id",
    why: """
      The OAuth server knows by `client_id` which bot asks for the login, and which addresses it \
      may send people back to (RFC 6749 §4.1.1). Without it the login page shows an error, and the \
      customer is stuck there: a server that does not know the client sends nobody back (§4.1.2.1).
      """,
    examples: [
      LoginExamples.address(
        "«\"https://login.example/authorize?response_type=code&redirect_uri={redirectUri}&state={sessionId}\"»"
      ),
      LoginExamples.prompt(
        "response_type=code&«client_id=»&redirect_uri={redirectUri}&state={sessionId}"),
      LoginExamples.prompt(
        "response_type=code&client_id={clientId}&redirect_uri={redirectUri}&state={sessionId}"),
    ]
  ) { flow, findings in
    for address in flow.oauthAddresses {
      let notes = ["the server does not learn which bot asks"]
      if let field = address.field("client_id") {
        guard flow.known(field)?.isEmpty == true else { continue }
        findings.report(
          "the client id of this login is empty", at: field.pairSpan, notes: notes,
          help: "write 'client_id={clientId}'",
          fix: Fix(
            "write client_id={clientId}", [.init(field.pairSpan, "client_id={clientId}")],
            .needsReview))
      } else if !address.fields.areOpen {
        findings.report(
          "this login page URL has no client id", at: address.template.span, notes: notes,
          help: "add 'client_id={clientId}'",
          fix: address.appending("client_id={clientId}").map {
            Fix("add client_id={clientId}", [$0], .needsReview)
          })
      }
    }
  }
}
