import OAuthProtocol
import Testing
import WebSyntax

/// What the tester is told when the server says no.
@Suite struct `Notes for the tester` {
  @Test func `rule 14: both redirect URIs are named`() throws {
    var mock = Mock()
    let note = try mock.redeem(mock.code(), redirect: "https://bot.example/else").note
    #expect(
      note == "the token request's redirect_uri is 'https://bot.example/else'; the login was "
        + "started with 'https://bot.example/back'")
    let page = try mock.get(Mock.authorizeURL(redirect: "https://bot.example/else"))
    #expect(page.note?.contains("'https://bot.example/else'") == true)
    #expect(page.note?.contains("'https://bot.example/back'") == true)
    #expect(page.page == .error(title: "Wrong redirect URI", text: page.note ?? ""))
  }

  @Test func `rule 10: the code's age is told`() throws {
    var mock = Mock()
    let code = try mock.code()
    mock.now += 75
    #expect(try mock.redeem(code).note == "the code is 75 s old, it lived 60 s")
    let other = try mock.code()
    mock.server.expireCodes()
    #expect(try mock.redeem(other).note == "the code has expired, as the tester wanted")
  }

  @Test func `rule 12: a replay is told`() throws {
    var mock = Mock()
    let code = try mock.code()
    #expect(try mock.redeem(code).note == nil)
    let note = try mock.redeem(code).note
    #expect(note == "the code was used before; the tokens it gave are revoked")
  }

  @Test func `rule 16: a secret that was not form-encoded is recognised`() throws {
    var mock = Mock()
    let note = try mock.redeem(mock.code(), basic: "bot:a+b").note
    #expect(note?.contains("was not form-encoded") == true)
    let wrong = try mock.redeem(mock.code(), basic: "bot:zzz").note
    #expect(wrong == "the secret of the client 'bot' is wrong")
  }

  @Test func `rule 45: what differs in PKCE is told`() throws {
    var mock = Mock()
    let challenge = PKCE.challenge(of: Mock.verifier, sha256: Mock.digest)
    let more = [("code_challenge", challenge), ("code_challenge_method", "S256")]
    let code = try mock.code(more)
    #expect(
      try mock.redeem(code).note
        == "the login had a code_challenge; the token request has no code_verifier")
    let wrong = String(repeating: "x", count: 43)
    #expect(
      try mock.redeem(code, verifier: wrong).note
        == "the code_verifier does not fit the login's code_challenge")
    #expect(try mock.redeem(code, verifier: Mock.verifier).response.status == 200)
  }

  @Test func `why an access token does not work is told`() throws {
    var mock = Mock()
    func note(_ token: String) throws -> String? {
      try mock.ask(
        HTTPRequest(
          method: "GET", url: "https://api.example/userinfo",
          headers: HeaderFields([("Authorization", "Bearer \(token)")]))
      ).note
    }
    let code = try mock.code()
    let first = try mock.redeem(code)
    let access = try first.member("access_token")
    #expect(try note(access) == nil)
    #expect(try note(first.member("refresh_token"))?.hasPrefix("this is a refresh token") == true)
    mock.now += 4000
    #expect(try note(access) == "the access token is 4000 s old, it lived 3600 s")
    let second = try mock.refresh(first.member("refresh_token"))
    mock.server.revokeEverything()
    let revoked = try note(second.member("access_token"))
    #expect(revoked == "the access token was revoked, as the tester wanted")
  }

  @Test func `no note, description or page holds a secret`() throws {
    var mock = Mock()
    let code = try mock.code()
    let tokens = try mock.redeem(code)
    let secrets = tokens.issued + [code, "a+b"]
    let refusals = [
      try mock.redeem(code), try mock.refresh(tokens.issued[0]), try mock.refresh(tokens.issued[1]),
      try mock.redeem(code, basic: "bot:a+b"),
    ]
    for refusal in refusals {
      let texts = [refusal.note ?? "", refusal.response.text]
      #expect(refusal.note != nil)
      for secret in secrets { #expect(!texts.contains { $0.contains(secret) }) }
    }
  }
}
