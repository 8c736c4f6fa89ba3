import FlowSyntax
import FlowTestSupport
import OAuthProtocol
import Testing
import WebSyntax

/// Rules of RFC 6749 (and 8252, 9207, OpenID Core §3.1.2.1) for the authorization endpoint.
@Suite struct `Rules for authorization requests` {
  @Test(arguments: Way.allCases)
  func `rule 1: GET starts a login, and a query in the endpoint's own address is kept`(
    _ way: Way
  ) async throws {
    try await Bench.open(way) { settings in
      settings.authorizationEndpoint += "?tenant=7"
    } _: { bench in
      let reply = try await bench.send(.init(url: bench.authorizeURL(also: "&tenant=7")))
      #expect(reply.status == 200)
      let metadata = try await bench.send(
        .init(url: "\(bench.origin)/.well-known/oauth-authorization-server/tenant"))
      let endpoint = try #require(try metadata.json()["authorization_endpoint"]?.string)
      #expect(endpoint == "\(bench.origin)/authorize?tenant=7")
    }
  }

  @Test(arguments: Way.allCases)
  func `rule 2: unknown parameters are ignored, repeated ones refused, empty ones absent`(
    _ way: Way
  ) async throws {
    try await Bench.open(way) { bench in
      #expect(try await bench.send(.init(url: bench.authorizeURL(["colour": "red"]))).status == 200)
      let twice = try await bench.send(.init(url: bench.authorizeURL(also: "&scope=more")))
      #expect(try twice.parameters()["error"] == "invalid_request")
      let states = try await bench.send(.init(url: bench.authorizeURL(also: "&state=more")))
      #expect(try states.parameters()["state"] == nil)
      let empty = try await bench.send(
        .init(url: bench.authorizeURL(["response_type": ""], also: "&response_type=")))
      #expect(try empty.parameters()["error"] == "invalid_request")
      let form = try await bench.post(
        "/token", ["grant_type": "authorization_code", "code": "a", "code": "b"], [Bench.basic()])
      #expect(try form.error() == "invalid_request")
    }
  }

  @Test(arguments: Way.allCases)
  func `rule 3: a missing or unknown response_type goes to the redirect URI as an error`(
    _ way: Way
  ) async throws {
    try await Bench.open(way) { bench in
      let missing = try await bench.send(.init(url: bench.authorizeURL(["response_type": ""])))
      #expect(try missing.parameters()["error"] == "invalid_request")
      let unknown = try await bench.send(.init(url: bench.authorizeURL(["response_type": "x"])))
      #expect(try unknown.parameters()["error"] == "unsupported_response_type")
      #expect(try unknown.parameters()["state"] == "a b&c=ü/+")
    }
  }

  @Test(
    arguments: Way.allCases,
    ["back", "/back", "https://bot.example/back?kept=1#here", "https://bot.example/b\u{301}"])
  func `rule 4: a redirect URI is absolute and has no fragment`(
    _ way: Way, _ wrong: String
  ) async throws {
    try await Bench.open(way) { settings in
      settings.clients[0].redirectURIs = [wrong]
    } _: { bench in
      let reply = try await bench.send(.init(url: bench.authorizeURL(["redirect_uri": wrong])))
      #expect(reply.status == 400)
      #expect(reply["Location"] == nil)
    }
  }

  @Test(
    arguments: Way.allCases,
    [
      "https://bot.example/back", "https://bot.example/back?kept=1&",
      "https://BOT.example/back?kept=1",
      "https://bot.example:443/back?kept=1", "https://bot.example/back/?kept=1",
      "https://bot.example/%62ack?kept=1", "https://bot.example.evil/back?kept=1",
    ])
  func `rules 5 and 81: a registered redirect URI is compared as a string`(
    _ way: Way, _ nearly: String
  ) async throws {
    try await Bench.open(way) { bench in
      let reply = try await bench.send(.init(url: bench.authorizeURL(["redirect_uri": nearly])))
      #expect(reply.status == 400)
      #expect(reply["Location"] == nil)
    }
  }

  @Test(
    arguments: Way.allCases,
    [
      ("client_id", ""), ("client_id", "nobody"), ("redirect_uri", "https://evil.example/"),
      ("client_id", "other"),
    ])
  func `rules 6 and 82: without a good client and redirect URI nobody is redirected`(
    _ way: Way, _ change: (String, String)
  ) async throws {
    try await Bench.open(way) { bench in
      let changes = KeyValuePairs(dictionaryLiteral: change)
      for url in [
        bench.authorizeURL(changes), bench.authorizeURL(changes, also: "&scope=x"),
        bench.authorizeURL(also: "&client_id=bot"),
        bench.authorizeURL(also: "&redirect_uri=\(PercentCoding.encode(Bench.redirect))"),
      ] {
        let reply = try await bench.send(.init(url: url))
        #expect(reply.status == 400)
        #expect(reply["Location"] == nil)
        #expect(reply.text.contains("<h1>"))
      }
    }
  }

