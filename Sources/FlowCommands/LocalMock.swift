import FlowDiagnostics
import FlowEngine
import FlowModel
import FlowRuntime
import FlowSyntax
import OAuthProtocol
import Synchronization
import WebSyntax

/// A flow's outside at local addresses: the same values as in a run, with the real clock.
final class LocalMock: Sendable {
  struct Source: Sendable {
    var mock: MockFile
    /// What fills in what the mock file leaves out.
    var flow: CompiledFlow?
  }

  private struct State: Sendable {
    var outside: MockOutside?
    var randomness = Randomness.system
    var secrets = SecretRegister()
  }

  private let source: Source
  private let state = Mutex(State())
  private let log: @Sendable (String) -> Void
  private let clock = ContinuousClock()
  private let started = ContinuousClock.now

  init(_ source: Source, log: @escaping @Sendable (String) -> Void) {
    self.source = source
    self.log = log
  }

  /// Waits for the time that a canned answer takes; other requests go on meanwhile.
  func answer(_ request: HTTPRequest) async -> HTTPResponse {
    let (response, delay) = answerAtOnce(request)
    if delay > 0 { try? await clock.sleep(for: .seconds(delay)) }
    return response
  }

  private func answerAtOnce(_ request: HTTPRequest) -> (HTTPResponse, delay: Int) {
    let (response, delay, logged) = state.withLock { state in
      guard let address = WebAddress(request.url) else {
        return (HTTPResponse(status: 400), 0, "")
      }
      let origin = "\(address.scheme)://\(address.authority)"
      var outside = state.outside ?? makeOutside(origin)
      let now = Int(started.duration(to: .now).components.seconds)
      let result = outside.answer(request, timeout: 600, at: now, &state.randomness)
      state.outside = outside
      result.issued.forEach { state.secrets.add($0) }
      let response = self.response(result)
      return (
        response, result.delay, line(request, address, response, result.note, state.secrets)
      )
    }
    // Not under the lock: whoever reads the log may be slow.
    log(logged)
    return (response, delay)
  }

  private func response(_ result: MockOutside.Result) -> HTTPResponse {
    switch result.answer {
    case .response(let response): response
    case .failure(.noCannedResponse):
      HTTPResponse(
        status: 404, headers: HeaderFields([("Content-Type", "text/plain; charset=utf-8")]),
        body: Array("botflow mock: \(result.note ?? "nothing is here")\n".utf8))
    case .failure: HTTPResponse(status: 504)
    }
  }

  /// One line of the log; queries and bodies stay out of it.
  private func line(
    _ request: HTTPRequest, _ address: WebAddress, _ response: HTTPResponse, _ note: String?,
    _ secrets: SecretRegister
  ) -> String {
    let head = "\(request.method) \(address.path) → \(response.status)"
    return secrets.masked(head + (note.map { "  \($0)" } ?? ""))
  }

  private func makeOutside(_ origin: String) -> MockOutside {
    MockOutside(
      server: AuthorizationServer(settings(origin)),
      responses: source.mock.responses.map { response in
        var local = response
        local.url.value = LocalMock.local(response.url.value, origin)
        return local
      }, scenarios: source.mock.scenarios.map(\.value))
  }

  private static func local(_ url: String, _ origin: String) -> String {
    guard let address = WebAddress(url) else { return url }
    return origin + address.path + (address.query.map { "?\($0)" } ?? "")
  }

  private func settings(_ origin: String) -> AuthorizationServer.Settings {
    var settings = derivedSettings(origin)
    // The flow's own paths, so that a flow whose server is this one finds them.
    func local(_ endpoint: String?, _ path: String) -> String {
      let own = endpoint.flatMap { WebAddress($0)?.path } ?? ""
      return origin + (own.isEmpty || own == "/" ? path : own)
    }
    settings.issuer = origin
    settings.authorizationEndpoint = local(settings.authorizationEndpoint, "/authorize")
    settings.tokenEndpoint = local(settings.tokenEndpoint, "/token")
    settings.userinfoEndpoint = local(settings.userinfoEndpoint, "/userinfo")
    settings.revocationEndpoint = local(settings.revocationEndpoint, "/revoke")
    settings.introspectionEndpoint = local(settings.introspectionEndpoint, "/introspect")
    return settings
  }

  private func derivedSettings(_ origin: String) -> AuthorizationServer.Settings {
    let flow = source.flow ?? CompiledFlow(Flow())
    let engine = Engine(flow, patterns: PatternLibrary().matching)
    var values = ValueTable()
    let session = engine.open(
      Engine.Opening(
        channel: .webClient,
        values: [
          .redirectUri: .string(ChannelAddresses.redirectURI(.webClient)),
          .clientId: .string(MockDefaults.clientID(source.mock)),
        ]), &values)
    let defaults = MockDefaults(engine, source.mock, session, values)
    let page = "\(origin)/authorize"
    guard
      let settings = defaults.settings(channelRedirects: ChannelAddresses.all, otherPage: page)
    else { preconditionFailure("with a page given there is a server") }
    return settings
  }

  /// What a person needs to know to use it.
  func introduction(port: Int) -> [String] {
    let origin = "http://127.0.0.1:\(port)"
    let settings = settings(origin)
    var lines = [
      "This is a MOCK OAuth server for tests; it knows no real accounts.",
      "issuer: \(origin)",
      "metadata: \(origin)/.well-known/oauth-authorization-server",
      "login page: \(settings.authorizationEndpoint)",
      "token endpoint: \(settings.tokenEndpoint ?? "")",
    ]
    for client in settings.clients {
      let kind = client.clientSecret == nil ? "public" : "with a secret"
      lines.append("client: \(client.clientID) (\(kind))")
      lines += client.redirectURIs.map { "  redirect URI: \($0)" }
    }
    lines.append("users: \(settings.users.map(\.username).joined(separator: ", "))")
    var seen: Set<String> = []
    for response in source.mock.responses {
      let url = LocalMock.local(response.url.value, origin)
      let line = "\(response.method.rawValue) \(url)"
      let isFirst = seen.insert(line).inserted || response.times != nil
      lines.append(
        "answers: \(line)" + (isFirst ? "" : " (never reached: an entry above has this address)"))
    }
    for scenario in source.mock.scenarios.map(\.value) where !scenario.kind.isAtLogin {
      lines.append("goes wrong: \(scenario.text), \(scenario.summary)")
    }
    return lines + ["Ctrl-C ends it."]
  }
}
