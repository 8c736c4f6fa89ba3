import FlowSyntax
import OAuthProtocol
import Testing
import WebSyntax

/// The server as a value, with a clock and chance that only the test moves, and a customer who
/// works from the pages' facts.
struct Mock {
  static let redirect = "https://bot.example/back"
  static let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"

  var server: AuthorizationServer
  var now = 1_000_000
  private var requests = 0

  static var settings: AuthorizationServer.Settings {
    AuthorizationServer.Settings(
      issuer: "https://login.example", authorizationEndpoint: "https://login.example/authorize",
      tokenEndpoint: "https://api.example/oauth/token",
      userinfoEndpoint: "https://api.example/userinfo",
      revocationEndpoint: "https://api.example/revoke",
      introspectionEndpoint: "https://api.example/introspect",
      clients: [
        .init(clientID: "bot", clientSecret: "a+b", redirectURIs: [redirect]),
        .init(clientID: "app", redirectURIs: ["http://127.0.0.1/back", "myapp:/back"]),
      ],
      users: [.init(username: "ada", password: "ada")])
  }

  init(_ change: (inout AuthorizationServer.Settings) -> Void = { _ in }) {
    var settings = Mock.settings
    change(&settings)
    server = AuthorizationServer(settings)
  }

  /// Not SHA-256, which these tests do not have, but for the vector of RFC 7636 Appendix B.
  static func digest(_ bytes: [UInt8]) -> [UInt8] {
    if bytes == Array(verifier.utf8) {
      return [
        19, 211, 30, 150, 26, 26, 216, 236, 47, 22, 177, 12, 76, 152, 46, 8, 118, 168, 120, 173,
        109, 241, 68, 86, 110, 225, 137, 74, 203, 112, 249, 195,
      ]
    }
    let offset: UInt64 = 0xCBF2_9CE4_8422_2325
    var state = bytes.reduce(offset) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    return (0..<32).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: state >> 33)
    }
  }

  mutating func ask(_ request: HTTPRequest) throws -> Answer {
    let role = try #require(server.role(of: request.url))
    requests += 1
    let number = requests
    var drawn = 0
    let circumstances = Circumstances(
      now: now,
      random: { count in
        drawn += 1
        return Array(Mock.digest(Array("\(number).\(drawn)".utf8)).prefix(count))
      },
      sha256: Mock.digest)
    return server.answer(request, as: role, under: circumstances)
  }

  mutating func get(_ url: String, cookie: String? = nil) throws -> Answer {
    var request = HTTPRequest(method: "GET", url: url)
    request.headers["Cookie"] = cookie
    return try ask(request)
  }

  mutating func post(
    _ url: String, _ form: Parameters, headers: [(String, String)] = []
  ) throws -> Answer {
    try ask(
      HTTPRequest(
        method: "POST", url: url,
        headers: HeaderFields(
          [("Content-Type", "application/x-www-form-urlencoded")] + headers),
        body: Array(form.encoded.utf8)))
  }

  static func authorizeURL(
    client: String = "bot", redirect: String = redirect, more: [(String, String)] = []
  ) -> String {
    let fields = [("response_type", "code"), ("client_id", client), ("redirect_uri", redirect)]
    return "https://login.example/authorize?\(Parameters(fields + more).encoded)"
  }

  /// Logs in and decides; the answer is the one that sends the customer back.
  mutating func decide(_ decision: String, at url: String) throws -> Answer {
    let start = try get(url)
    let cookie = try #require(start.cookie)
    guard case .login(var fields, let action, _)? = start.page else {
      Issue.record("no login page")
      return start
    }
    fields.append("user", "ada")
    let loggedIn = try post(action, fields, headers: [("Cookie", cookie)])
    let consent = try get(try #require(loggedIn.continuesAt), cookie: cookie)
    guard case .consent(var choice, let next, _, _, _)? = consent.page else {
      Issue.record("no consent page")
      return consent
    }
    choice.append("decision", decision)
    return try post(next, choice, headers: [("Cookie", cookie)])
  }

  mutating func code(_ more: [(String, String)] = []) throws -> String {
    let back = try decide("allow", at: Mock.authorizeURL(more: more))
    return try #require(back.returnsTo.flatMap { WebAddress($0)?.parameters["code"] })
  }

  mutating func redeem(
    _ code: String, redirect: String = redirect, verifier: String? = nil,
    basic: String = "bot:a%2Bb"
  ) throws -> Answer {
    var form = Parameters([
      ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", redirect),
    ])
    if let verifier { form.append("code_verifier", verifier) }
    return try post(
      "https://api.example/oauth/token", form,
      headers: [("Authorization", "Basic \(Base64.encode(Array(basic.utf8)))")])
  }

  mutating func refresh(_ token: String) throws -> Answer {
    try post(
      "https://api.example/oauth/token",
      Parameters([
        ("grant_type", "refresh_token"), ("refresh_token", token), ("client_id", "bot"),
        ("client_secret", "a+b"),
      ]))
  }
}

extension Answer {
  func member(_ name: String) throws -> String {
    try #require(JSONValue.parse(response.body)?[name]?.string)
  }
}
