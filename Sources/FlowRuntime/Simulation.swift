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

  package internal(set) var engine: Engine {
    didSet { secretSlots = Simulation.secretSlots(of: engine.flow) }
  }
  /// Variables whose name says that their value is a secret.
  private(set) var secretSlots: [Int]
  package var values = ValueTable()
  package internal(set) var world: World
  package internal(set) var secrets = SecretRegister()
  package internal(set) var start: Start
  /// Whether to stop before each interaction.
  package var isStepping = false
  /// Whether a wait was cut short by the person at the keyboard.
  package var isInterrupted: () -> Bool = { false }

  let scripts: ScriptRunning
  var mock: MockFile
  let makeEngine: (CompiledFlow) -> Engine
  /// Every reading of the flow so far; the last is the one in use.
  var editions: [CompiledFlow]
  var past: [Moment] = []
  package internal(set) var forks: [Fork] = []
  package internal(set) var breakpoints: [Breakpoint] = []
  var breakpointsMade = 0
  /// What the next run shall stop before, by name: a tester's, as a breakpoint is.
  var goal: String?
  /// What the lines that are printed now tell of.
  var subject: OutputLine.Fact?
  var effectsTold = 0
  private var lines: [OutputLine] = []
  /// All requests of the run; the current moment has seen the first `world.exchangeCount`.
  var log: [Exchange] = []

  package init(
    _ flow: CompiledFlow, patterns: PatternMatching, scripts: ScriptRunning, mock: MockFile,
    start: Start
  ) {
    makeEngine = { Engine($0, patterns: patterns) }
    engine = makeEngine(flow)
    secretSlots = Simulation.secretSlots(of: flow)
    editions = [flow]
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

  /// What lets it go on.
  var nextEvent: Event? {
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

  /// From the moment a real browser may come, codes must not be foreseeable.
  package var isOpenToBrowsers = false {
    didSet { if isOpenToBrowsers { world.randomness = .system } }
  }

  var startingRandomness: Randomness { isOpenToBrowsers ? .system : .fixed }

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

  /// Shows what an interaction would send to the customer on a channel, in this session.
  package func show(_ index: InteractionIndex, on channel: Channel) throws(SimulationError) {
    guard
      let (utterance, notes) = engine.utterance(of: index, in: world.session, on: channel, values)
    else {
      throw SimulationError("\(quoted(index)) is an action; customers see nothing of it")
    }
    let lines = ChannelRendering.lines(
      of: utterance, on: channel, masking: { secrets.masked($0) })
    for line in lines { print(line.kind.outputKind, line.text) }
    for note in notes { print(.note, text(of: note, on: channel)) }
  }

  package func assign(_ name: String, _ value: JSONValue?) {
    keepMoment(.assigned(name))
    send(.assigned(name, value))
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
      throw .noServer
    }
    keepMoment()
    change(&server)
    world.outside.server = server
  }

  /// A step that the customer takes, and all that follows from it.
  func act(_ event: Event) {
    keepMoment(deed(event))
    perform(event)
  }

  private func deed(_ event: Event) -> Deed? {
    switch event {
    case .said(let text): return .said(text)
    case .pressed(let number, _): return .pressed(liveButtons[number - 1].display)
    case .agent: return .agent
    case .opened, .placed, .proceeded, .answered, .scriptEnded, .delayEnded, .loginReturned,
      .timePassed, .assigned:
      return nil
    }
  }

  func perform(_ event: Event) {
    world.hops = []
    world.deadEnd = nil
    world.unheard = nil
    send(event)
    goOn()
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
    let nonce = Base64.encodeURLSafe(Array(sha256(Array("nonce \(verifier)".utf8)).prefix(16)))
    secrets.add(nonce)
    return LoginMaterial(
      pkceVerifier: verifier, pkceChallenge: PKCE.challenge(of: verifier, sha256: sha256),
      nonce: nonce)
  }

  /// What was printed since the last call.
  package func takeLines() -> [OutputLine] {
    defer { lines = [] }
    return lines
  }

  /// - Parameter isExcerpt: it is shown as it is, however long.
  package func print(_ kind: OutputLine.Kind, _ text: String, isExcerpt: Bool = false) {
    lines.append(OutputLine(kind, shown(text), of: subject, isExcerpt: isExcerpt))
  }

  func quoted(_ index: InteractionIndex) -> String { "'\(flow.interactions[index].name)'" }
}
