import FlowEngine
package import FlowModel
import FlowSyntax
import OAuthProtocol
import WebSyntax

/// What a scenario turns, and where.
private enum Fault {
  /// The customer does something else at the login page.
  case atLogin
  /// What the server sends to the endpoint is not what it would send.
  case instead([AuthorizationServer.Role], grant: String? = nil, RequestAnswer)
  /// The answer comes late.
  case late
  /// The members of a good answer are changed.
  case changed(AuthorizationServer.Role, (inout JSONObject) -> Void)
  /// The server changes once it has answered.
  case afterwards(AuthorizationServer.Role, (inout AuthorizationServer) -> Void)
}

extension Scenario.Kind {
  /// Endpoints that programs ask, not people.
  private static let endpoints: [AuthorizationServer.Role] = [
    .token, .userinfo, .revocation, .introspection,
  ]

  fileprivate var fault: Fault {
    switch self {
    case .deny, .loginFails, .noAnswer, .wrongState, .missingState, .wrongIssuer: .atLogin
    case .refuseCode: .instead([.token], grant: "authorization_code", .refusal("invalid_grant"))
    case .refreshRefused: .instead([.token], grant: "refresh_token", .refusal("invalid_grant"))
    case .slow: .late
    case .token500: .instead([.token], .response(HTTPResponse(status: 500)))
    case .tokenHTML: .instead([.token], .page)
    case .tokenEmpty: .instead([.token], .response(HTTPResponse(status: 200)))
    case .dropConnection: .instead(Scenario.Kind.endpoints, .failure(.cutOff))
    case .userinfo401: .instead([.userinfo], .challenge)
    case .expiredToken: .afterwards(.token) { $0.expireAccessTokens() }
    case .noRefresh: .changed(.token) { $0["refresh_token"] = nil }
    case .userinfoOtherSub: .changed(.userinfo) { $0["sub"] = .string("somebody-else") }
    case .extraMembers:
      .changed(.token) {
        $0["not_before_policy"] = .integer(0)
        $0["session"] = .object(JSONObject(["tier": .string("gold")]))
      }
    case .stringExpiresIn:
      .changed(.token) { token in
        if case .number(let seconds)? = token["expires_in"] {
          token["expires_in"] = .string(seconds.text)
        }
      }
    case .lowercaseTokenType: .changed(.token) { $0["token_type"] = .string("bearer") }
    }
  }

  /// Whether the customer plays it, rather than the server.
  package var isAtLogin: Bool {
    if case .atLogin = fault { true } else { false }
  }

  fileprivate func touches(_ role: AuthorizationServer.Role, grant: String?) -> Bool {
    switch fault {
    case .atLogin: false
    case .instead(let roles, let wanted, _):
      roles.contains(role) && (wanted == nil || wanted == grant)
    case .late: Scenario.Kind.endpoints.contains(role)
    case .changed(let wanted, _), .afterwards(let wanted, _): role == wanted
    }
  }
}

extension MockOutside {
  /// Asks the OAuth server as `ask` does, with whatever is to go wrong there.
  mutating func play(
    _ request: HTTPRequest, as role: AuthorizationServer.Role, timeout: Int, at now: Int,
    _ randomness: inout Randomness
  ) -> Result {
    let body = String(decoding: request.body, as: UTF8.self)
    let grant = Parameters(encoded: body)["grant_type"]
    let played = scenarios.filter { $0.kind.touches(role, grant: grant) }
    guard !played.isEmpty else { return result(ask(request, as: role, at: now, &randomness)) }
    scenarios.removeAll { $0.isOnce && played.contains($0) }
    var outcome = replaced(by: played) ?? result(ask(request, as: role, at: now, &randomness))
    for scenario in played {
      switch scenario.kind.fault {
      case .changed(_, let change): outcome.change(change)
      case .afterwards(_, let change):
        if var server {
          change(&server)
          self.server = server
        }
      case .late: outcome.delay = max(outcome.delay, scenario.seconds)
      case .atLogin, .instead: break
      }
    }
    // The server has answered, but nobody was there any more.
    if outcome.delay > timeout {
      outcome.answer = .failure(.timeout)
      outcome.delay = timeout
    }
    let names = "scenario \(played.map(\.kind.rawValue).joined(separator: ", "))"
    outcome.note = outcome.note.map { "\(names): \($0)" } ?? names
    return outcome
  }

  private func replaced(by played: [Scenario]) -> Result? {
    for scenario in played {
      if case .instead(_, _, let answer) = scenario.kind.fault { return Result(answer: answer) }
    }
    return nil
  }

  /// Whether a scenario of that kind is on; one that is for once only is over then.
  mutating func take(_ kind: Scenario.Kind) -> Bool {
    guard let place = scenarios.firstIndex(where: { $0.kind == kind }) else { return false }
    if scenarios[place].isOnce { scenarios.remove(at: place) }
    return true
  }
}

extension MockOutside.Result {
  fileprivate mutating func change(_ change: (inout JSONObject) -> Void) {
    guard case .response(var response) = answer, response.status == 200,
      case .object(var object)? = JSONValue.parse(response.body)
    else { return }
    change(&object)
    response.body = Array(JSONValue.object(object).json.utf8)
    answer = .response(response)
  }
}

extension RequestAnswer {
  /// RFC 6749 §5.2.
  fileprivate static func refusal(_ code: String) -> RequestAnswer {
    let body = JSONObject([
      "error": .string(code), "error_description": .string("refused, as the tester wanted"),
    ])
    return .response(
      HTTPResponse(
        status: 400, headers: HeaderFields([("Content-Type", "application/json")]),
        body: Array(JSONValue.object(body).json.utf8)))
  }

  /// RFC 6750 §3.1.
  fileprivate static let challenge = RequestAnswer.response(
    HTTPResponse(
      status: 401,
      headers: HeaderFields([
        ("WWW-Authenticate", #"Bearer realm="botflow mock", error="invalid_token""#)
      ])))

  fileprivate static let page = RequestAnswer.response(
    HTTPResponse(
      status: 200, headers: HeaderFields([("Content-Type", "text/html; charset=utf-8")]),
      body: Array("<!doctype html><title>Maintenance</title><p>Back soon.</p>".utf8)))
}
