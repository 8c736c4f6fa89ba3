import FlowDiagnostics
import FlowEngine
import FlowModel
import FlowRuntime
import FlowTestSupport
import Testing

@Suite struct `A mock file that is read again` {
  private func mock(_ text: String) throws -> MockFile {
    let oauth = #""oauth": {"userinfoEndpoint": "https://login.example/userinfo"}"#
    let source = SourceText(path: "b.mock.json", "{\(oauth)\(text.isEmpty ? "" : ", ")\(text)}")
    return try #require(MockReading(source).validFile)
  }

  private func user(_ name: String, _ given: String) -> String {
    #""users": [{"username": "\#(name)", "password": "p", "claims": {"given_name": "\#(given)"}}]"#
  }

  private func loggedIn() throws -> SeedRun {
    let run = try SeedRun()
    try run.logIn()
    return run
  }

  @Test func `takes effect at once, and tokens stay valid`() throws {
    let run = try loggedIn()
    run.simulation.reload(run.simulation.flow, mock: try mock(user("ada", "Augusta")))
    run.simulation.say("start")
    #expect(run.said == "Hello Augusta.")
  }

  @Test func `without the customer who had logged in ends the login at the server`() throws {
    let run = try loggedIn()
    run.simulation.reload(run.simulation.flow, mock: try mock(user("bob", "Bob")))
    run.simulation.say("start")
    #expect(run.said == "Sorry, something went wrong. Say 'start' to try again.")
    #expect(run.simulation.usernames == ["bob"])
  }

  @Test func `with other scenarios plays those, else what the tester chose goes on`() throws {
    let run = try loggedIn()
    try run.simulation.play(try Scenario("slow 5"))
    run.simulation.reload(run.simulation.flow, mock: try mock(""))
    #expect(run.simulation.scenarios.map(\.text) == ["slow 5"])
    run.simulation.reload(run.simulation.flow, mock: try mock(#""scenarios": ["deny once"]"#))
    #expect(run.simulation.scenarios.map(\.text) == ["deny once"])
  }

  @Test func `holds for earlier moments too`() throws {
    let run = try SeedRun()
    run.simulation.reload(run.simulation.flow, mock: try mock(user("bob", "Bob")))
    let undone = run.simulation.back(1)
    #expect(undone == 1)
    try run.simulation.press(1)
    try run.simulation.logIn(.user("bob"))
    #expect(run.said == "Hello Bob.")
  }
}

@Suite struct `A session of a flow that is read again` {
  /// The seed's flow, its interactions in the opposite order.
  private func reversed() throws -> CompiledFlow {
    let path = "flows/account-linking/account-linking.flow.json"
    let source = SourceText(path: path, bytes: Repository.bytes(path) ?? [])
    var flow = try #require(FlowReading(source).validFlow)
    flow.interactions.reverse()
    return CompiledFlow(flow)
  }

  @Test func `goes on with its pending login, and back into any moment`() throws {
    let run = try SeedRun()
    try run.simulation.press(1)
    run.simulation.reload(try reversed(), mock: MockFile())
    #expect(run.simulation.takeLines().contains { $0.text.hasPrefix("login page: ") })
    try run.simulation.logIn(.user(nil))
    while run.simulation.back(1) > 0 {
      let position = run.simulation.world.session.position
      #expect(position.map { run.simulation.flow.interactions.indices.contains($0) } ?? true)
    }
    run.simulation.runOn()
    #expect(run.said == "Please log in to your account.")
    try run.logIn()
  }

  @Test func `still knows who made which request`() throws {
    let run = try SeedRun()
    try run.logIn()
    let before = run.simulation.exchanges.map(\.sender)
    run.simulation.reload(try reversed(), mock: MockFile())
    let last = run.simulation.flow.interactions.count - 1
    let moved = before.map { sender in
      if case .flow(let index) = sender { Exchange.Sender.flow(last - index) } else { sender }
    }
    #expect(run.simulation.exchanges.map(\.sender) == moved)
  }
}
