import FlowDiagnostics
import FlowModel

extension Rule {
  static let tokenErrorUnchecked = Rule(
    "token-error-unchecked", .login, .warning,
    "a token request that takes an answer without a token for a success",
    why: """
      A refusal should come with the status 400, and then *On error go to* is followed. Not all \
      servers keep to that: some answer 200 with an `error` in the JSON. The token is empty then, \
      the bot goes on as if all were well, and what needs the token fails for no visible reason.

      With *Set error if response*: `access_token` is *Absent*, every answer without a token is an \
      error. A condition on the token right behind the request does as well.
      """,
    examples: [
      LoginExamples.tokenRequest(name: "«\"Get token\"»", check: false),
      LoginExamples.tokenRequest(),
    ]
  ) { flow, findings in
    for request in flow.oauthRequests
    where request.rest.setErrorIfResponse == nil && request.request.variable != nil
      && !flow.isTestedBehind(request)
    {
      findings.report(
        "an answer without a token counts as a success here",
        at: flow.interactions[request.interaction].name.span,
        help: "set Set error if response to 'access_token' and 'Absent'")
    }
  }
}

extension LintedFlow {
  /// Whether what follows a request by itself is a condition on the answer, or a script that can
  /// refuse it.
  fileprivate func isTestedBehind(_ request: OAuthRequest) -> Bool {
    guard let variable = request.request.variable else { return false }
    var made: Set<VariableUses.ID> = [variable]
    var node = request.interaction
    for _ in 0..<5 {
      guard let next = interactions[node].details.next.target, let place = graph.places[next.value]
      else { return false }
      node = place
      switch interactions[node].settings {
      case .condition?:
        return variables.readings(in: node).contains { reading in
          guard case .template(.conditionVariable) = reading.place else { return false }
          return made.contains(reading.variable)
        }
      case .setVariable(let script)?:
        if script.value.contains("throw") { return true }
        made.formUnion(variables.writings(in: node).map(\.variable))
      case .rest?, .goToBot?, .sendAttachment?, nil: return false
      }
    }
    return false
  }
}
