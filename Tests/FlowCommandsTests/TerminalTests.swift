import FlowTestSupport
import Testing

private let seed = Session.path("flows/account-linking/account-linking.flow.json")

/// The real program at a terminal, with a home of its own.
private struct Terminal {
  let folder: TemporaryFolder
  let terminal: PseudoTerminal

  init() throws {
    folder = try TemporaryFolder()
    terminal = try PseudoTerminal(
      Repository.builtProgram, ["run", seed],
      environment: [
        "HOME": folder.root, "TERM": "xterm", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin",
        "NO_COLOR": "1",
      ])
  }

  /// Types a line once the prompt is there: before, the terminal is not the editor's.
  func type(
    _ keys: String, behind prompt: String = "· web> ",
    _ location: SourceLocation = #_sourceLocation
  ) {
    expect(prompt, location)
    terminal.send(keys)
  }

  func expect(_ text: String, _ location: SourceLocation = #_sourceLocation) {
    let isThere = terminal.expect(text)
    #expect(isThere, "\(text) in \(terminal.output.suffix(300))", sourceLocation: location)
  }
}

@Suite(.serialized) struct `At a terminal` {
  @Test func `a session can be typed with Tab, history and UTF-8, and left with Ctrl-D`() throws {
    let run = try Terminal()
    run.expect("You are the customer; /help says what else can be done.")
    run.expect("[1] Log in (Account Link)")
    run.type("/whe\t\r")
    run.expect("channel: Web Client")
    run.type("/sho\t  Get u\t\r")
    run.expect("Get user info (Action, REST)")
    run.type("Grüße 你好\r")
    run.expect("Sorry, something went wrong.")
    run.type("/vars lastSentText\r")
    run.expect("lastSentText = \"Grüße 你好\"")
    run.type("\u{1B}[A\u{1B}[A\r")
    run.expect("Sorry, something went wrong.")
    run.type("\u{4}")
    #expect(run.terminal.waitForExit() == 0)
  }

  @Test func `Ctrl-C drops the line and the session goes on`() throws {
    let run = try Terminal()
    run.type("half a line\u{3}")
    run.type("/vars lastSentText\r")
    run.expect("lastSentText = \"start\"")
    run.type("/quit\r")
    #expect(run.terminal.waitForExit() == 0)
  }

  @Test func `a secret that is set never reaches the history`() throws {
    let run = try Terminal()
    run.type("/set accessToken=\"planted-secret-token\"\r")
    run.expect("accessToken = •••")
    run.type("start\r")
    run.expect("Get user info: GET")
    run.type("/quit\r")
    #expect(run.terminal.waitForExit() == 0)
    let history = try #require(Repository.text("\(run.folder.root)/.local/state/botflow/history"))
    #expect(history.contains("start"))
    #expect(!history.contains("planted"))
  }

  @Test func `a login in a browser goes through the pages and comes back`() throws {
    let run = try Terminal()
    run.type("1\r")
    run.expect("login page: https://login.example/authorize?")
    run.type("/login browser\r", behind: "· web · /login> ")
    run.expect("open in a browser: http://127.0.0.1:")
    run.expect("Ctrl-C gives up")
    let origin = try #require(
      run.terminal.output.firstMatch(of: /open in a browser: (http:\/\/127\.0\.0\.1:\d+)\//)?.1)
    var browser = PageBrowser(origin: String(origin))
    let last = try browser.logIn(user: "ada")
    #expect(last.status == 200)
    #expect(last.text.contains("You can close this tab"))
    run.expect("linked: authCode is set")
    run.expect("bot: Hello Ada.")
    let again = try browser.open(browser.url)
    #expect(again.status != 200)
    run.type("/quit\r")
    #expect(run.terminal.waitForExit() == 0)
  }

  @Test func `a login in a browser can be given up with Ctrl-C`() throws {
    let run = try Terminal()
    run.type("1\r")
    run.type("/login browser\r", behind: "· web · /login> ")
    run.expect("Ctrl-C gives up")
    run.terminal.send("\u{3}")
    run.expect("it is still pending")
    run.type("/login ada\r", behind: "· web · /login> ")
    run.expect("bot: Hello Ada.")
    run.type("\u{4}")
    #expect(run.terminal.waitForExit() == 0)
  }

  @Test func `what fills more than the screen is cut, and Enter shows the rest`() throws {
    let run = try Terminal()
    run.type("/help all\r")
    run.expect("  /step  ")
    run.expect("more lines; Enter shows them")
    #expect(!run.terminal.output.contains("  /quit  "))
    run.type("\r")
    run.expect("  /quit  ")
    run.type("/help all\r")
    run.expect("more lines; Enter shows them")
    run.type("/where\r")
    run.expect("channel: Web Client")
    run.type("\r")
    run.type("/quit\r")
    #expect(run.terminal.waitForExit() == 0)
    let end = run.terminal.output.split(separator: "channel: Web Client").last ?? ""
    #expect(!end.contains("  /quit  "))
  }

  @Test func `commands, points and conditions are completed with Tab`() throws {
    let run = try Terminal()
    run.type("/unt\tGet u\t\r")
    run.expect("the bot waits; after the next input it runs until 'Get user info'")
    run.type("/break if {acc\t Is N\t\r")
    run.expect("breakpoint 1: when {accessToken} Is Not Empty (not met now)")
    run.type("/del\t1\t\r")
    run.expect("breakpoint 1 removed")
    run.type("/sc\ttoken-5\t\r")
    run.expect("scenario token-500, until /scenario off")
    run.type("/fork here\r")
    run.type("/forks h\t\r")
    run.expect("at 'here'; /back returns to where you were")
    run.type("/why not Goo\t\r")
    run.expect("from 'Hello': its button 'Log out'")
    run.type("/quit\r")
    #expect(run.terminal.waitForExit() == 0)
  }
}
