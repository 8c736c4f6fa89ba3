import FlowSyntax
import FlowTestSupport
import OAuthProtocol
import Testing
import WebSyntax

/// Rules of RFC 9700 for what a browser sees, and the login itself as a browser does it.
@Suite struct `Rules for pages` {
  @Test(arguments: Way.allCases)
  func `a person logs in with user name and password, allows, and the client learns who it is`(
    _ way: Way
  ) async throws {
    try await Bench.open(way) { bench in
      var browser = Browser(bench)
      let page = try await browser.open(bench.authorizeURL())
      #expect(page.text.contains("Continue as Ada &lt;Lovelace&gt;"))
      let forms = HTMLForm.all(in: page.text)
      let login = try #require(forms.first { $0.inputs == ["username", "password"] })
      let wrong = try await browser.submit(login, ["username": "ada", "password": "no"])
      #expect(wrong.status == 401)
      #expect(wrong.text.contains("role=\"alert\""))
      let consent = try await browser.submit(login, ["username": "ada", "password": "pass"])
      #expect(consent.status == 200)
      #expect(consent.text.contains("<li>profile</li>"))
      let form = try #require(HTMLForm.all(in: consent.text).first)
      #expect(form.buttons.map(\.value) == ["allow", "deny"])
      let back = try await browser.submit(form, ["decision": "allow"])
      let code = try #require(try back.parameters()["code"])
      let token = try await bench.redeem(code).json()["access_token"]?.string
      let claims = try await bench.userinfo("Bearer \(try #require(token))").json()
      #expect(claims["sub"] == .string("248289"))
      let again = try await browser.submit(form, ["decision": "allow"])
      #expect(again.status == 400)
    }
  }

  @Test(arguments: Way.allCases)
  func `a login belongs to the browser that began it and to the page that was shown`(
    _ way: Way
  ) async throws {
    try await Bench.open(way) { bench in
      var browser = Browser(bench)
      var stranger = Browser(bench)
      let page = try await browser.open(bench.authorizeURL())
      _ = try await stranger.open(bench.authorizeURL())
      var form = try #require(HTMLForm.all(in: page.text).first)
      #expect(try await stranger.submit(form, ["user": "ada"]).status == 403)
      let cookieless = LoopbackClient()
      browser.jar = cookieless
      #expect(try await browser.submit(form, ["user": "ada"]).status == 403)
      browser = Browser(bench)
      let fresh = try await browser.open(bench.authorizeURL())
      form = try #require(HTMLForm.all(in: fresh.text).first)
      var forged = form
      forged.hidden[1].1 = "guessed"
      #expect(try await browser.submit(forged, ["user": "ada"]).status == 403)
      #expect(try await browser.submit(form, ["user": "ada"]).status == 200)
    }
  }

  @Test(arguments: Way.allCases)
  func `two tabs of one browser can log in at once`(_ way: Way) async throws {
    try await Bench.open(way) { bench in
      var browser = Browser(bench)
      let first = try await browser.open(bench.authorizeURL()).text
      let second = try await browser.open(bench.authorizeURL()).text
      for page in [first, second] {
        let form = try #require(HTMLForm.all(in: page).first)
        #expect(try await browser.submit(form, ["user": "bob"]).status == 200)
      }
    }
  }

  @Test(arguments: Way.allCases)
  func `a login ends after ten minutes and after five wrong attempts`(_ way: Way) async throws {
    try await Bench.open(way) { bench in
      var browser = Browser(bench)
      let slow = try #require(
        HTMLForm.all(in: await browser.open(bench.authorizeURL()).text).first)
      await bench.desk.wait(seconds: 600)
      #expect(try await browser.submit(slow, ["user": "ada"]).status == 400)
      let form = try #require(
        HTMLForm.all(in: await browser.open(bench.authorizeURL()).text).first)
      var statuses: [Int] = []
      for _ in 0..<6 {
        statuses.append(try await browser.submit(form, ["username": "ada"]).status)
      }
      #expect(statuses == [401, 401, 401, 401, 403, 400])
      #expect(try await browser.open("\(bench.origin)/botflow-mock/login").status == 405)
    }
  }

  @Test(arguments: Way.allCases)
  func `rule 89: a form is answered with 303, never 307`(_ way: Way) async throws {
    try await Bench.open(way) { bench in
      var jar = LoopbackClient()
      let page = try await bench.send(.init(url: bench.authorizeURL()), &jar)
      let form = try #require(HTMLForm.all(in: page.text).first)
      let reply = try await bench.send(
        .init(
          method: "POST", url: bench.origin + form.action,
          headers: [("Content-Type", "application/x-www-form-urlencoded")],
          body: Array(Parameters(form.hidden + [("user", "ada")]).encoded.utf8)), &jar)
      #expect(reply.status == 303)
    }
  }

  @Test(arguments: Way.allCases)
  func `rules 90 and 91: pages cannot be framed, run no script, and know no CORS`(
    _ way: Way
  ) async throws {
    try await Bench.open(way) { bench in
      let good = LoopbackClient.Request(
        url: bench.authorizeURL(), headers: [("Origin", "https://evil.example")])
      let bad = LoopbackClient.Request(
        url: bench.authorizeURL(["client_id": "<script>"]), headers: good.headers)
      for request in [good, bad] {
        let reply = try await bench.send(request)
        let policy = try #require(reply["Content-Security-Policy"])
        #expect(policy.contains("default-src 'none'"))
        #expect(policy.contains("frame-ancestors 'none'"))
        #expect(!policy.contains("form-action"))
        #expect(reply["X-Frame-Options"] == "DENY")
        #expect(reply["Referrer-Policy"] == "no-referrer")
        #expect(reply["Cache-Control"] == "no-store")
        #expect(!reply.text.contains("<script"))
        #expect(!reply.headers.contains { $0.0.lowercased().hasPrefix("access-control") })
      }
      let options = try await bench.send(.init(method: "OPTIONS", url: bench.authorizeURL()))
      #expect(options.status == 405)
      #expect(options["Allow"] == "GET, POST")
      let cookie = try #require(try await bench.send(good)["Set-Cookie"])
      #expect(cookie.hasSuffix("; Path=/; HttpOnly; SameSite=Lax"))
    }
  }

  @Test(arguments: Way.allCases)
  func `fifty logins at once: each gets its own user's token`(_ way: Way) async throws {
    try await Bench.open(way) { settings in
      settings.users = (0..<50).map { .init(username: "user\($0)", password: "x") }
    } _: { bench in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for index in 0..<50 {
          group.addTask {
            var browser = Browser(bench)
            let back = try await browser.logIn(
              bench.authorizeURL(["state": "state\(index)"]), user: "user\(index)")
            #expect(back["state"] == "state\(index)")
            let code = try #require(back["code"])
            let token = try await bench.redeem(code).json()["access_token"]?.string
            let claims = try await bench.userinfo("Bearer \(try #require(token))").json()
            #expect(claims["sub"] == .string("user\(index)"))
          }
        }
        try await group.waitForAll()
      }
    }
  }
}
