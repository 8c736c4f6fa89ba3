import OAuthProtocol
import Testing

@Suite struct `Roles by address` {
  @Test(
    arguments: [
      ("https://login.example/authorize?x=1", .authorization),
      ("HTTPS://login.example/authorize", .authorization),
      ("https://login.example/botflow-mock/login", .login),
      ("https://login.example/botflow-mock/consent?transaction=x", .consent),
      ("https://api.example/oauth/token", .token), ("https://api.example/userinfo", .userinfo),
      ("https://api.example/revoke", .revocation),
      ("https://api.example/introspect", .introspection),
      ("https://login.example/.well-known/oauth-authorization-server", .discovery),
      ("https://api.example/authorize", nil), ("https://login.example/authorize/", nil),
      ("https://login.example/Authorize", nil), ("http://login.example/authorize", nil),
      ("/authorize", nil), ("https://api.example/botflow-mock/login", nil),
    ] as [(String, AuthorizationServer.Role?)])
  func `the address tells the role`(_ url: String, _ role: AuthorizationServer.Role?) {
    #expect(Mock().server.role(of: url) == role)
  }

  @Test(arguments: [
    ("https://a.example", "https://a.example/.well-known/oauth-authorization-server"),
    ("https://a.example/", "https://a.example/.well-known/oauth-authorization-server"),
    ("https://a.example/b/c", "https://a.example/.well-known/oauth-authorization-server/b/c"),
    ("https://a.example:1/b/", "https://a.example:1/.well-known/oauth-authorization-server/b"),
  ])
  func `rule 53: the well-known part goes between host and path`(_ issuer: String, _ url: String) {
    #expect(Mock { $0.issuer = issuer }.server.role(of: url) == .discovery)
  }

  @Test func `an endpoint that is not set has no role, and an empty path is a slash`() {
    let server = Mock {
      $0.tokenEndpoint = nil
      $0.authorizationEndpoint = "https://login.example"
    }.server
    #expect(server.role(of: "https://api.example/oauth/token") == nil)
    #expect(server.role(of: "https://login.example/?client_id=x") == .authorization)
  }
}
