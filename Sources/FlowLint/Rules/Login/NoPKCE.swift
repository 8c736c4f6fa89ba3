import FlowDiagnostics
import FlowModel

extension Rule {
  static let noPKCE = Rule(
    "no-pkce", .login, .advice, "a login that is not protected by PKCE",
    why: """
      A code on its way back from the login page can be caught, and whoever has it may be first to \
      exchange it. With PKCE the code alone is worth nothing: the login page URL brings a \
      `code_challenge`, the token request the `code_verifier` that it was made from, which nobody \
      but the bot knows (RFC 7636). RFC 9700 §2.1.1 demands it of clients without a secret and \
      recommends it to all others; some servers refuse logins without it.

      Write `code_challenge={pkceChallenge}&code_challenge_method=S256` into the login page URL and \
      `code_verifier={{pkceVerifier}}` into the token request. Without the method the server takes \
      the challenge for a plain verifier (RFC 7636 §4.3) and refuses the code. The product's pages \
      do not mention PKCE; these three variables are botflow's.
      """,
    examples: [
      LoginExamples.address(
        "«\"https://login.example/authorize?response_type=code&client_id={clientId}&redirect_uri={redirectUri}&state={sessionId}\"»"
      ),
      LoginExamples.bot(
        (
          "&code_challenge={pkceChallenge}&code_challenge_method=S256",
          "&«code_challenge={pkceChallenge}»"
        )
      ),
      LoginExamples.bot(
        (
          "\"grant_type=authorization_code&code={{authCode}}&client_id={{clientId}}&redirect_uri={{redirectUri}}&code_verifier={{pkceVerifier}}\"",
          "«\"grant_type=authorization_code&code={{authCode}}&client_id={{clientId}}&redirect_uri={{redirectUri}}\"»"
        )),
      LoginExamples.bot(),
    ]
  ) { flow, findings in
    let addresses = flow.oauthAddresses
    for address in addresses { judgeChallenge(of: address, flow, &findings) }
    let challenged = addresses.filter { $0.field("code_challenge") != nil }
    guard let first = challenged.first, challenged.count == addresses.count else { return }
    for request in flow.oauthRequests
    where request.isCodeExchange && request.field("code_verifier") == nil
      && !request.fields.isEmpty && !request.fields.areOpen
    {
      let name = flow.interactions[first.interaction].name.value
      findings.report(
        "this token request has no code_verifier, and the login in '\(name)' has a challenge",
        at: request.body.span,
        related: first.field("code_challenge").map { [.init($0.pairSpan, "the challenge")] } ?? [],
        help: "add 'code_verifier={{pkceVerifier}}'")
    }
  }

  private static func judgeChallenge(
    of address: LoginAddress, _ flow: LintedFlow, _ findings: inout RuleFindings
  ) {
    if let challenge = address.field("code_challenge") {
      let method = address.field("code_challenge_method")
      let isKnown = method.map { flow.known($0) != nil } ?? !address.fields.areOpen
      guard isKnown, method.flatMap(flow.known) != "S256" else { return }
      findings.report(
        method == nil
          ? "the server takes this challenge for a plain verifier"
          : "the challenge of this login is not made by S256",
        at: (method ?? challenge).pairSpan, help: "write 'code_challenge_method=S256'")
    } else if address.lacks("code_challenge") {
      findings.report(
        "this login has no PKCE challenge", at: address.template.span,
        help: "add 'code_challenge={pkceChallenge}&code_challenge_method=S256', and "
          + "'code_verifier={{pkceVerifier}}' to the token request")
    }
  }
}
