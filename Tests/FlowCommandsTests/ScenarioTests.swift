import FlowCommands
import FlowTestSupport
import Testing

private let seed = Session.path("flows/account-linking/account-linking.flow.json")

@Suite struct `A scenario` {
  private func login(_ scenario: String, _ more: [String] = []) throws -> String {
    let typed = ["/scenario \(scenario)", "1", "/login ada"] + more
    return try Session(["run", seed], input: typed.map { "\($0)\n" }.joined()).output
  }

  /// Each of them, and a line that only it brings about.
  @Test(arguments: [
    ("deny", "login denied: access_denied; nothing is set †"),
    ("login-fails", "the login page shows an error: Too many attempts"),
    ("no-answer", "login given up; nothing is set †"),
    ("wrong-state", "is refused: its state is not this session's"),
    ("missing-state", "is refused: it has no state"),
    ("refuse-code", "/oauth/token → 400"),
    ("slow 31", "/oauth/token → no answer in time"),
    ("token-500", "/oauth/token → 500"),
    ("token-html", "Set error if response: 'access_token' is absent"),
    ("token-empty", "Set error if response: 'access_token' is absent"),
    ("drop-connection", "/oauth/token → the answer was cut off"),
    ("expired-token", "/userinfo → 401"),
    ("userinfo-401", "/userinfo → 401"),
    ("userinfo-other-sub", #"userInfo = {"sub":"somebody-else""#),
  ])
  func `goes wrong as it says`(_ scenario: String, _ line: String) throws {
    #expect(try login(scenario).contains(line))
  }

  @Test(
    arguments: [
      ("wrong-iss", "Hello Ada.", nil),
      ("no-refresh", "\"refresh_token\"", false),
      ("extra-members", #""session": {"tier":"gold"}"#, true),
      ("string-expires_in", #""expires_in": "3600""#, true),
      ("lowercase-token_type", #""token_type": "bearer""#, true),
    ] as [(String, String, Bool?)])
  func `that a tolerant client bears is seen in what came`(
    _ scenario: String, _ text: String, _ isThere: Bool?
  ) throws {
    let output = try login(scenario, ["/http"])
    #expect(output.contains("bot: Hello Ada."))
    #expect(output.contains(text) == isThere ?? true)
  }

  @Test func `that refuses refresh tokens does`() throws {
    let folder = try TemporaryFolder()
    let flow = try #require(Repository.text(seed)).replacing(
      "grant_type=authorization_code&code={{authCode}}", with: "grant_type=refresh_token&x=1")
    let path = folder.write("a.flow.json", flow)
    let session = try Session(
      ["run", path], input: "/scenario refresh-refused\n1\n/login ada\n/http\n")
    #expect(session.output.contains("note: scenario refresh-refused"))
  }

  @Test func `for once is over after one request`() throws {
    let output = try login("token-500 once", ["1", "/login ada"])
    #expect(output.contains("/oauth/token → 500") && output.contains("bot: Hello Ada."))
  }

  @Test func `goes on until it is switched off, and comes back with back`() throws {
    let on = try login("token-500", ["1", "/login ada"])
    #expect(on.split(separator: "/oauth/token → 500").count == 3)
    let off = try login("token-500", ["/scenario off", "1", "/login ada"])
    #expect(off.contains("bot: Hello Ada."))
    let back = try login("token-500", ["/scenario off", "/back", "1", "/login ada"])
    #expect(!back.contains("bot: Hello Ada."))
  }

  @Test(arguments: ["/restart", "/channel facebook", "/reload"])
  func `survives`(_ command: String) throws {
    let lines = try lastAnswer(["/scenario deny", command, "/scenario"])
    #expect(lines.contains { $0.hasPrefix("* deny") })
  }

  @Test func `is marked in the list while it is on`() throws {
    let lines = try lastAnswer(["/scenario slow 45 once", "/scenario"])
    #expect(
      lines.filter { $0.hasPrefix("* ") } == [
        "* slow 45 once            answers take 45 seconds"
      ])
    #expect(lines.count == 20)
  }

  @Test func `that is misspelt gets one line of advice`() throws {
    #expect(
      try lastAnswer(["/scenario token500"])
        == ["no scenario is called 'token500'; did you mean 'token-500'?"])
  }

  @Test func `of the mock file is played from the start`() throws {
    let folder = try TemporaryFolder()
    let flow = folder.write("a.flow.json", try #require(Repository.text(seed)))
    _ = folder.write(
      "a.mock.json",
      #"{"oauth": {"userinfoEndpoint": "https://login.example/userinfo"}, "scenarios": ["token-500 once"]}"#
    )
    let session = try Session(["run", flow], input: "1\n/login ada\n1\n/login ada\n")
    #expect(session.output.contains("/oauth/token → 500"))
    #expect(session.output.contains("bot: Hello Ada."))
  }
}
