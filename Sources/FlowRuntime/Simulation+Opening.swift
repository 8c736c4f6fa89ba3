import FlowDiagnostics
import FlowEngine
import FlowModel
import FlowSyntax
import OAuthProtocol
import WebSyntax

extension Simulation {
  /// The first moment of a run.
  static func freshWorld(
    _ engine: Engine, _ mock: MockFile, _ start: Start, _ randomness: Randomness,
    _ values: inout ValueTable
  ) -> World {
    var randomness = randomness
    let opened = freshSession(engine, mock, start, &randomness, clock: 0, &values)
    return World(
      session: opened.session,
      outside: MockOutside(
        server: opened.settings.map { AuthorizationServer($0) }, responses: mock.responses,
        scenarios: mock.scenarios.map(\.value)),
      randomness: randomness)
  }

  /// A session in which nothing has happened yet, and the OAuth server that its flow expects.
  static func freshSession(
    _ engine: Engine, _ mock: MockFile, _ start: Start, _ randomness: inout Randomness,
    clock: Int, _ values: inout ValueTable
  ) -> (session: Session, settings: AuthorizationServer.Settings?) {
    var opening = Engine.Opening(
      channel: start.channel, values: builtIns(mock, start, &randomness),
      overrides: start.overrides, clock: clock)
    var session = engine.open(opening, &values)
    let defaults = MockDefaults(engine, mock, session, values)
    let settings = defaults.settings(channelRedirects: ChannelAddresses.all)
    // The flow's own login URL may name the client; its built-in variables follow.
    if let client = settings?.clients.first, mock.oauth.clients.isEmpty {
      opening.values[.clientId] = .string(client.clientID)
      session = engine.open(opening, &values)
    }
    return (session, settings)
  }

  private static func builtIns(
    _ mock: MockFile, _ start: Start, _ randomness: inout Randomness
  ) -> [BuiltInVariable: JSONValue] {
    let id = MockDefaults.clientID(mock)
    var builtIns: [BuiltInVariable: JSONValue] = [
      .sessionId: .string(Base64.encodeURLSafe(randomness.bytes(16))),
      .redirectUri: .string(ChannelAddresses.redirectURI(start.channel)),
      .clientId: .string(id),
      .user: .object(
        JSONObject([
          "full_name": .string("Ada Lovelace"), "first_name": .string("Ada"),
          "last_name": .string("Lovelace"), "locale": .string("en_GB"),
        ])),
    ]
    switch start.channel {
    case .appleBusinessChat:
      if let group = start.appleGroup { builtIns[.appleGroupID] = .string(group) }
      if let intent = start.appleIntent { builtIns[.appleIntentID] = .string(intent) }
    case .sms: builtIns[.sms] = .object(textMessage(start.text))
    case .webClient, .facebook, .alexa: break
    }
    if let secret = mock.oauth.clients.first?.clientSecret {
      let pair = "\(PercentCoding.encodeForm(id)):\(PercentCoding.encodeForm(secret))"
      builtIns[.clientSecret] = .string(secret)
      builtIns[.clientBasic] = .string("Basic \(Base64.encode(Array(pair.utf8)))")
    }
    return builtIns
  }

  /// What the call that opens an SMS conversation brings [C-sms]; the numbers are ones that belong
  /// to nobody.
  private static func textMessage(_ text: String?) -> JSONObject {
    JSONObject([
      "message": .string(text ?? "init"), "to": .string("+15550100"),
      "from": .string("+15550199"), "timestamp": .string("2026-01-01T00:00:00Z"),
    ])
  }
}
