import FlowDiagnostics
import FlowModel

extension Rule {
  static let redirectURIMismatch = Rule(
    "redirect-uri-mismatch", .login, .error,
    "a token request with another redirect URI than the login",
    why: """
      If the login page URL has a `redirect_uri`, the token request has to bring the same one, \
      character by character (RFC 6749 §4.1.3): the server compares the two, and answers \
      `invalid_grant` where they differ or where one is missing. A slash at the end counts, and so \
      does a fixed address where the other has `{redirectUri}`, which is another one on each channel.
      """,
    examples: [
      LoginExamples.bot(
        (
          "redirect_uri={{redirectUri}}",
          "«redirect_uri=https%3A%2F%2Fbot.example%2Fauthorize%2Fredirect»"
        )),
      LoginExamples.bot(
        (
          "\"grant_type=authorization_code&code={{authCode}}&client_id={{clientId}}&redirect_uri={{redirectUri}}&code_verifier={{pkceVerifier}}\"",
          "«\"grant_type=authorization_code&code={{authCode}}&client_id={{clientId}}&code_verifier={{pkceVerifier}}\"»"
        )),
      LoginExamples.bot(),
    ]
  ) { flow, findings in
    let asked = flow.oauthAddresses.map { ($0, $0.field("redirect_uri")) }
    // Where one of several logins is not known, a request may belong to that one.
    let known = asked.compactMap { address, field in
      field.flatMap { field in flow.known(field).map { (address, field, $0) } }
    }
    guard !known.isEmpty, known.count == asked.count else { return }
    for request in flow.oauthRequests where request.isCodeExchange {
      let (address, field, value) = known[0]
      let related = [
        Diagnostic.Label(
          field.pairSpan,
          "the login in '\(flow.interactions[address.interaction].name.value)' has this one")
      ]
      let notes = ["the server compares the two and refuses the code"]
      if let own = request.field("redirect_uri") {
        guard let ownValue = flow.known(own), !known.contains(where: { $0.2 == ownValue }) else {
          continue
        }
        findings.report(
          "this redirect URI is not the one of the login", at: own.pairSpan, related: related,
          notes: notes, help: help(value))
      } else if !request.fields.isEmpty, !request.fields.areOpen {
        findings.report(
          "this token request has no redirect URI, and the login has one", at: request.body.span,
          related: related, notes: notes, help: help(value))
      }
    }
  }

  private static func help(_ value: String) -> String {
    value == "{\(BuiltInVariable.redirectUri.rawValue)}"
      ? "let both have {redirectUri}, in double braces in a body" : "let both have the same one"
  }
}
