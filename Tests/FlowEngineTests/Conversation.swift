import FlowDiagnostics
import FlowEngine
import FlowModel
import FlowSyntax
import Testing
import WebSyntax

/// A session driven event by event, with what each event led to.
struct Conversation {
  let engine: Engine
  let start: Session
  var session: Session
  var values = ValueTable()
  var effects: [Effect] = []

  init(
    _ flow: String, on channel: Channel = .webClient,
    values known: [BuiltInVariable: JSONValue] = [:],
    overrides: [(name: String, value: JSONValue)] = [], linked: [(path: String, flow: String)] = [],
    isTracing: Bool = true
  ) throws {
    let others = try linked.map { LinkedFlow(path: $0.path, flow: try Self.read($0.flow)) }
    let flow = CompiledFlow(try Self.read(flow), at: "b.flow.json", linked: others)
    engine = Engine(flow, patterns: .standIn, isTracing: isTracing)
    let builtIns: [BuiltInVariable: JSONValue] = [
      .sessionId: .string("S1"), .redirectUri: .string("https://bot.example/back"),
      .user: .object(JSONObject(["first_name": .string("Ada")])), .clientId: .string("bot"),
    ]
    session = engine.open(
      .init(
        channel: channel, values: builtIns.merging(known) { _, new in new }, overrides: overrides),
      &values)
    start = session
  }

  private static func read(_ flow: String) throws -> Flow {
    // A bot that another one goes to is looked for by its path alone.
    let reading = FlowReading(SourceText(path: "b", flow))
    return try #require(reading.validFlow, "\(reading.findings.map(\.message))")
  }

  static let material = LoginMaterial(
    pkceVerifier: "verifier", pkceChallenge: "challenge", nonce: "nonce")

  /// What `event` alone leads to.
  mutating func take(_ event: Event) throws {
    (session, effects) = try engine.advance(session, on: event, &values)
  }

  /// `event`, and then every interaction until the bot waits or asks something.
  mutating func play(_ event: Event) throws {
    try take(event)
    try goOn()
  }

  mutating func goOn() throws {
    var all = effects
    while session.phase == .running {
      try take(.proceeded)
      all += effects
    }
    effects = all
  }

  mutating func say(_ text: String) throws { try play(.said(text)) }

  mutating func press(_ number: Int) throws { try play(.pressed(number, Conversation.material)) }

  mutating func answer(_ body: String, status: Int = 200) throws {
    try play(.answered(.response(HTTPResponse(status: status, body: Array(body.utf8)))))
  }

  mutating func redirect(_ parameters: String) throws {
    try play(.loginReturned(.redirect(Parameters(encoded: parameters))))
  }

  subscript(name: String) -> String? {
    guard let slot = engine.flow.slots.find(name) else {
      return engine.extra(name, session, values)
    }
    return values.value(session[slot: slot])?.json
  }

  var texts: [String] { utterances.map(\.text) }

  var utterances: [Utterance] {
    effects.compactMap { if case .say(let utterance) = $0 { utterance } else { nil } }
  }

  var agents: [AgentEffect] {
    effects.compactMap { if case .agent(let agent) = $0 { agent } else { nil } }
  }

  var scripts: [ScriptCall] {
    effects.compactMap { if case .script(let call) = $0 { call } else { nil } }
  }

  var requests: [OutgoingRequest] {
    effects.compactMap { if case .request(let request) = $0 { request } else { nil } }
  }

  var hops: [Hop] { effects.compactMap { if case .hop(let hop) = $0 { hop } else { nil } } }

  /// The names of the interactions that it went to.
  var path: [String] { hops.map { engine.flow.interactions[$0.to].name } }

  var notes: [Note] { effects.compactMap { if case .note(let note) = $0 { note } else { nil } } }

  var stops: [Stop] { effects.compactMap { if case .stopped(let stop) = $0 { stop } else { nil } } }

  var loginEnds: [LoginEnd] {
    effects.compactMap { if case .loginEnded(let end) = $0 { end } else { nil } }
  }

