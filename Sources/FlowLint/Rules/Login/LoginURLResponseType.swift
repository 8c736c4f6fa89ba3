import FlowDiagnostics
import FlowModel

extension Rule {
  static let loginURLResponseType = Rule(
    "login-url-response-type", .login, .error,
    "a login page URL that does not ask for a code",
    why: """
      The bot takes a code from the login and exchanges it for a token, so the login page has to be \
      asked for one: `response_type=code` (RFC 6749 §4.1.1). With `token` the server would put the \
      token itself into the address, behind a `#`, where the channel never sees it and the browser's \
      history does; RFC 9700 §2.1.2 advises against it. Without the parameter the server answers \
      with an error (RFC 6749 §3.1.1).
      """,
    examples: [
      LoginExamples.prompt(
        "«response_type=token»&client_id={clientId}&redirect_uri={redirectUri}&state={sessionId}"),
      LoginExamples.address(
        "«\"https://login.example/authorize?client_id={clientId}&redirect_uri={redirectUri}&state={sessionId}\"»"
      ),
      LoginExamples.prompt(
        "response_type=code&client_id={clientId}&redirect_uri={redirectUri}&state={sessionId}"),
    ]
  ) { flow, findings in
    for address in flow.oauthAddresses {
      if let field = address.field("response_type") {
        guard let value = flow.known(field), value != "code" else { continue }
        findings.report(
          "this login asks for '\(value)' instead of a code", at: field.pairSpan,
          help: "write 'response_type=code', and exchange the code for a token",
          fix: Fix(
            "write response_type=code", [.init(field.pairSpan, "response_type=code")], .needsReview)
        )
      } else if address.lacks("response_type") {
        findings.report(
          "this login page URL does not say what it asks for", at: address.template.span,
          notes: ["the server needs the parameter 'response_type'"],
          help: "add 'response_type=code'",
          fix: address.appending("response_type=code").map { Fix("add response_type=code", [$0]) })
      }
    }
  }
}
