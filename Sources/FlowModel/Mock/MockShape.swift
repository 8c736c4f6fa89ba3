import FlowDiagnostics
import FlowSyntax
import WebSyntax

extension MockFile {
  package static let shape = ObjectShape<MockFile>(
    "a mock file",
    [
      Field("$schema", .text) { _, _ in },
      Field("users", .list(of: User.shape.shape)) { $0.users = $1 },
      Field("oauth", OAuth.shape.shape) { $0.oauth = $1 },
      Field("responses", .list(of: CannedResponse.shape.shape)) { $0.responses = $1 },
      Field("scenarios", .list(of: Shape.scenario.located)) { $0.scenarios = $1 },
    ]
  ) { _ in MockFile() }
}

extension MockFile.User {
  package static let shape = ObjectShape<Self>(
    "a user",
    [
      Field("username", .name(of: "a user")) { $0.username = $1 }.required(),
      Field("password", .text) { $0.password = $1 }.required(),
      Field("claims", .object) { $0.claims = $1 },
    ]
  ) { _ in Self() }
}

extension MockFile.OAuth {
  package static let shape = ObjectShape<Self>(
    "the OAuth server",
    [
      Field("issuer", .webAddress) { $0.issuer = $1 },
      Field("authorizationEndpoint", .webAddress) { $0.authorizationEndpoint = $1 },
      Field("tokenEndpoint", .webAddress) { $0.tokenEndpoint = $1 },
      Field("userinfoEndpoint", .webAddress) { $0.userinfoEndpoint = $1 },
      Field("revocationEndpoint", .webAddress) { $0.revocationEndpoint = $1 },
      Field("introspectionEndpoint", .webAddress) { $0.introspectionEndpoint = $1 },
      Field("clients", .list(of: MockFile.Client.shape.shape)) { $0.clients = $1 },
      Field("requirePkce", .flag) { $0.requirePKCE = $1 },
      Field("acceptJSON", .flag) { $0.acceptJSON = $1 },
      Field("accessTokenLifetime", .wholeNumber(1...31_536_000)) { $0.accessTokenLifetime = $1 },
      Field("codeLifetime", .wholeNumber(1...600)) { $0.codeLifetime = $1 },
      Field("rotateRefreshTokens", .flag) { $0.rotateRefreshTokens = $1 },
    ]
  ) { _ in Self() }
}

extension MockFile.Client {
  package static let shape = ObjectShape<Self>(
    "a client",
    [
      Field("clientId", .name(of: "a client")) { $0.clientID = $1 }.required(),
      Field("clientSecret", .name(of: "a secret")) { $0.clientSecret = $1 },
      Field("redirectUris", .list(of: .webAddress)) { $0.redirectURIs = $1 },
      Field("public", .flag) { $0.isPublic = $1 },
    ]
  ) { _ in Self() }
}

extension MockFile.CannedResponse {
  package static let shape = ObjectShape<Self>(
    "a response",
    [
      Field("name", .text) { $0.name = $1 },
      Field("method", .choice) { $0.method = $1 },
      Field("url", Shape.webAddress.located) { $0.url = $1 }.required(),
      Field("requiresBearer", .flag) { $0.requiresBearer = $1 },
      Field("status", .wholeNumber(100...599)) { $0.status = $1 },
      Field("headers", .map(of: .name(of: "a header"), to: .text)) { $0.headers = $1 },
      Field("body", .anything) { $0.body = $1 },
      Field("delay", .seconds) { $0.delay = $1 },
      Field("times", .wholeNumber(1...1_000_000)) { $0.times = $1 },
    ]
  ) { _ in Self() }
}

extension Shape where Value == String {
  /// An absolute `http` or `https` URL.
  static let webAddress = Shape(.text) { decoder, node in
    guard let text = text.read(&decoder, node) else { return nil }
    guard let address = WebAddress(text), address.scheme == "https" || address.scheme == "http"
    else {
      decoder.report(
        .unknownValue, "'\(text)' is not an absolute http or https address",
        at: decoder.document.span(node), help: "write such as \"https://login.example/authorize\"")
      return nil
    }
    return text
  }
}

extension Shape where Value == JSONObject {
  static let object = Shape(.map(to: .anything)) { decoder, node in
    guard case .object(let object) = decoder.document.value(node) else {
      decoder.reportWrongType(node, wanted: "an object")
      return nil
    }
    return object
  }
}

extension Shape where Value == Scenario {
  static let scenario = Shape(.nameOf("a scenario")) { decoder, node in
    guard let text = Shape<String>.text.read(&decoder, node) else { return nil }
    do throws(Scenario.Mistake) {
      return try Scenario(text)
    } catch {
      let names = Scenario.Kind.allCases.map(\.rawValue).joined(separator: ", ")
      decoder.report(
        .unknownValue, error.message, at: decoder.document.span(node),
        help: error.nearest.map { "did you mean '\($0)'?" } ?? "the scenarios are \(names)")
      return nil
    }
  }
}
