import FlowSyntax
import FlowTestSupport
import OAuthProtocol
import Testing
import WebSyntax

/// Rules of RFC 6750, 7009, 7662 and 8414.
@Suite struct `Rules for tokens in use` {
  @Test(arguments: Way.allCases)
  func `rules 34 and 103: userinfo takes Bearer in any case, by GET and POST, and tells sub`(
    _ way: Way
  ) async throws {
    try await Bench.open(way) { bench in
      let token = try await bench.tokens().access
      for (scheme, method) in [("Bearer", "GET"), ("bearer", "POST"), ("BEARER", "GET")] {
        let reply = try await bench.userinfo("\(scheme) \(token)", method: method)
        #expect(reply.status == 200)
        #expect(try reply.json()["sub"] == .string("248289"))
        #expect(try reply.json()["name"] == .string("Ada <Lovelace>"))
        #expect(reply["Cache-Control"] == "no-store")
      }
      #expect(try await bench.userinfo("Bearer \(token)", method: "PUT").status == 405)
    }
  }

  @Test(arguments: Way.allCases)
  func `rule 35: a bad, old or revoked token is 401 with invalid_token`(_ way: Way) async throws {
    try await Bench.open(way) { bench in
      func check(_ token: String) async throws {
        let reply = try await bench.userinfo("Bearer \(token)")
        #expect(reply.status == 401)
        let challenge = try #require(reply["WWW-Authenticate"])
        #expect(challenge.hasPrefix("Bearer "))
        #expect(challenge.contains(#"error="invalid_token""#))
      }
      try await check("unknown")
      let old = try await bench.tokens()
      await bench.desk.wait(seconds: 3600)
      try await check(old.access)
      let expired = try await bench.tokens()
      await bench.desk.change { $0.expireAccessTokens() }
      try await check(expired.access)
      #expect(try await bench.refresh(expired.refresh).status == 200)
      let revoked = try await bench.tokens()
      await bench.desk.change { $0.revokeEverything() }
      try await check(revoked.access)
      #expect(try await bench.refresh(revoked.refresh).error() == "invalid_grant")
    }
  }

  @Test(arguments: Way.allCases)
  func `rule 36: without a token the challenge has no error code`(_ way: Way) async throws {
    try await Bench.open(way) { bench in
      let token = try await bench.tokens().access
      let inQuery = LoopbackClient.Request(url: "\(bench.origin)/userinfo?access_token=\(token)")
      for reply in [
        try await bench.userinfo(nil), try await bench.userinfo("Basic eDp5"),
        try await bench.send(inQuery),
      ] {
        #expect(reply.status == 401)
        #expect(reply["WWW-Authenticate"] == #"Bearer realm="botflow mock""#)
      }
    }
  }

  @Test(arguments: Way.allCases)
  func `rule 37: a malformed header is 400 with invalid_request`(_ way: Way) async throws {
    try await Bench.open(way) { bench in
      for header in ["Bearer", "Bearer a b", "Bearer {token}"] {
        let reply = try await bench.userinfo(header)
        #expect(reply.status == 400)
        #expect(reply["WWW-Authenticate"]?.contains(#"error="invalid_request""#) == true)
      }
    }
  }

