import FlowSyntax
import FlowTestSupport
import OAuthProtocol
import Testing
import WebSyntax

/// Rules of RFC 6749 and RFC 9700 for the token endpoint.
@Suite struct `Rules for token requests` {
  @Test(arguments: Way.allCases)
  func `rule 16: a confidential client proves who it is, by Basic or by body`(
    _ way: Way
  ) async throws {
    try await Bench.open(way) { bench in
      #expect(try await bench.redeem(bench.code()).status == 200)
      func inBody(_ id: String, _ secret: String) async throws -> LoopbackClient.Reply {
        try await bench.post(
          "/token",
          [
            "grant_type": "authorization_code", "code": bench.code(), "client_id": id,
            "client_secret": secret, "redirect_uri": Bench.redirect,
            "code_verifier": Bench.verifier,
          ])
      }
      #expect(try await inBody("bot", Bench.secret).status == 200)
      for (id, secret) in [("bot", "wrong"), ("bot", ""), ("nobody", "x"), ("", "x"), ("app", "x")]
      {
        #expect(try await inBody(id, secret).error() == "invalid_client")
      }
      let code = try await bench.code()
      let both = try await bench.post(
        "/token",
        ["grant_type": "authorization_code", "code": code, "client_secret": Bench.secret],
        [Bench.basic()])
      #expect(try both.error() == "invalid_request")
    }
  }

  @Test(arguments: Way.allCases)
  func `rule 16: a public client only names itself`(_ way: Way) async throws {
    try await Bench.open(way) { bench in
      let redirect = "http://127.0.0.1:4000/back"
      let code = try await bench.code(["client_id": "app", "redirect_uri": redirect])
      let reply = try await bench.post(
        "/token",
        [
          "grant_type": "authorization_code", "code": code, "client_id": "app",
          "redirect_uri": redirect, "code_verifier": Bench.verifier,
        ])
      #expect(reply.status == 200)
    }
  }

  @Test(arguments: Way.allCases)
  func `rules 20 and 21: the token answer is JSON that nobody may keep`(_ way: Way) async throws {
    try await Bench.open(way) { bench in
      let reply = try await bench.redeem(bench.code())
      #expect(reply["Content-Type"] == "application/json")
      #expect(reply["Cache-Control"] == "no-store")
      #expect(reply["Pragma"] == "no-cache")
      let object = try reply.json()
      #expect(object["access_token"]?.string != nil)
      #expect(object["token_type"] == .string("Bearer"))
      #expect(object["expires_in"] == .integer(3600))
      #expect(object["scope"] == nil)
      let doubled = try await bench.redeem(bench.code(["scope": "a b a"])).json()
      #expect(doubled["scope"] == .string("a b"))
    }
  }

  @Test(arguments: Way.allCases)
  func `rule 22: a failed Basic is 401 with a challenge of Basic`(_ way: Way) async throws {
    try await Bench.open(way) { bench in
      let code = try await bench.code()
      for header in [
        Bench.basic("bot", "wrong"), ("Authorization", "Basic ???"), ("Authorization", "Bearer x"),
        ("Authorization", "Basic"),
      ] {
        let reply = try await bench.redeem(code, header: header)
        #expect(reply.status == 401)
        #expect(try reply.error() == "invalid_client")
        #expect(reply["WWW-Authenticate"]?.hasPrefix("Basic ") == true)
        #expect(reply["Cache-Control"] == "no-store")
      }
      let lower = ("Authorization", "basic" + Bench.basic().1.dropFirst(5))
      #expect(try await bench.redeem(code, header: lower).status == 200)
    }
  }

  @Test(arguments: Way.allCases)
  func `rules 23 and 87: each mistake has its own error code; there is no password grant`(
    _ way: Way
  ) async throws {
    try await Bench.open(way) { bench in
      let table: [(Fields, String)] = [
        ([:], "invalid_request"),
        (["grant_type": "password", "username": "ada"], "unsupported_grant_type"),
        (["grant_type": "client_credentials"], "unsupported_grant_type"),
        (["grant_type": "authorization_code"], "invalid_request"),
        (["grant_type": "refresh_token"], "invalid_request"),
        (["grant_type": "authorization_code", "code": "x"], "invalid_grant"),
        (["grant_type": "refresh_token", "refresh_token": "x"], "invalid_grant"),
      ]
      for (fields, error) in table {
        let reply = try await bench.post("/token", fields, [Bench.basic()])
        #expect(reply.status == 400)
        #expect(try reply.error() == error)
      }
      for type in ["token", "id_token", "code token"] {
        let reply = try await bench.send(.init(url: bench.authorizeURL(["response_type": type])))
        #expect(try reply.parameters()["error"] == "unsupported_response_type")
      }
    }
  }

