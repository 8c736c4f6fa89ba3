import FlowDiagnostics
import FlowModel
import FlowSyntax
import Testing

@Suite struct `A mock file` {
  static let whole = #"""
    {
      "$schema": "https://botflow.example/mock.json",
      "users": [{"username": "ada", "password": "secret", "claims": {"sub": "1", "age": 36}}],
      "oauth": {
        "issuer": "https://login.example",
        "authorizationEndpoint": "https://login.example/authorize",
        "tokenEndpoint": "https://login.example/token",
        "userinfoEndpoint": "https://login.example/userinfo",
        "revocationEndpoint": "https://login.example/revoke",
        "introspectionEndpoint": "https://login.example/introspect",
        "clients": [
          {
            "clientId": "bot", "clientSecret": "s", "redirectUris": ["https://a.example/back"],
            "public": false
          }
        ],
        "requirePkce": true, "acceptJSON": true, "accessTokenLifetime": 60, "codeLifetime": 30,
        "rotateRefreshTokens": false
      },
      "responses": [
        {
          "name": "claims", "method": "POST", "url": "https://api.example/claims",
          "requiresBearer": true, "status": 201, "headers": {"X-A": "b"}, "body": {"ok": true},
          "delay": 0.5, "times": 2
        }
      ],
      "scenarios": ["slow 45 once"]
    }
    """#

  static func reading(_ marked: MarkedText) -> MockReading {
    MockReading(SourceText(path: "bot.mock.json", marked.text))
  }

  @Test func `with every field is read`() throws {
    let reading = Self.reading(MarkedText(Self.whole))
    #expect(reading.findings.isEmpty)
    let file = try #require(reading.validFile)
    #expect(file.users.map(\.username) == ["ada"] && file.users.map(\.password) == ["secret"])
    #expect(file.users.first.map { JSONValue.object($0.claims).json } == #"{"sub":"1","age":36}"#)
    let oauth = file.oauth
    #expect(oauth.issuer == "https://login.example")
    let endpoints = [
      oauth.authorizationEndpoint, oauth.tokenEndpoint, oauth.userinfoEndpoint,
      oauth.revocationEndpoint, oauth.introspectionEndpoint,
    ]
    let paths = ["authorize", "token", "userinfo", "revoke", "introspect"]
    #expect(endpoints == paths.map { "https://login.example/\($0)" })
    #expect(oauth.requirePKCE && oauth.acceptJSON && !oauth.rotateRefreshTokens)
    #expect(oauth.accessTokenLifetime == 60 && oauth.codeLifetime == 30)
    let client = try #require(oauth.clients.first)
    #expect(client.clientID == "bot" && client.clientSecret == "s" && !client.isPublic)
    #expect(client.redirectURIs == ["https://a.example/back"])
    let response = try #require(file.responses.first)
    #expect(response.name == "claims" && response.method == .post && response.status == 201)
    #expect(response.url.value == "https://api.example/claims" && response.requiresBearer)
    #expect(response.headers.map(\.name.value) == ["X-A"] && response.headers.map(\.value) == ["b"])
    #expect(response.body?.json == #"{"ok":true}"# && response.delay == 0.5 && response.times == 2)
    #expect(file.scenarios.map(\.value.text) == ["slow 45 once"])
  }

  @Test func `with a misspelt scenario is told which was meant`() {
    let reading = Self.reading(MarkedText(#"{"scenarios":["token500"]}"#))
    #expect(reading.findings.map(\.message) == ["no scenario is called 'token500'"])
    #expect(reading.findings.map(\.help) == ["did you mean 'token-500'?"])
  }

  @Test(arguments: Scenario.Kind.allCases)
  func `takes each scenario, once or from now on`(_ kind: Scenario.Kind) throws {
    for text in [kind.rawValue, "\(kind.rawValue) once"] {
      let scenario = try Scenario(text)
      #expect(scenario.kind == kind)
      #expect(scenario.isOnce == text.hasSuffix("once"))
      #expect(try Scenario(scenario.text) == scenario)
    }
  }

  @Test func `without fields has the defaults`() throws {
    let file = try #require(Self.reading(MarkedText("{}")).validFile)
    #expect(file.users.isEmpty && file.responses.isEmpty && file.scenarios.isEmpty)
    #expect(file.oauth.accessTokenLifetime == 3600 && file.oauth.codeLifetime == 60)
    #expect(!file.oauth.requirePKCE && !file.oauth.acceptJSON && file.oauth.rotateRefreshTokens)
  }

  @Test(
    arguments: [
      (.missingField, #"{"users":[«{»"username":"a"},«{»"password":"b"}]}"#),
      (.missingField, #"{"oauth":{"clients":[«{»}]},"responses":[«{»}]}"#),
      (.emptyName, #"{"users":[{"username":«""»,"password":"b"}]}"#),
      (.unknownValue, #"{"oauth":{"issuer":«"login.example"»,"tokenEndpoint":«"ftp://a"»}}"#),
      (.unknownValue, #"{"responses":[{"url":«""»}]}"#),
      (.unknownField, #"{«"user"»:[],"oauth":{«"requirePKCE"»:true}}"#),
      (.unknownValue, #"{"scenarios":[«"tokn-500"»,«"deny twice"»,«"slow 0"»,«""»]}"#),
      (.outOfRange, #"{"responses":[{"url":"https://a","status":«99»,"times":«0»,"delay":«-1»}]}"#),
      (.outOfRange, #"{"oauth":{"codeLifetime":«601»,"accessTokenLifetime":«0»}}"#),
      (.wrongType, #"{"users":«{»},"oauth":«[»],"responses":«null»,"scenarios":[«1»]}"#),
      (.wrongType, #"{"users":[{"username":"a","password":"b","claims":«[»]}]}"#),
      (.wrongType, "«[»]"),
    ] as [(RuleName, String)])
  func `with mistakes is reported at their spans`(_ rule: RuleName, _ text: String) {
    let marked = MarkedText(text)
    let reading = Self.reading(marked)
    #expect(reading.findings.map(\.span) == marked.spans, "\(reading.findings)")
    #expect(reading.findings.allSatisfy { $0.rule == rule }, "\(reading.findings.map(\.rule))")
    #expect(reading.validFile == nil)
  }
}