  var loginPages: [LoginPage] {
    effects.compactMap { if case .openLogin(let page) = $0 { page } else { nil } }
  }

  var requestEnds: [RequestEnd] {
    effects.compactMap { if case .requestEnded(let end) = $0 { end } else { nil } }
  }

  func index(_ name: String) -> InteractionIndex { engine.flow.index(of: name) ?? -1 }
}

extension Engine {
  fileprivate func extra(_ name: String, _ session: Session, _ values: ValueTable) -> String? {
    extras(of: session, values)?[name]?.json
  }
}

extension PatternMatching {
  /// Swift's own expressions; `LIMIT` stands for one that is given up.
  static let standIn = PatternMatching { pattern, text, extent in
    if pattern.hasSuffix("LIMIT") { return .overLimit }
    guard let regex = try? Regex(pattern) else { return .invalid("no expression") }
    let match = extent == .whole ? text.wholeMatch(of: regex) != nil : text.contains(regex)
    return match ? .match : .noMatch
  }
}

/// Flows as the tests write them.
enum Write {
  static func flow(_ interactions: String..., top: String = "") -> String {
    """
    {"botflow":1,"name":"b",\(top.isEmpty ? "" : top + ",")\
    "interactions":[\(interactions.joined(separator: ","))]}
    """
  }

  static func message(
    _ name: String, _ details: String = "", buttons: String = "", advanced: String = ""
  ) -> String {
    let tab = buttons.isEmpty ? "" : #","buttons":{"displayType":"Button","items":[\#(buttons)]}"#
    let text = details.contains("sendToUser") ? "" : #""sendToUser":"\#(name)""#
    let all = [text, details].filter { !$0.isEmpty }.joined(separator: ",")
    return
      #"{"name":"\#(name)","type":"Message","details":{\#(all)}\#(tab)\#(guardTab(advanced))}"#
  }

  static func rest(
    _ name: String, _ settings: String = "", _ details: String = "", advanced: String = "",
    endpoint: String = "https://api.example/x", method: String = "GET"
  ) -> String {
    let more = settings.isEmpty ? "" : "," + settings
    let other = details.isEmpty ? "" : "," + details
    return """
      {"name":"\(name)","type":"Action","details":{"actionType":"REST"\(other)},"settings":\
      {"endpoint":"\(endpoint)","method":"\(method)"\(more)}\(guardTab(advanced))}
      """
  }

  static func script(_ name: String, _ script: String, _ details: String = "") -> String {
    let other = details.isEmpty ? "" : "," + details
    return #"{"name":"\#(name)","type":"Action","details":{"actionType":"Set Variable"\#(other)},"#
      + #""settings":{"script":"\#(script)"}}"#
  }

  static func question(_ name: String, _ answers: String, _ details: String = "") -> String {
    let other = details.isEmpty ? "" : "," + details
    return #"{"name":"\#(name)","type":"Question","details":{"sendToUser":"\#(name)"\#(other)},"#
      + #""answers":{\#(answers)}}"#
  }

  static func condition(_ name: String, _ rows: String, _ details: String = "") -> String {
    let other = details.isEmpty ? "" : "," + details
    return """
      {"name":"\(name)","type":"Action","details":{"actionType":"Condition"\(other)},"settings":\
      {"conditions":[\(rows)]}}
      """
  }

  private static func guardTab(_ advanced: String) -> String {
    advanced.isEmpty ? "" : ",\"advanced\":{\(advanced)}"
  }

  static func postback(_ display: String, _ payload: String) -> String {
    #"{"display":"\#(display)","buttonType":"Postback","payload":"\#(payload)"}"#
  }

  static func link(_ url: String = "https://login.example/?response_type=code&state={sessionId}")
    -> String
  {
    #"{"display":"Log in","buttonType":"Account Link","loginPageUrl":"\#(url)"}"#
  }

  static let unlink = #"{"display":"Log out","buttonType":"Account Unlink"}"#
}
