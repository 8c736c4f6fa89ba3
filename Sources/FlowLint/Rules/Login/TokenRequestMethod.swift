import FlowDiagnostics
import FlowModel

extension Rule {
  static let tokenRequestMethod = Rule(
    "token-request-method", .login, .error, "a token request that is not sent by POST",
    why: """
      A token request has to be a POST (RFC 6749 §3.2). By another method servers refuse it; with \
      GET some take the parameters from the address instead, where codes and secrets end up in logs.
      """,
    examples: [
      LoginExamples.tokenRequest(method: "«\"PUT\"»"),
      LoginExamples.tokenRequest(),
    ]
  ) { flow, findings in
    for request in flow.oauthRequests where request.rest.method != .post {
      let interaction = flow.interactions[request.interaction]
      let span = flow.span(of: "settings", "method", in: interaction)
      findings.report(
        "this token request is sent by \(request.rest.method.rawValue)", at: span,
        notes: ["OAuth servers take token requests by POST only"], help: "set the method to POST",
        fix: span == interaction.name.span ? nil : Fix("write POST", [.init(span, "\"POST\"")]))
    }
  }
}
