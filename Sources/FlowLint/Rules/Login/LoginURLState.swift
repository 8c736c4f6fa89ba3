import FlowDiagnostics
import FlowModel

extension Rule {
  static let loginURLState = Rule(
    "login-url-state", .login, .error,
    "a login page URL whose state is not the session",
    why: """
      The login page sends `state` back as it came, and by it the channel finds the conversation \
      that the login belongs to: it has to be `{sessionId}` [C-query]. With anything else the \
      login comes back to nobody. A state that is the same for everybody would also let an \
      attacker slip their own login into the conversation of somebody else (RFC 6749 §10.12).
      """,
    examples: [
      LoginExamples.address(
        "«\"https://login.example/authorize?response_type=code&client_id={clientId}&redirect_uri={redirectUri}\"»"
      ),
      LoginExamples.prompt(
        "response_type=code&client_id={clientId}&redirect_uri={redirectUri}&«state=login»"),
      LoginExamples.prompt(
        "response_type=code&client_id={clientId}&redirect_uri={redirectUri}&state={sessionId}"),
    ]
  ) { flow, findings in
    for address in flow.oauthAddresses {
      if let field = address.field("state") {
        guard field.value != "{\(BuiltInVariable.sessionId.rawValue)}",
          let value = flow.known(field)
        else { continue }
        findings.report(
          value.isEmpty
            ? "the state of this login is empty" : "the state of this login is not the session",
          at: field.pairSpan, notes: ["the channel finds the conversation by it"],
          help: "write 'state={sessionId}'",
          fix: Fix("write state={sessionId}", [.init(field.pairSpan, "state={sessionId}")]))
      } else if address.lacks("state") {
        findings.report(
          "this login page URL has no state", at: address.template.span,
          notes: ["the channel finds the conversation by it"], help: "add 'state={sessionId}'",
          fix: address.appending("state={sessionId}").map { Fix("add state={sessionId}", [$0]) })
      }
    }
  }
}
