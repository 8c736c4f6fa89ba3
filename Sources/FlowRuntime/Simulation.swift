package import FlowEngine
package import FlowModel
package import FlowSyntax
package import OAuthProtocol
import WebSyntax

/// One conversation with a flow against the simulated outside, which can be stopped, steered and
/// taken back.
package final class Simulation {
  package struct Start: Sendable {
    package var channel: Channel
    package var overrides: [(name: String, value: JSONValue)] = []
    /// Begin here instead of with the start word.
    package var at: InteractionIndex?
    /// What the customer says first, instead of the start word [C-abcgroups].
    package var text: String?
    /// How an Apple conversation was opened: `biz-group-id` and `biz-intent-id` [C-abcgroups].
    package var appleGroup: String?
    package var appleIntent: String?

    package init(channel: Channel) {
      self.channel = channel
    }
  }

  package let engine: Engine
  package var values = ValueTable()
  package internal(set) var world: World
  package internal(set) var secrets = SecretRegister()
  package internal(set) var start: Start
  /// Whether to stop before each interaction.
  package var isStepping = false
  /// Whether a wait was cut short by the person at the keyboard.
  package var isInterrupted: () -> Bool = { false }

  let scripts: ScriptRunning
  let mock: MockFile
  private(set) var past: [World] = []
  private var lines: [OutputLine] = []
  /// All requests of the run; the current moment has seen the first `world.exchangeCount`.
  private var log: [Exchange] = []

  package init(
    _ flow: CompiledFlow, patterns: PatternMatching, scripts: ScriptRunning, mock: MockFile,
    start: Start
  ) {
    engine = Engine(flow, patterns: patterns)
    self.scripts = scripts
    self.mock = mock
    self.start = start
    for client in mock.oauth.clients {
      if let secret = client.clientSecret { secrets.add(secret) }
    }
    var values = ValueTable()
    world = Simulation.freshWorld(engine, mock, start, .fixed, &values)
    self.values = values
    registerOpeningSecrets()
  }

  package var flow: CompiledFlow { engine.flow }

  /// Before an interaction, or in a delay: something goes on if nobody holds it.
  package var isStopped: Bool { nextEvent != nil }

  private var nextEvent: Event? {
    switch world.session.phase {
    case .running: .proceeded
    case .delaying: .delayEnded
    case .waiting, .requesting, .scripting: nil
    }
  }

  package var usernames: [String] {
    world.outside.server?.settings.users.map(\.username) ?? []
  }

  /// Opens the conversation.
  package func begin() {
    let channel = start.channel
    if !flow.channels.contains(channel) {
      print(.note, "the flow does not name \(channel.rawValue) among its channels")
    }
    if let index = start.at {
      perform(.placed(index))
    } else {
      // An SMS conversation opens with its start word; the text is in `sms.message` [C-sms].
      perform(.opened(text: channel == .sms ? nil : start.text))
    }
  }

  /// Begins again, if wanted on another channel. What was before can be gone back to.
  package func restart(on channel: Channel? = nil) {
    keepMoment()
    start.channel = channel ?? world.session.channel
    world = Simulation.freshWorld(engine, mock, start, startingRandomness, &values)
    registerOpeningSecrets()
    begin()
  }

  /// From the moment a real browser may come, codes must not be foreseeable.
  package var isOpenToBrowsers = false {
    didSet { if isOpenToBrowsers { world.randomness = .system } }
  }

  private var startingRandomness: Randomness { isOpenToBrowsers ? .system : .fixed }

  package func say(_ text: String) { act(.said(text)) }

  /// Whether the pending question would take `text` for an answer.
  package func takes(_ text: String) -> Bool { engine.takes(text, in: world.session, values) }

  package func agent(_ event: AgentEvent) throws(SimulationError) {
    do throws(Rejection) {
      // Tried first, so that what cannot be leaves no moment behind.
      _ = try engine.advance(world.session, on: .agent(event), &values)
    } catch {
      throw SimulationError(text(of: error))
    }
    act(.agent(event))
  }

  package func press(_ number: Int) throws(SimulationError) {
    let count = liveButtons.count
    guard (1...max(count, 1)).contains(number), count > 0 else {
      throw SimulationError(
        count == 0
          ? "no button can be pressed here"
          : "there is no button \(number); press 1\(count > 1 ? " to \(count)" : "")")
    }
    let isLogin = liveButtons[number - 1].isAccountLink
    act(.pressed(number, isLogin ? freshMaterial() : .none))
  }

  package var liveButtons: [CompiledButton] {
    engine.liveButtons(of: world.session, values)
  }

  /// Runs the interaction that is next.
  package func step() throws(SimulationError) {
    guard let next = nextEvent else { throw SimulationError("the bot waits for the customer") }
    keepMoment()
    send(next)
    tellIfStopped()
  }

  /// Runs until the bot waits.
  package func runOn() {
    while let next = nextEvent {
      if isInterrupted() {
        print(.note, "interrupted")
        return tellIfStopped()
      }
      keepMoment()
      send(next)
    }
  }

  package func assign(_ name: String, _ value: JSONValue?) {
    keepMoment()
    send(.assigned(name, value))
  }

  /// Undoes `count` steps: session, mock server and clock together. Returns how many there were.
  package func back(_ count: Int) -> Int {
    let steps = min(count, past.count)
    guard steps > 0 else { return 0 }
    world = past[past.count - steps]
    past.removeLast(steps)
    if isOpenToBrowsers { world.randomness = .system }
    return steps
  }

  /// What the next request of `index` gets.
  package func override(_ index: InteractionIndex, _ answer: RequestAnswer) {
    keepMoment()
    world.overrides[index] = answer
  }

  /// A change of the outside that a tester asked for.
  package func changeServer(
    _ change: (inout AuthorizationServer) -> Void
  ) throws(SimulationError) {
    guard var server = world.outside.server else {
      throw SimulationError("this flow has no OAuth server: no Account Link button was found")
    }
    keepMoment()
    change(&server)
    world.outside.server = server
  }

  /// A step that the customer takes, and all that follows from it.
  func act(_ event: Event) {
    keepMoment()
    perform(event)
  }

  /// Keeps this moment, so that it can be gone back to.
  func keepMoment() { past.append(world) }

  func perform(_ event: Event) {
    world.hops = []
    world.deadEnd = nil
    world.unheard = nil
    send(event)
    if isStepping { tellIfStopped() } else { runOn() }
  }

  func tellIfStopped() {
    guard isStopped, let target = world.session.target else { return }
    if let seconds = world.session.delayLeft {
      print(.note, "stopped in a delay of \(seconds) s; what is said now interrupts it")
    } else {
      print(.note, "stopped before \(quoted(target))")
    }
  }

  /// The requests so far, and what each of them got.
  package var exchanges: ArraySlice<Exchange> { log.prefix(world.exchangeCount) }

  func note(_ exchange: Exchange) {
    log.removeSubrange(world.exchangeCount...)
    log.append(exchange)
    world.exchangeCount = log.count
  }

  func passTime(_ seconds: Int) {
    send(.timePassed(seconds))
  }

  func freshMaterial() -> LoginMaterial {
    let verifier = Base64.encodeURLSafe(world.randomness.bytes(32))
    secrets.add(verifier)
    return LoginMaterial(
      pkceVerifier: verifier, pkceChallenge: PKCE.challenge(of: verifier, sha256: sha256),
      nonce: Base64.encodeURLSafe(Array(sha256(Array("nonce \(verifier)".utf8)).prefix(16))))
  }

  /// What was printed since the last call.
  package func takeLines() -> [OutputLine] {
    defer { lines = [] }
    return lines
  }

  package func print(_ kind: OutputLine.Kind, _ text: String) {
    lines.append(OutputLine(kind, shown(text)))
  }

  func quoted(_ index: InteractionIndex) -> String { "'\(flow.interactions[index].name)'" }
}
