import FlowCommands
import FlowTestSupport
import Testing

private let seed = Session.path("flows/account-linking/account-linking.flow.json")

/// A copy of the seed's flow that changes while a session with it goes on.
private struct ChangingFlow {
  let folder: TemporaryFolder
  let path: String
  let original: String

  init() throws {
    folder = try TemporaryFolder()
    original = try #require(Repository.text(seed))
    path = folder.write("a.flow.json", original)
    let mock = try #require(Repository.text(seed.replacing(".flow.", with: ".mock.")))
    _ = folder.write("a.mock.json", mock)
  }

  /// Types the lines, one pipe for all; what stands for a change is written before its line is
  /// read, because the program asks for the next line only once it has answered the last.
  func session(
    _ before: [String], change: (String) -> String, then after: [String],
    _ options: [String] = []
  ) throws -> [String] {
    let program = try PseudoTerminal(
      Repository.builtProgram, ["run", path] + options,
      environment: ["HOME": folder.root, "TERM": "dumb", "PATH": "/usr/bin:/bin", "NO_COLOR": "1"])
    for (place, line) in before.enumerated() {
      program.send("\(line)\n/say mark-\(place)\n")
      #expect(program.expect("\n> /say mark-\(place)"), "\(program.output)")
    }
    _ = folder.write("a.flow.json", change(original))
    program.send(after.map { "\($0)\n" }.joined() + "/quit\n")
    #expect(program.waitForExit() == 0)
    return program.output.split(separator: "\r\n").map(String.init)
  }
}

@Suite struct `Reading the flow again` {
  @Test func `goes on with the session where it stands, and with what is new`() throws {
    let flow = try ChangingFlow()
    let lines = try flow.session(
      ["1"], change: { $0.replacing("Hello {userInfo", with: "Welcome back {userInfo") },
      then: ["/reload", "/login ada"])
    #expect(lines.contains("'a.flow.json' was read again"))
    #expect(lines.contains("changed: 'Hello'"))
    #expect(lines.contains("bot: Welcome back Ada."))
  }

  @Test func `by itself when it has changed`() throws {
    let flow = try ChangingFlow()
    let lines = try flow.session(
      ["1"], change: { $0.replacing("Hello {userInfo", with: "Welcome back {userInfo") },
      then: ["/login ada"], ["--watch"])
    #expect(lines.contains("'a.flow.json' was read again"))
    #expect(lines.contains("bot: Welcome back Ada."))
  }

  @Test func `says what the session stood at and is gone, and goes on`() throws {
    let flow = try ChangingFlow()
    let lines = try flow.session(
      ["/b Hello"],
      change: {
        $0.replacing("\"Account Link\"", with: "\"Sign In\"").replacing(
          "\"buttonType\": \"Sign In\"", with: "\"buttonType\": \"Account Link\""
        ).replacing("\"name\": \"Hello\"", with: "\"name\": \"Hi\"").replacing(
          "\"next\": \"Hello\"", with: "\"next\": \"Hi\"")
      }, then: ["/reload", "/breaks", "start"])
    #expect(lines.contains("the bot stood at 'Account Link', which is gone"), "\(lines)")
    #expect(
      lines.contains("added: 'Sign In', 'Hi'") && lines.contains("removed: 'Account Link', 'Hello'")
    )
    #expect(lines.contains("breakpoint 1 waits for 'Hello', which is gone"))
    #expect(lines.contains("1  before 'Hello', which the flow does not have; hit 0 times"))
    #expect(lines.contains("Get Access Token → Sign In"))
  }

  @Test func `that has mistakes shows them, and the old flow stays`() throws {
    let flow = try ChangingFlow()
    let lines = try flow.session(
      ["1"], change: { $0.replacing("\"next\": \"Hello\"", with: "\"next\": \"Helo\"") },
      then: ["/reload", "/login ada"])
    #expect(
      lines.contains { $0.contains("error[unknown-target]: no interaction is called 'Helo'") })
    #expect(lines.contains("   = help: did you mean 'Hello'?"))
    #expect(lines.contains("the flow as it was stays in use"))
    #expect(lines.contains("bot: Hello Ada."))
  }

  @Test func `is undone by going back, but for the flow itself`() throws {
    let flow = try ChangingFlow()
    let lines = try flow.session(
      ["1", "/login ada"],
      change: { $0.replacing("Hello {userInfo", with: "Welcome back {userInfo") },
      then: ["/reload", "/back 9", "1", "/login ada"])
    #expect(lines.contains("bot: Welcome back Ada."))
  }

  @Test func `happens at once while a line is being typed, and leaves the line alone`() throws {
    let flow = try ChangingFlow()
    let terminal = try PseudoTerminal(
      Repository.builtProgram, ["run", flow.path, "--watch"],
      environment: [
        "HOME": flow.folder.root, "TERM": "xterm", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin",
        "NO_COLOR": "1",
      ])
    #expect(terminal.expect("· web> "))
    terminal.send("sign")
    #expect(terminal.expect("sign"))
    let changed = flow.original.replacing("Please log in", with: "Kindly log in")
    _ = flow.folder.write("a.flow.json", changed)
    #expect(terminal.expect("'a.flow.json' was read again"))
    #expect(terminal.expect("· web> sign"))
    terminal.send(" in\r")
    #expect(terminal.expect("bot: Kindly log in to your account."))
    #expect(terminal.expect("· web> "))
    terminal.send("\u{4}")
    #expect(terminal.waitForExit() == 0)
  }

  @Test func `without a change says so, and keeps the linked bots`() throws {
    let helpDesk = Session.path("flows/help-desk/help-desk.flow.json")
    let lines = try lastAnswer(["/reload"], flow: helpDesk)
    #expect(lines[1] == "nothing in its interactions has changed")
    #expect(
      try lastAnswer(["/reload", "/show Billing: Bills"], flow: helpDesk)[0]
        == "Billing: Bills (Card)")
  }

  @Test func `from standard input cannot be done`() throws {
    let folder = try TemporaryFolder()
    let script = folder.write("typed", "/reload\n")
    let session = try Session(
      ["run", "-", "--script", script], input: Repository.text(seed))
    #expect(session.output.contains("came from standard input, which cannot be read again"))
  }
}
