import FlowSyntax
import FlowTestSupport
import OAuthProtocol
import Testing
import WebSyntax

/// Rules of RFC 6749 and RFC 7636 for codes.
@Suite struct `Rules for codes and PKCE` {
  @Test(arguments: Way.allCases)
  func `rule 10: a code is good for its lifetime and no second longer`(_ way: Way) async throws {
    try await Bench.open(way) { bench in
      let early = try await bench.code()
      await bench.desk.wait(seconds: 59)
      #expect(try await bench.redeem(early).status == 200)
      let late = try await bench.code()
      await bench.desk.wait(seconds: 60)
      #expect(try await bench.redeem(late).error() == "invalid_grant")
      let expired = try await bench.code()
      await bench.desk.change { $0.expireCodes() }
      #expect(try await bench.redeem(expired).error() == "invalid_grant")
    }
  }

  @Test(arguments: Way.allCases)
  func `rule 11: a code works once`(_ way: Way) async throws {
    try await Bench.open(way) { bench in
      let code = try await bench.code()
      #expect(try await bench.redeem(code).status == 200)
      let second = try await bench.redeem(code)
      #expect(second.status == 400)
      #expect(try second.error() == "invalid_grant")
    }
  }

  @Test(arguments: Way.allCases)
  func `rule 11: of many redemptions of one code at once a single one succeeds`(
    _ way: Way
  ) async throws {
    try await Bench.open(way) { bench in
      let code = try await bench.code()
      let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
        for _ in 0..<20 {
          group.addTask { try await bench.redeem(code).status }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(statuses.sorted() == [200] + [Int](repeating: 400, count: 19))
    }
  }

  @Test(arguments: Way.allCases)
  func `rule 12: a replayed code revokes the tokens it gave`(_ way: Way) async throws {
    try await Bench.open(way) { bench in
      let code = try await bench.code()
      let first = try await bench.redeem(code).json()
      let access = try #require(first["access_token"]?.string)
      let refresh = try #require(first["refresh_token"]?.string)
      let bystander = try await bench.tokens()
      #expect(try await bench.works(access))
      // Long after the code's own time the replay is still seen.
      await bench.desk.wait(seconds: 3000)
      _ = try await bench.redeem(code)
      #expect(try await !bench.works(access))
      #expect(try await bench.refresh(refresh).error() == "invalid_grant")
      #expect(try await bench.works(bystander.access))
    }
  }

  @Test(arguments: Way.allCases)
  func `rule 13: a code is bound to its client`(_ way: Way) async throws {
    try await Bench.open(way) { bench in
      let code = try await bench.code()
      let stolen = try await bench.redeem(code, header: Bench.basic("other", "other"))
      #expect(try stolen.error() == "invalid_grant")
      #expect(try await bench.redeem(code).status == 200)
    }
  }

  @Test(arguments: Way.allCases)
  func `rule 14: the redirect URI must be present and identical if it was in the first request`(
    _ way: Way
  ) async throws {
    try await Bench.open(way) { bench in
      let code = try await bench.code()
      for wrong in ["", "https://bot.example/back", "\(Bench.redirect)&"] {
        #expect(try await bench.redeem(code, redirect: wrong).error() == "invalid_grant")
      }
      #expect(try await bench.redeem(code).status == 200)
    }
  }

  @Test(arguments: Way.allCases)
  func `rule 15: codes and tokens have 256 random bits, and none comes twice`(
    _ way: Way
  ) async throws {
    try await Bench.open(way) { bench in
      var seen: Set<String> = []
      for _ in 0..<5 {
        let code = try await bench.code()
        let object = try await bench.redeem(code).json()
        for value in [code, object["access_token"]?.string, object["refresh_token"]?.string] {
          let text = try #require(value)
          #expect(text.utf8.count == 43)
          #expect(seen.insert(text).inserted)
        }
      }
    }
  }

  @Test(arguments: Way.allCases)
  func `rules 43 and 86: S256 works; plain and unknown methods are invalid_request`(
    _ way: Way
  ) async throws {
    try await Bench.open(way) { bench in
      #expect(try await bench.redeem(bench.code()).status == 200)
      for changes: Fields in [
        ["code_challenge_method": "plain"], ["code_challenge_method": "S512"],
        ["code_challenge_method": ""], ["code_challenge": ""], ["code_challenge": "short"],
      ] {
        let reply = try await bench.send(.init(url: bench.authorizeURL(changes)))
        #expect(try reply.parameters()["error"] == "invalid_request")
      }
    }
  }

  @Test(arguments: Way.allCases)
  func `rules 44 and 84: a challenge that is demanded but missing is invalid_request`(
    _ way: Way
  ) async throws {
    let none: Fields = ["code_challenge": "", "code_challenge_method": ""]
    try await Bench.open(way) {
      $0.requirePKCE = true
    } _: { bench in
      let reply = try await bench.send(.init(url: bench.authorizeURL(none)))
      #expect(try reply.parameters()["error"] == "invalid_request")
    }
    try await Bench.open(way) { bench in
      let reply = try await bench.redeem(bench.code(none), verifier: "")
      #expect(reply.status == 200)
    }
  }

  @Test(arguments: Way.allCases)
  func `rules 45 and 46: a wrong or missing verifier, or the challenge itself, is invalid_grant`(
    _ way: Way
  ) async throws {
    try await Bench.open(way) { bench in
      let code = try await bench.code()
      for wrong in ["", "too-short", String(Bench.verifier.reversed()), Bench.challenge] {
        #expect(try await bench.redeem(code, verifier: wrong).error() == "invalid_grant")
      }
    }
  }

  @Test(arguments: Way.allCases)
  func `rule 85: a verifier without a challenge is refused`(_ way: Way) async throws {
    try await Bench.open(way) { bench in
      let code = try await bench.code(["code_challenge": "", "code_challenge_method": ""])
      #expect(try await bench.redeem(code).error() == "invalid_grant")
    }
  }
}