  @Test(arguments: Way.allCases)
  func `rule 6: one registered redirect URI may be left out, of two none`(_ way: Way) async throws {
    try await Bench.open(way) { bench in
      var browser = Browser(bench)
      let back = try await browser.logIn(bench.authorizeURL(["redirect_uri": ""]))
      let code = try #require(back["code"])
      #expect(try await bench.redeem(code, redirect: "").status == 200)
      let two = try await bench.send(
        .init(url: bench.authorizeURL(["client_id": "other", "redirect_uri": ""])))
      #expect(two.status == 400)
    }
  }

  @Test(arguments: Way.allCases)
  func `rule 7: nobody consents who has not logged in`(_ way: Way) async throws {
    try await Bench.open(way) { bench in
      var browser = Browser(bench)
      let page = try await browser.open(bench.authorizeURL())
      var form = try #require(HTMLForm.all(in: page.text).first)
      form.action = "/botflow-mock/consent"
      let reply = try await browser.submit(form, ["decision": "allow"])
      #expect(reply.status == 401)
      #expect(reply["Location"] == nil)
    }
  }

  @Test(arguments: Way.allCases)
  func `rules 8 and 77: the answer has code, iss, and state exactly as received or not at all`(
    _ way: Way
  ) async throws {
    try await Bench.open(way) { bench in
      var browser = Browser(bench)
      let back = try await browser.logIn(bench.authorizeURL())
      #expect(back.pairs.map(\.name) == ["kept", "code", "state", "iss"])
      #expect(back["kept"] == "1")
      #expect(back["state"] == "a b&c=ü/+")
      #expect(back["iss"] == "\(bench.origin)/tenant")
      let stateless = try await browser.logIn(bench.authorizeURL(["state": ""]))
      #expect(stateless["state"] == nil)
    }
  }

  @Test(arguments: Way.allCases)
  func `rules 9 and 77: a denial comes back as access_denied with state and iss`(
    _ way: Way
  ) async throws {
    try await Bench.open(way) { bench in
      var browser = Browser(bench)
      let page = try await browser.open(bench.authorizeURL())
      let forms = HTMLForm.all(in: page.text)
      let cancel = try #require(forms.last)
      #expect(cancel.buttons.map(\.value) == ["deny"])
      let cancelled = try await browser.submit(cancel, ["decision": "deny"]).parameters()
      let again = try await browser.open(bench.authorizeURL())
      let login = try #require(HTMLForm.all(in: again.text).first)
      let consent = try await browser.submit(login, ["user": "ada"])
      let form = try #require(HTMLForm.all(in: consent.text).first)
      let denied = try await browser.submit(form, ["decision": "deny"]).parameters()
      for back in [cancelled, denied] {
        #expect(back["error"] == "access_denied")
        #expect(back["state"] == "a b&c=ü/+")
        #expect(back["iss"] == "\(bench.origin)/tenant")
        #expect(back["code"] == nil)
      }
    }
  }

  @Test(arguments: Way.allCases)
  func `rule 49: a loopback IP redirect URI matches with any port, localhost does not`(
    _ way: Way
  ) async throws {
    try await Bench.open(way) { bench in
      for (uri, status) in [
        ("http://127.0.0.1:50123/back", 200), ("http://[::1]:50123/back", 200),
        ("http://127.0.0.1/back", 200), ("http://localhost/back", 200),
        ("http://localhost:50123/back", 400), ("http://127.0.0.1:50123/other", 400),
        ("https://127.0.0.1:50123/back", 400), ("http://127.0.0.2:50123/back", 400),
        ("http://u@127.0.0.1:50123/back", 400), ("http://127.0.0.1:50123/back?x", 400),
      ] {
        let url = bench.authorizeURL(["client_id": "app", "redirect_uri": uri])
        let reply = try await bench.send(.init(url: url))
        #expect(reply.status == status, "\(uri)")
      }
    }
  }

  @Test(arguments: Way.allCases)
  func `rule 98: POST starts a login too`(_ way: Way) async throws {
    try await Bench.open(way) { bench in
      let reply = try await bench.post(
        "/authorize",
        [
          "response_type": "code", "client_id": "bot", "redirect_uri": Bench.redirect,
        ])
      #expect(reply.status == 200)
      #expect(HTMLForm.all(in: reply.text).count == 3)
      let noForm = try await bench.send(
        .init(method: "POST", url: bench.authorizeURL(), body: Array("x".utf8)))
      #expect(noForm.status == 400)
    }
  }
}
