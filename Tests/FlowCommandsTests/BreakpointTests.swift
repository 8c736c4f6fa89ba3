import FlowCommands
import FlowTestSupport
import Testing

private let seed = Session.path("flows/account-linking/account-linking.flow.json")

/// What is printed for the last of the typed lines.
func lastAnswer(_ typed: [String], flow: String = seed) throws -> [String] {
  let session = try Session(["run", flow], input: typed.map { "\($0)\n" }.joined())
  let lines = session.output.split(separator: "\n").map(String.init)
  let start = try #require(lines.lastIndex { $0.hasPrefix("> ") })
  return Array(lines[(start + 1)...])
}

@Suite struct `A breakpoint` {
  @Test func `stops before an interaction runs, each time it comes, and can be left`() throws {
    let stopped = try lastAnswer(["/break Get user info", "1", "/login ada"])
    #expect(stopped.last == "stopped before 'Get user info': breakpoint 1")
    let passed = try lastAnswer(["/break Get user info", "1", "/login ada", "/c"])
    #expect(passed.contains("bot: Hello Ada."))
    let again = try lastAnswer(["/break Get user info", "1", "/login ada", "/c", "start"])
    #expect(again.last == "stopped before 'Get user info': breakpoint 1")
  }

  @Test func `on a condition stops where it turns true, once, and says what was read`() throws {
    let typed = ["/break if {accessToken} is not empty", "1", "/login ada"]
    let stopped = try lastAnswer(typed)
    #expect(
      stopped.last
        == "stopped before 'Get user info': breakpoint 1, {accessToken} is not empty")
    let passed = try lastAnswer(typed + ["/continue"])
    #expect(passed.contains("bot: Hello Ada."))
    #expect(!passed.contains { $0.hasPrefix("stopped") })
  }

  @Test func `on a condition that a step makes true while the bot comes to wait says so`() throws {
    let lines = try lastAnswer(["/break if {lastSentText} Starts With hel", "hello"])
    #expect(
      lines.last
        == #"breakpoint 1, {lastSentText} is "hello", Starts With "hel"; the bot waits"#)
  }

  @Test func `judges pieces of variables, and variables that only the tester sets`() throws {
    let typed = [
      "/break if {mine.list[1]} Greater Than 2", "/set mine={\"list\": [1, 3]}", "start",
    ]
    let lines = try lastAnswer(typed)
    #expect(
      lines.suffix(2) == [
        "stopped before 'Is Authenticated?': breakpoint 1, {mine.list[1]} is 3, Greater",
        "    Than 2",
      ])
  }

  @Test(arguments: ["/restart", "/channel apple", "/back", "/reload"])
  func `survives`(_ command: String) throws {
    let lines = try lastAnswer(["/b Hello", "/b if {userInfo} Is Not Empty", command, "/breaks"])
    #expect(
      lines == [
        "1  before 'Hello'; hit 0 times",
        "2  when {userInfo} Is Not Empty (not met now); hit 0 times",
      ])
  }

  @Test func `counts its hits, and is removed by its number or with all others`() throws {
    let typed = ["/b Hello", "/b Goodbye", "1", "/login ada", "/c"]
    #expect(try lastAnswer(typed + ["/breaks"]).first == "1  before 'Hello'; hit 1 time")
    #expect(try lastAnswer(typed + ["/delete 1", "/breaks"]).first?.first == "2")
    #expect(try lastAnswer(typed + ["/delete all"]) == ["2 breakpoints removed"])
    #expect(
      try lastAnswer(typed + ["/delete 9"]) == ["there is no breakpoint 9; /breaks lists them"])
  }

  @Test func `stops once at an interaction whose action runs first`() throws {
    let folder = try TemporaryFolder()
    let flow = folder.write(
      "a.flow.json",
      """
      {"botflow": 1, "name": "First", "interactions": [
        {"name": "Welcome", "type": "Message",
         "details": {"whenWeReceive": ["start"], "sendToUser": "{x}", "action": "Ask"}},
        {"name": "Ask", "type": "Action", "details": {"actionType": "REST"},
         "settings": {"endpoint": "https://api.example/x", "method": "GET", "variableName": "x"}}]}
      """)
    let typed = ["/answer Ask 200 5", "/b Welcome", "start"]
    #expect(try lastAnswer(typed, flow: flow).last == "stopped before 'Welcome': breakpoint 1")
    #expect(try lastAnswer(typed + ["/c"], flow: flow).last == "bot: 5")
  }

  @Test func `that is there already is not set twice`() throws {
    #expect(
      try lastAnswer(["/b Hello", "/b hello"]) == ["breakpoint 1 is there already: before 'Hello'"])
  }

  @Test(arguments: [
    ("/break if {a} is nt empty", "'is nt empty' is not an operator; did you mean 'Is Not Empty'?"),
    ("/break if {a} Equals", "'Equals' needs a value behind it"),
    ("/break if {a} Is Empty x", "'Is Empty' takes no value; 'x' stands behind it"),
    (
      "/break if accessToken Is Empty",
      "write /break if {NAME} OPERATOR [VALUE], such as /break if {count} Equals 3"
    ),
    ("/break Helo", "no interaction is called 'Helo'; did you mean 'Hello'?"),
  ])
  func `that is mistyped gets one line of advice`(_ line: String, _ advice: String) throws {
    #expect(try lastAnswer([line]).joined(separator: "\n") == advice)
  }

  @Test func `on a secret does not tell it`() throws {
    let session = try Session(
      ["run", seed], input: "/break if {accessToken} Equals planted-token\n/breaks\n")
    #expect(!session.output.contains("planted"))
    #expect(session.output.contains("> /break if {accessToken} Equals •••\n"))
  }
}

