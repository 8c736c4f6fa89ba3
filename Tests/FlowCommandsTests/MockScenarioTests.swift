import FlowCommands
import FlowTestSupport
import Testing

private let seed = Session.path("flows/account-linking/account-linking.flow.json")

@Suite struct `A scenario of the mock on its own` {
  @Test(arguments: [
    ("token500", "no scenario is called 'token500'; did you mean 'token-500'?"),
    ("deny", "'deny' is played by the customer; here that is whoever opens the page"),
  ])
  func `that cannot be is wrong usage`(_ name: String, _ message: String) throws {
    let session = try Session(["mock", seed, "--scenario", name])
    #expect(session.status == .wrongUsage)
    #expect(session.error == "botflow: \(message)\n")
  }

  @Test func `is told at the start, and happens`() throws {
    let terminal = try PseudoTerminal(
      Repository.builtProgram, ["mock", seed, "--scenario", "token-500 once"],
      environment: ["PATH": "/usr/bin:/bin"])
    #expect(terminal.expect("token endpoint: http://127.0.0.1:"))
    #expect(
      terminal.expect("goes wrong: token-500 once, the token endpoint answers with status 500"))
    #expect(terminal.expect("Ctrl-C ends it."))
    let port = try #require(
      terminal.output.firstMatch(of: /token endpoint: http:\/\/127\.0\.0\.1:(\d+)/)
        .flatMap { Int($0.1) })
    var client = LoopbackClient()
    let request = LoopbackClient.Request(
      method: "POST", url: "http://127.0.0.1:\(port)/oauth/token",
      headers: [("Content-Type", "application/x-www-form-urlencoded")],
      body: Array("grant_type=authorization_code".utf8))
    let statuses = [try client.send(request).status, try client.send(request).status]
    #expect(statuses == [500, 401])
    terminal.send("\u{3}")
    #expect(terminal.waitForExit() == 130)
  }
}