  @Test(arguments: Way.allCases)
  func `rule 23: a token request is a form sent by POST, or JSON where that is allowed`(
    _ way: Way
  ) async throws {
    func json(_ bench: Bench, _ text: String) -> LoopbackClient.Request {
      .init(
        method: "POST", url: "\(bench.origin)/token",
        headers: [Bench.basic(), ("Content-Type", "application/json; charset=utf-8")],
        body: Array(text.utf8))
    }
    try await Bench.open(way) { bench in
      let get = try await bench.send(.init(url: "\(bench.origin)/token?grant_type=x"))
      #expect(get.status == 405)
      #expect(get["Allow"] == "POST")
      let reply = try await bench.send(json(bench, "{}"))
      #expect(try reply.error() == "invalid_request")
      #expect(try reply.json()["error_description"]?.string?.contains("json") == true)
    }
    try await Bench.open(way) {
      $0.acceptJSON = true
    } _: { bench in
      let code = try await bench.code()
      let good = try await bench.send(
        json(
          bench,
          #"{"grant_type":"authorization_code","code":"\#(code)","#
            + #""redirect_uri":"\#(Bench.redirect)","code_verifier":"\#(Bench.verifier)"}"#))
      #expect(good.status == 200)
      for bad in ["", "[]", "{", #"{"grant_type":["x"]}"#] {
        #expect(try await bench.send(json(bench, bad)).error() == "invalid_request")
      }
    }
  }

  @Test(arguments: Way.allCases)
  func `rule 24: a refresh token is bound to its client and never widens the scope`(
    _ way: Way
  ) async throws {
    try await Bench.open(way) { bench in
      let tokens = try await bench.tokens()
      let stolen = try await bench.post(
        "/token", ["grant_type": "refresh_token", "refresh_token": tokens.refresh],
        [Bench.basic("other", "other")])
      #expect(try stolen.error() == "invalid_grant")
      let wider = try await bench.refresh(tokens.refresh, scope: "profile admin")
      #expect(try wider.error() == "invalid_scope")
      let narrower = try await bench.refresh(tokens.refresh, scope: "email").json()
      let next = try #require(narrower["refresh_token"]?.string)
      // The new refresh token keeps the whole scope (RFC 6749 §6).
      #expect(try await bench.refresh(next, scope: "profile email").status == 200)
    }
  }

  @Test(arguments: Way.allCases)
  func `rule 33: a refresh token is no access token, and the other way round`(
    _ way: Way
  ) async throws {
    try await Bench.open(way) { bench in
      let tokens = try await bench.tokens()
      #expect(try await !bench.works(tokens.refresh))
      #expect(try await bench.refresh(tokens.access).error() == "invalid_grant")
    }
  }

  @Test(arguments: Way.allCases)
  func `rule 88: refresh tokens rotate, and reuse of an old one kills the family`(
    _ way: Way
  ) async throws {
    try await Bench.open(way) { bench in
      let first = try await bench.tokens()
      let second = try await bench.refresh(first.refresh).json()
      let access = try #require(second["access_token"]?.string)
      let next = try #require(second["refresh_token"]?.string)
      #expect(next != first.refresh)
      #expect(try await bench.works(access))
      #expect(try await bench.refresh(first.refresh).error() == "invalid_grant")
      #expect(try await !bench.works(access))
      #expect(try await !bench.works(first.access))
      #expect(try await bench.refresh(next).error() == "invalid_grant")
    }
    try await Bench.open(way) {
      $0.rotateRefreshTokens = false
    } _: { bench in
      let first = try await bench.tokens()
      #expect(try await bench.refresh(first.refresh).json()["refresh_token"] == nil)
      #expect(try await bench.refresh(first.refresh).status == 200)
    }
  }
}
