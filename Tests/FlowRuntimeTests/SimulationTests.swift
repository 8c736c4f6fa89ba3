import FlowDiagnostics
import FlowEngine
import FlowModel
import FlowRuntime
import FlowSyntax
import FlowTestSupport
import Testing
import WebSyntax

/// The repaired flow of the product's page, against its own mock file.
struct SeedRun {
  let simulation: Simulation

  init(_ channel: Channel = .webClient) throws {
    let folder = "flows/account-linking/account-linking"
    let flow = try #require(
      FlowReading(Self.source("\(folder).flow.json")).validFlow)
    let mock = try #require(MockReading(Self.source("\(folder).mock.json")).validFile)
    simulation = Simulation(
      CompiledFlow(flow), patterns: PatternLibrary().matching, scripts: .none, mock: mock,
      start: Simulation.Start(channel: channel))
    simulation.begin()
  }

  private static func source(_ path: String) -> SourceText {
    SourceText(path: path, bytes: Repository.bytes(path) ?? [])
  }

  func logIn() throws {
    try simulation.press(1)
    try simulation.logIn(.user("ada"))
  }

  func value(_ name: String) -> JSONValue? {
    simulation.variables.first { $0.name == name }?.value
  }

  var said: String? { simulation.world.utterance?.text }
}

@Suite struct `Going back` {
  @Test func `takes the mock server along, so that a spent code can be spent again`() throws {
    let run = try SeedRun()
    try run.logIn()
    #expect(run.said == "Hello Ada.")
    let undone = run.simulation.back(3)
    #expect(undone == 3)
    run.simulation.runOn()
    #expect(run.value("accessToken") != nil)
    #expect(run.said == "Hello Ada.")
  }

  @Test func `takes the clock along`() throws {
    let run = try SeedRun()
    try run.simulation.press(1)
    try run.simulation.logIn(.late(minutes: 5))
    #expect(run.simulation.world.session.clock == 300)
    while run.simulation.world.session.clock > 0 { #expect(run.simulation.back(1) == 1) }
    #expect(run.value("authCode") == nil)
  }

  @Test func `over a restart comes back to the session before`() throws {
    let run = try SeedRun()
    try run.logIn()
    let before = run.simulation.world.session
    run.simulation.restart(on: .appleBusinessChat)
    #expect(run.simulation.world.session.channel == .appleBusinessChat)
    while run.simulation.world.session != before { try #require(run.simulation.back(1) == 1) }
    #expect(run.value("accessToken") != nil)
  }

  @Test func `further than the beginning stops there`() throws {
    let run = try SeedRun()
    #expect(run.simulation.back(1000) == 3)
    #expect(run.simulation.back(1) == 0)
  }

  @Test func `after a thousand turns lands where it was`() throws {
    let run = try SeedRun()
    try run.logIn()
    var sessions: [Session] = []
    for turn in 0..<1000 {
      sessions.append(run.simulation.world.session)
      run.simulation.say("nothing receives \(turn)")
    }
    #expect(run.simulation.back(500) == 500)
    #expect(run.simulation.world.session == sessions[500])
  }
}

@Suite struct `A login` {
  @Test(arguments: [Channel.webClient, .facebook, .appleBusinessChat])
  func `reaches the end of the seed's flow`(_ channel: Channel) throws {
    let run = try SeedRun(channel)
    try run.logIn()
    #expect(run.said == "Hello Ada.")
    #expect((run.value("authCode") == nil) == (channel == .appleBusinessChat))
  }

  @Test func `on Apple makes exactly one token request, the channel's`() throws {
    let run = try SeedRun(.appleBusinessChat)
    try run.logIn()
    let token = run.simulation.exchanges.filter { $0.request.url.hasSuffix("/oauth/token") }
    #expect(token.map(\.sender) == [.channel])
  }

  @Test func `with another session's state changes nothing and can still be done`() throws {
    let run = try SeedRun()
    try run.simulation.press(1)
    try run.simulation.logIn(.wrongState)
    #expect(run.value("authCode") == nil)
    try run.simulation.logIn(.user(nil))
    #expect(run.said == "Hello Ada.")
  }

  @Test func `that nobody started is refused with a reason`() throws {
    let run = try SeedRun()
    #expect(throws: SimulationError.self) { try run.simulation.logIn(.user("ada")) }
  }

  @Test func `of somebody unknown names who there is`() throws {
    let run = try SeedRun()
    try run.simulation.press(1)
    let error = #expect(throws: SimulationError.self) {
      try run.simulation.logIn(.user("adda"))
    }
    #expect(error?.message == "no user is called 'adda'; did you mean 'ada'?")
  }
}

@Suite struct `What is printed` {
  @Test(arguments: [Channel.webClient, .facebook, .appleBusinessChat])
  func `holds no code, token or verifier`(_ channel: Channel) throws {
    let run = try SeedRun(channel)
    try run.logIn()
    let secrets = ["authCode", "accessToken", "pkceVerifier"].compactMap { run.value($0)?.string }
    #expect(!secrets.isEmpty)
    let text = run.simulation.takeLines().map(\.text).joined(separator: "\n")
    for secret in secrets { #expect(!text.contains(secret)) }
    if channel != .appleBusinessChat { #expect(text.contains("•••")) }
  }

  @Test func `cannot steer the terminal`() throws {
    let run = try SeedRun()
    run.simulation.print(.plain, "\u{1B}[2J\u{9B}31m\u{202E}abc\r\n")
    let lines = run.simulation.takeLines().map(\.text)
    for scalar in lines.joined().unicodeScalars {
      #expect(scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value) && scalar != "\u{202E}")
    }
  }
}
