import OAuthProtocol
import Testing
import WebSyntax

@Suite struct `Answers as values` {
  @Test func `every secret is listed where it is made`() throws {
    var mock = Mock()
    let start = try mock.get(Mock.authorizeURL())
    guard case .login(let fields, let action, nil)? = start.page else {
      Issue.record("no login page")
      return
    }
    #expect(action == "https://login.example/botflow-mock/login")
    let cookie = try #require(start.cookie?.split(separator: "=").last)
    #expect(Set(start.issued) == Set(fields.pairs.map(\.value) + [String(cookie)]))
    let back = try mock.decide("allow", at: Mock.authorizeURL())
    let code = try #require(back.returnsTo.flatMap { WebAddress($0)?.parameters["code"] })
    #expect(back.issued == [code])
    let tokens = try mock.redeem(code)
    #expect(
      tokens.issued == [try tokens.member("access_token"), try tokens.member("refresh_token")])
  }

  @Test func `rule 9: a denial tells where it leads`() throws {
    var mock = Mock()
    let back = try mock.decide("deny", at: Mock.authorizeURL(more: [("state", "s")]))
    let address = try #require(back.returnsTo)
    #expect(back.response.headers["Location"] == address)
    #expect(address.hasPrefix("https://bot.example/back?error=access_denied&"))
    #expect(address.hasSuffix("&state=s&iss=https%3A%2F%2Flogin.example"))
  }

  @Test func `rule 4: a private-use scheme works as a redirect URI`() throws {
    var mock = Mock()
    let url = Mock.authorizeURL(client: "app", redirect: "myapp:/back")
    let back = try mock.decide("allow", at: url)
    #expect(back.returnsTo?.hasPrefix("myapp:/back?code=") == true)
  }

  @Test func `over https the cookie is for https only`() throws {
    var mock = Mock()
    let cookie = try mock.get(Mock.authorizeURL()).response.headers["Set-Cookie"]
    #expect(cookie?.hasSuffix("; Path=/; HttpOnly; SameSite=Lax; Secure") == true)
  }

  @Test func `text from outside is escaped in pages`() throws {
    var mock = Mock()
    let hostile = #"<img src=x onerror="alert('1')">&"#
    let page = try mock.get(Mock.authorizeURL(client: hostile)).response.text
    #expect(!page.contains("<img"))
    #expect(
      page.contains("&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;"))
  }

  @Test func `an error description holds only what RFC 6749 lets it hold`() throws {
    var mock = Mock()
    let back = try mock.get(Mock.authorizeURL(more: [("scope", "a\"b\\ü\r\nX: y")]))
    let parameters = try #require(back.returnsTo.flatMap { WebAddress($0)?.parameters })
    #expect(parameters["error"] == "invalid_scope")
    let text = try #require(parameters["error_description"])
    #expect(text.utf8.allSatisfy { (0x20...0x7E).contains($0) && $0 != 0x22 && $0 != 0x5C })
  }

  @Test func `the same requests give the same answers`() throws {
    func run() throws -> [Answer] {
      var mock = Mock()
      let code = try mock.code()
      return [try mock.redeem(code), try mock.redeem(code), try mock.get(Mock.authorizeURL())]
    }
    #expect(try run() == run())
  }

  @Test func `what is past its time is forgotten`() throws {
    var mock = Mock { $0.refreshTokenLifetime = 7200 }
    for _ in 0..<20 {
      _ = try mock.get(Mock.authorizeURL())
      _ = try mock.code()
      _ = try mock.redeem(mock.code())
    }
    // Logins under way, codes that nobody redeemed, and code, grant and two tokens of the others.
    #expect(mock.server.remembered == 20 + 20 + 80)
    mock.now += 8000
    _ = try mock.code()
    #expect(mock.server.remembered == 1)
  }

  @Test func `absurd lifetimes do not trap`() throws {
    var mock = Mock {
      $0.codeLifetime = .max
      $0.accessTokenLifetime = .max
      $0.refreshTokenLifetime = .min
    }
    let tokens = try mock.redeem(mock.code())
    #expect(tokens.response.status == 200)
    #expect(try mock.refresh(tokens.member("refresh_token")).response.status == 400)
  }
}
