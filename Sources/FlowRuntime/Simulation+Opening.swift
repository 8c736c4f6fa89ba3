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
    var opening = Engine.Opening(
      channel: start.channel, values: builtIns(mock, start.channel, &randomness),
      overrides: start.overrides)
    var session = engine.open(opening, &values)
    let defaults = MockDefaults(engine, mock, session, values)
    let settings = defaults.settings(channelRedirects: ChannelAddresses.all)
    // The flow's own login URL may name the client; its built-in variables follow.
    if let client = settings?.clients.first, mock.oauth.clients.isEmpty {
      opening.values[.clientId] = .string(client.clientID)
      session = engine.open(opening, &values)
    }
    let server = settings.map { AuthorizationServer($0) }
    return World(
      session: session, outside: MockOutside(server: server, responses: mock.responses),
      randomness: randomness)
  }

  private static func builtIns(
    _ mock: MockFile, _ channel: Channel, _ randomness: inout Randomness
  ) -> [BuiltInVariable: JSONValue] {
    let id = MockDefaults.clientID(mock)
    var builtIns: [BuiltInVariable: JSONValue] = [
      .sessionId: .string(Base64.encodeURLSafe(randomness.bytes(16))),
      .redirectUri: .string(ChannelAddresses.redirectURI(channel)),
      .clientId: .string(id),
      .user: .object(
        JSONObject([
          "full_name": .string("Ada Lovelace"), "first_name": .string("Ada"),
          "last_name": .string("Lovelace"), "locale": .string("en_GB"),
        ])),
    ]
    if let secret = mock.oauth.clients.first?.clientSecret {
      let pair = "\(PercentCoding.encodeForm(id)):\(PercentCoding.encodeForm(secret))"
      builtIns[.clientSecret] = .string(secret)
      builtIns[.clientBasic] = .string("Basic \(Base64.encode(Array(pair.utf8)))")
    }
    return builtIns
  }
}