  @Test(arguments: Way.allCases)
  func `rules 53, 55 and 58: the metadata stand where they must and name only what is there`(
    _ way: Way
  ) async throws {
    try await Bench.open(way) { settings in
      settings.revocationEndpoint = nil
      settings.clients.removeLast()
    } _: { bench in
      let reply = try await bench.send(
        .init(url: "\(bench.origin)/.well-known/oauth-authorization-server/tenant"))
      #expect(reply.status == 200)
      let object = try reply.json()
      #expect(object["issuer"] == .string("\(bench.origin)/tenant"))
      #expect(object["revocation_endpoint"] == nil)
      #expect(object["revocation_endpoint_auth_methods_supported"] == nil)
      #expect(object["response_types_supported"] == .array([.string("code")]))
      #expect(
        object["grant_types_supported"]
          == .array([.string("authorization_code"), .string("refresh_token")]))
      #expect(object["code_challenge_methods_supported"] == .array([.string("S256")]))
      #expect(
        object["token_endpoint_auth_methods_supported"]
          == .array([.string("client_secret_basic"), .string("client_secret_post")]))
      #expect(object["authorization_response_iss_parameter_supported"] == .bool(true))
      for name in ["authorization", "token", "userinfo", "introspection"] {
        let url = try #require(object["\(name)_endpoint"]?.string)
        #expect(try await bench.send(.init(url: url)).status != 404)
      }
      let elsewhere = "\(bench.origin)/tenant/.well-known/oauth-authorization-server"
      #expect(try await bench.send(.init(url: elsewhere)).status == 404)
    }
  }

  @Test(arguments: Way.allCases)
  func `rules 66 and 67: a revoked refresh token is dead and takes its access tokens along`(
    _ way: Way
  ) async throws {
    try await Bench.open(way) { bench in
      let tokens = try await bench.tokens()
      let other = try await bench.tokens()
      #expect(
        try await bench.post("/revoke", ["token": tokens.refresh], [Bench.basic()]).status == 200)
      #expect(try await bench.refresh(tokens.refresh).error() == "invalid_grant")
      #expect(try await !bench.works(tokens.access))
      #expect(
        try await bench.post("/revoke", ["token": other.access], [Bench.basic()]).status == 200)
      #expect(try await !bench.works(other.access))
      #expect(try await bench.refresh(other.refresh).status == 200)
    }
  }

  @Test(arguments: Way.allCases)
  func `rules 68 and 69: unknown or twice is 200, and a wrong hint keeps nothing alive`(
    _ way: Way
  ) async throws {
    try await Bench.open(way) { bench in
      let token = try await bench.tokens().access
      for value in [token, token, "unknown"] {
        let reply = try await bench.post(
          "/revoke", ["token": value, "token_type_hint": "refresh_token"], [Bench.basic()])
        #expect(reply.status == 200)
      }
      #expect(try await !bench.works(token))
      #expect(try await bench.post("/revoke", [:], [Bench.basic()]).error() == "invalid_request")
    }
  }

  @Test(arguments: Way.allCases)
  func `rule 70: revocation needs the client, and leaves another client's token alone`(
    _ way: Way
  ) async throws {
    try await Bench.open(way) { bench in
      let token = try await bench.tokens().access
      #expect(try await bench.post("/revoke", ["token": token]).error() == "invalid_client")
      _ = try await bench.post("/revoke", ["token": token], [Bench.basic("other", "other")])
      #expect(try await bench.works(token))
    }
  }

  @Test(arguments: Way.allCases)
  func `rule 72: introspection needs a client that can prove who it is`(_ way: Way) async throws {
    try await Bench.open(way) { bench in
      let token = try await bench.tokens().access
      for fields: Fields in [["token": token], ["token": token, "client_id": "app"]] {
        let reply = try await bench.post("/introspect", fields)
        #expect(reply.status == 401)
        #expect(try reply.error() == "invalid_client")
      }
    }
  }

  @Test(arguments: Way.allCases)
  func `rule 73: active is true with the facts, or false and nothing else`(
    _ way: Way
  ) async throws {
    try await Bench.open(way) { bench in
      func introspect(_ token: String) async throws -> JSONValue {
        let reply = try await bench.post("/introspect", ["token": token], [Bench.basic()])
        #expect(reply.status == 200)
        #expect(reply["Cache-Control"] == "no-store")
        return try reply.json()
      }
      let tokens = try await bench.tokens()
      let found = try await introspect(tokens.access)
      #expect(found["active"] == .bool(true))
      #expect(found["scope"] == .string("profile email"))
      #expect(found["client_id"] == .string("bot"))
      #expect(found["sub"] == .string("248289"))
      #expect(found["exp"] == .integer(1_700_003_600))
      #expect(try await introspect(tokens.refresh)["active"] == .bool(true))
      let inactive = JSONValue.object(JSONObject(["active": .bool(false)]))
      #expect(try await introspect("unknown") == inactive)
      await bench.desk.wait(seconds: 3600)
      #expect(try await introspect(tokens.access) == inactive)
      await bench.desk.change { $0.revokeEverything() }
      #expect(try await introspect(tokens.refresh) == inactive)
    }
  }
}
