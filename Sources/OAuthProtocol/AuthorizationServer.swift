package import WebSyntax

/// An OAuth 2.0 authorization server (RFC 6749) and its userinfo endpoint, as a value: a request
/// and its circumstances go in, an answer comes out, and what must be remembered stays inside.
package struct AuthorizationServer: Hashable, Sendable {
  /// What a request is for.
  package enum Role: CaseIterable, Hashable, Sendable {
    case discovery, authorization, login, consent, token, userinfo, revocation, introspection

    var methods: [String] {
      switch self {
      case .discovery: ["GET"]
      case .authorization, .consent, .userinfo: ["GET", "POST"]
      case .login, .token, .revocation, .introspection: ["POST"]
      }
    }

    /// A person looks at its answers.
    var isPage: Bool {
      switch self {
      case .authorization, .login, .consent: true
      case .discovery, .token, .userinfo, .revocation, .introspection: false
      }
    }
  }

  package let settings: Settings
  let addresses: EndpointAddresses
  var ledger = Ledger()
  var transactions: [String: Transaction] = [:]

  package init(_ settings: Settings) {
    self.settings = settings
    addresses = EndpointAddresses(settings)
  }

  /// The role that `url`, its query left aside, plays as the settings write it; the pages for login
  /// and consent are `/botflow-mock/login` and `/botflow-mock/consent` beside the authorization
  /// endpoint, the metadata stand where RFC 8414 §3.1 wants them.
  package func role(of url: String) -> Role? {
    addresses.role(of: url)
  }

  package mutating func answer(
    _ request: HTTPRequest, as role: Role, under circumstances: Circumstances
  ) -> Answer {
    guard role.methods.contains(request.method) else {
      return wrongMethod(request.method, role, circumstances)
    }
    switch role {
    case .discovery: return discovery
    case .authorization: return authorize(request, circumstances)
    case .login: return logIn(request, circumstances)
    case .consent: return decide(request, circumstances)
    case .token: return exchange(request, circumstances)
    case .userinfo: return userinfo(request, circumstances)
    case .revocation: return revoke(request)
    case .introspection: return introspect(request, circumstances)
    }
  }

  /// How many codes, tokens, grants and logins under way are held in memory.
  package var remembered: Int { ledger.count + transactions.count }

  /// From now on every code that was issued is past its time.
  package mutating func expireCodes() {
    ledger.expireCodes()
  }

  /// From now on every access token that was issued is past its time.
  package mutating func expireAccessTokens() {
    ledger.expireAccessTokens()
  }

  /// From now on every access and refresh token that was issued is revoked.
  package mutating func revokeEverything() {
    ledger.revokeEverything()
  }

  private func wrongMethod(
    _ method: String, _ role: Role, _ circumstances: Circumstances
  ) -> Answer {
    let allowed = role.methods.joined(separator: ", ")
    let text = "This address takes \(role.methods.joined(separator: " and ")) only."
    var answer: Answer
    if role.isPage {
      answer = errorPage(405, "That does not work here", text, circumstances)
    } else {
      answer = Answer(refusing: Refusal(.invalidRequest, status: 405, text))
    }
    answer.response.headers["Allow"] = allowed
    answer.note = "the request's method is \(method); this endpoint takes \(allowed)"
    return answer
  }
}
