/// A login under way: from the authorization request until the customer has decided.
struct Transaction: Hashable, Sendable {
  /// In seconds.
  static let lifetime = 600
  static let wrongLoginsAllowed = 5

  let request: AuthorizationRequest
  /// The browser that began it sends this back, another one does not.
  let cookie: String
  let csrf: String
  let began: Int
  var wrongLogins = 0
  /// Set once the customer is authenticated.
  var username: String?

  init(request: AuthorizationRequest, cookie: String, csrf: String, began: Int) {
    self.request = request
    self.cookie = cookie
    self.csrf = csrf
    self.began = began
  }

  func isOver(at now: Int) -> Bool {
    now >= began.later(by: Transaction.lifetime)
  }
}

/// An authorization request that was found good (RFC 6749 §4.1.1).
struct AuthorizationRequest: Hashable, Sendable {
  var clientID: String
  var redirect: RedirectURI
  /// Then the token request must send it as well (RFC 6749 §4.1.3).
  var namesRedirect: Bool
  var state: String?
  var scope = Scope()
  /// The scope as it was asked for.
  var askedScope: String?
  /// Of PKCE's method S256.
  var challenge: String?
}