@Suite struct `Running until an interaction` {
  private let started = ["/b Is Authenticated?", "/restart", "/delete all"]

  @Test func `stops there, with nothing of it run`() throws {
    #expect(
      try lastAnswer(started + ["/until Account Link"]).last == "stopped before 'Account Link'")
  }

  @Test func `ends where the bot waits before, and says so`() throws {
    #expect(
      try lastAnswer(started + ["/until Hello"]).last == "the bot waits; 'Hello' has not come")
  }

  @Test func `while the bot waits holds for what the next input leads to, once`() throws {
    let goal = "/until Get Access Token"
    #expect(
      try lastAnswer([goal])
        == ["the bot waits; after the next input it runs until 'Get Access Token'"])
    #expect(try lastAnswer([goal, "start"]).last == "stopped before 'Get Access Token'")
    #expect(
      try lastAnswer(["/until Hello", "start"]).last == "the bot waits; 'Hello' has not come")
    #expect(
      try lastAnswer(["/until Hello", "start", "start"]).last == "     [1] Log in (Account Link)")
  }
}

@Suite struct `The simulated clock` {
  @Test func `is moved by minutes, and back again`() throws {
    let moved = try lastAnswer(["/wait 1.5"])
    #expect(moved == ["clock: 1 min 30 s since the run began"])
    let back = try lastAnswer(["/wait 5", "/back", "/where"])
    #expect(back.contains("clock: 0 s since the run began"))
    #expect(try lastAnswer(["/wait soon"]).count == 1)
  }

  @Test func `leaves a run that is stopped where it is`() throws {
    let lines = try lastAnswer(["/b Get Access Token", "1", "/login ada", "/wait 2", "/where"])
    #expect(lines.first == "stopped before 'Get Access Token'")
  }

  @Test func `makes a code too old`() throws {
    let lines = try lastAnswer(["/b Get Access Token", "1", "/login ada", "/wait 2", "/c"])
    #expect(lines.contains { $0.contains("status 400 is an error") })
  }
}

@Suite struct `A point that is kept` {
  private let kept = ["1", "/fork asked", "/login ada", "/fork done"]

  @Test func `is listed with where it stands`() throws {
    #expect(
      try lastAnswer(kept + ["/forks"]) == [
        "asked: 'Account Link' waits, Web Client, clock 0 s",
        "done: 'Hello' waits, Web Client, clock 0 s",
      ])
  }

  @Test func `is gone back to, mock server and all, and left again by back`() throws {
    #expect(
      try lastAnswer(kept + ["/forks asked", "/vars accessToken"]) == ["accessToken is not set"])
    #expect(try lastAnswer(kept + ["/forks asked", "/login ada"]).contains("bot: Hello Ada."))
    #expect(
      try lastAnswer(kept + ["/forks asked", "/back"])
        == ["1 step undone", "'Hello' waits for the customer", "     [1] Log out (Account Unlink)"])
  }

  @Test func `is never written over`() throws {
    #expect(
      try lastAnswer(kept + ["/fork asked"])
        == ["'asked' is kept already; /forks asked goes back to it"])
    #expect(
      try lastAnswer(kept + ["/forks askd"]) == [
        "no point is kept as 'askd'; did you mean 'asked'?"
      ])
  }

  @Test func `stands where the last back began`() throws {
    let lines = try lastAnswer(kept + ["/back 3", "/forks undone"])
    #expect(lines.contains("'Hello' waits for the customer"))
  }
}
