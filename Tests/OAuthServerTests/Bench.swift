import FlowSyntax
import FlowTestSupport
import OAuthProtocol
import OAuthServer
import Testing
import WebSyntax

/// How requests reach the server: every rule holds both ways.
enum Way: CaseIterable, CustomTestStringConvertible {
  case function, loopback

  var testDescription: String {
    switch self {
    case .function: "as a function"
    case .loopback: "over loopback HTTP"
    }
  }
}

/// A server under test, and what a client of it wants to do.
struct Bench: Sendable {
  static let secret = "s3cret/+ %:ü"
  static let redirect = "https://bot.example/back?kept=1"
  static let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"

  let desk: Desk
  let way: Way
  let origin: String

  static func open(
    _ way: Way, _ change: (inout AuthorizationServer.Settings) -> Void = { _ in },
    _ body: (Bench) async throws -> Void
  ) async throws {
    let desk = Desk()
    var listener: LoopbackServer?
    if way == .loopback {
      let started = await LoopbackClient.offPool {
        Result { () throws(ListenError) in
          try LoopbackServer.start(port: 0) { await desk.handle($0) }
        }
      }
      listener = try started.get()
    }
    let bench = Bench(
      desk: desk, way: way, origin: "http://127.0.0.1:\(listener?.port ?? 9)")
    var settings = bench.settings
    change(&settings)
    await desk.serve(settings)
    let outcome: Result<Void, any Error>
    do {
      outcome = .success(try await body(bench))
    } catch {
      outcome = .failure(error)
    }
    if let listener { await LoopbackClient.offPool { listener.stop() } }
    try outcome.get()
  }

  private var settings: AuthorizationServer.Settings {
    AuthorizationServer.Settings(
      issuer: "\(origin)/tenant", authorizationEndpoint: "\(origin)/authorize",
      tokenEndpoint: "\(origin)/token", userinfoEndpoint: "\(origin)/userinfo",
      revocationEndpoint: "\(origin)/revoke", introspectionEndpoint: "\(origin)/introspect",
      clients: [
        .init(clientID: "bot", clientSecret: Bench.secret, redirectURIs: [Bench.redirect]),
        .init(
          clientID: "other", clientSecret: "other",
          redirectURIs: ["https://other.example/a", "https://other.example/b"]),
        .init(
          clientID: "app",
          redirectURIs: ["http://127.0.0.1/back", "http://[::1]/back", "http://localhost/back"]),
      ],
      users: [
        .init(
          username: "ada", password: "pass",
          claims: JSONObject(["name": .string("Ada <Lovelace>"), "sub": .string("248289")])),
        .init(username: "bob", password: "bob"),
      ])
  }

  func send(_ request: LoopbackClient.Request, _ jar: inout LoopbackClient) async throws
    -> LoopbackClient.Reply
  {
    switch way {
    case .function:
      let ready = jar.withCookies(request)
      let response = await desk.handle(
        HTTPRequest(
          method: ready.method, url: ready.url, headers: HeaderFields(ready.headers),
          body: ready.body))
      let reply = LoopbackClient.Reply(
        status: response.status, headers: response.headers.fields.map { ($0.name, $0.value) },
        body: response.body)
      jar.keepCookies(of: reply)
      return reply
    case .loopback:
      let copy = jar
      let (reply, filled) = await LoopbackClient.offPool {
        var jar = copy
        return (Result { () throws(LoopbackClient.Failure) in try jar.send(request) }, jar)
      }
      jar = filled
      return try reply.get()
    }
  }

  func send(_ request: LoopbackClient.Request) async throws -> LoopbackClient.Reply {
    var jar = LoopbackClient()
    return try await send(request, &jar)
  }
}

typealias Fields = KeyValuePairs<String, String>

extension Bench {
  static let challenge = Base64.encodeURLSafe(Digest.of(Array(verifier.utf8)))

  static func basic(_ id: String = "bot", _ secret: String = secret) -> (String, String) {
    let pair = "\(PercentCoding.encodeForm(id)):\(PercentCoding.encodeForm(secret))"
    return ("Authorization", "Basic \(Base64.encode(Array(pair.utf8)))")
  }

  /// A good authorization request but for `changes`; an empty value leaves a parameter out.
  func authorizeURL(_ changes: Fields = [:], also more: String = "") -> String {
    var fields = [
      ("response_type", "code"), ("client_id", "bot"), ("redirect_uri", Bench.redirect),
      ("scope", "profile email"), ("state", "a b&c=ü/+"), ("code_challenge", Bench.challenge),
      ("code_challenge_method", "S256"),
    ]
    for (name, value) in changes {
      fields.removeAll { $0.0 == name }
      if !value.isEmpty { fields.append((name, value)) }
    }
    return "\(origin)/authorize?\(Parameters(fields).encoded)\(more)"
  }

  func post(
    _ path: String, _ fields: Fields, _ headers: [(String, String)] = []
  ) async throws -> LoopbackClient.Reply {
    let form = Parameters(fields.filter { !$0.value.isEmpty }.map { ($0.key, $0.value) })
    return try await send(
      .init(
        method: "POST", url: origin + path,
        headers: [("Content-Type", "application/x-www-form-urlencoded")] + headers,
        body: Array(form.encoded.utf8)))
  }

  /// The code of a whole login as `ada`, walked through the pages.
  func code(_ changes: Fields = [:]) async throws -> String {
    var browser = Browser(self)
    let back = try await browser.logIn(authorizeURL(changes))
    return try #require(back["code"])
  }

  /// A good redemption but for what is named; an empty text leaves a parameter out.
  func redeem(
    _ code: String, redirect: String = redirect, verifier: String = verifier,
    header: (String, String)? = basic()
  ) async throws -> LoopbackClient.Reply {
    try await post(
      "/token",
      [
        "grant_type": "authorization_code", "code": code, "redirect_uri": redirect,
        "code_verifier": verifier,
      ], header.map { [$0] } ?? [])
  }

  func refresh(_ token: String, scope: String = "") async throws -> LoopbackClient.Reply {
    try await post(
      "/token", ["grant_type": "refresh_token", "refresh_token": token, "scope": scope],
      [Bench.basic()])
  }

  func tokens(_ changes: Fields = [:]) async throws -> (access: String, refresh: String) {
    let object = try await redeem(code(changes)).json()
    return (
      try #require(object["access_token"]?.string), try #require(object["refresh_token"]?.string)
    )
  }

  func userinfo(_ authorization: String?, method: String = "GET") async throws
    -> LoopbackClient.Reply
  {
    try await send(
      .init(
        method: method, url: "\(origin)/userinfo",
        headers: authorization.map { [("Authorization", $0)] } ?? []))
  }

  func works(_ accessToken: String) async throws -> Bool {
    try await userinfo("Bearer \(accessToken)").status == 200
  }
}

extension LoopbackClient.Reply {
  func json() throws -> JSONValue { try #require(JSONValue.parse(body)) }

  func error() throws -> String? { try json()["error"]?.string }

  /// What a redirect carries back to the client.
  func parameters() throws -> Parameters {
    try #require(self["Location"].flatMap { WebAddress($0) }).parameters
  }
}
