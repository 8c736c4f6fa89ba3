import FlowDiagnostics
import FlowModel

extension Rule {
  static let codeUsedWithoutLogin = Rule(
    "code-used-without-login", .login, .error,
    "a request that can be sent with an empty authorization code",
    why: """
      There is a way through the bot on which no login has brought a code when this request is \
      sent. An OAuth server refuses a token request without one (RFC 6749 §4.1.3). On Apple \
      Business Chat there is never a code: the channel exchanges it itself and brings the access \
      token [C-linkint], so no way may lead to this request where `{accessToken}` is set.

      Set *Requires account linking* and *Go here if not logged in* on the request, and test \
      `{accessToken}` before it.
      """,
    examples: [
      LoginExamples.flow(
        condition: "\"Equals\", \"value\": \"never\"", met: "\"Orders\"", none: "Get token",
        code: "«{{authCode}}»"),
      LoginExamples.flow(condition: "\"Is Not Empty\"", met: "\"Orders\"", none: "Get token"),
    ]
  ) { flow, findings in
    let login = flow.loginVariables
    let codes = [login.code, login.parts]
    flow.reportEmptyUses(of: codes, in: flow.interactions.indices, to: &findings) { node, _ in
      let isGuarded = flow.interactions[node].isGuarded
      return isGuarded
        ? "test {accessToken} before, and lead here only where it is empty"
        : "set Requires account linking and Go here if not logged in, and test {accessToken} before"
    }
  }
}
