import WebSyntax

extension AuthorizationServer {
  /// Sends the customer back with `state` as it came and the issuer (RFC 6749 §4.1.2, RFC 9207 §2).
  func goBack(to login: AuthorizationRequest, with result: [(String, String)]) -> Answer {
    var parameters = Parameters(result)
    if let state = login.state { parameters.append("state", state) }
    parameters.append("iss", settings.issuer)
    let address = login.redirect.adding(parameters)
    var answer = Answer(HTTPResponse(seeOther: address))
    answer.returnsTo = address
    return answer
  }

  func goBack(to login: AuthorizationRequest, refusing refusal: Refusal) -> Answer {
    var answer = goBack(
      to: login,
      with: [("error", refusal.code.rawValue), ("error_description", refusal.description)])
    answer.note = refusal.note
    return answer
  }
}
