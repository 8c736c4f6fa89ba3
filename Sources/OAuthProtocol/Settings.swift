package import FlowSyntax
import WebSyntax

extension AuthorizationServer {
  /// An application that may ask for logins.
  package struct Client: Hashable, Sendable {
    package var clientID: String
    /// `nil` makes the client public (RFC 6749 §2.1); an empty one counts as none.
    package var clientSecret: String?
    package var redirectURIs: [String]

    package init(clientID: String, clientSecret: String? = nil, redirectURIs: [String]) {
      self.clientID = clientID
      self.clientSecret = clientSecret?.isEmpty == true ? nil : clientSecret
      self.redirectURIs = redirectURIs
    }
  }

  /// Somebody who can log in.
  package struct User: Hashable, Sendable {
    package var username: String
    package var password: String
    /// What userinfo tells; without a `sub` among them the user name is it.
    package var claims: JSONObject

    package init(username: String, password: String, claims: JSONObject = JSONObject()) {
      self.username = username
      self.password = password
      self.claims = claims
    }

    var subject: String { claims["sub"]?.string ?? username }

    /// What a person would call this user.
    var displayName: String {
      let name = claims["name"]?.string ?? claims["given_name"]?.string ?? username
      return name.isEmpty ? username : name
    }
  }

  /// What the server is, fixed for its life. Lifetimes are in seconds.
  package struct Settings: Hashable, Sendable {
    package var issuer: String
    package var authorizationEndpoint: String
    package var tokenEndpoint: String?
    package var userinfoEndpoint: String?
    package var revocationEndpoint: String?
    package var introspectionEndpoint: String?
    package var clients: [Client]
    package var users: [User]
    /// A login without a PKCE challenge is refused; one with a challenge is always held to it.
    package var requirePKCE = false
    /// Token requests may be JSON, as some products send them.
    package var acceptJSON = false
    package var accessTokenLifetime = 3600
    package var refreshTokenLifetime = 1_209_600
    package var codeLifetime = 60
    package var rotateRefreshTokens = true

    package init(
      issuer: String, authorizationEndpoint: String, tokenEndpoint: String? = nil,
      userinfoEndpoint: String? = nil, revocationEndpoint: String? = nil,
      introspectionEndpoint: String? = nil, clients: [Client], users: [User]
    ) {
      self.issuer = issuer
      self.authorizationEndpoint = authorizationEndpoint
      self.tokenEndpoint = tokenEndpoint
      self.userinfoEndpoint = userinfoEndpoint
      self.revocationEndpoint = revocationEndpoint
      self.introspectionEndpoint = introspectionEndpoint
      self.clients = clients
      self.users = users
    }

    func client(_ id: String) -> Client? {
      clients.first { $0.clientID.isIdentical(to: id) }
    }

    func user(_ name: String) -> User? {
      users.first { $0.username.isIdentical(to: name) }
    }
  }
}
