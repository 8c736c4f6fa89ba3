import FlowSyntax
import WebSyntax

extension AuthorizationServer {
  /// The metadata document (RFC 8414 §2), which names only what is there.
  var discovery: Answer {
    var object = JSONObject([
      "issuer": .string(settings.issuer),
      "authorization_endpoint": .string(settings.authorizationEndpoint),
    ])
    object["token_endpoint"] = settings.tokenEndpoint.map { .string($0) }
    object["userinfo_endpoint"] = settings.userinfoEndpoint.map { .string($0) }
    object["revocation_endpoint"] = settings.revocationEndpoint.map { .string($0) }
    object["introspection_endpoint"] = settings.introspectionEndpoint.map { .string($0) }
    object["response_types_supported"] = list(["code"])
    object["response_modes_supported"] = list(["query"])
    // Left out, the list would mean the implicit grant too.
    let grantTypes: [GrantType] =
      settings.tokenEndpoint == nil ? [.authorizationCode] : GrantType.allCases
    object["grant_types_supported"] = list(grantTypes.map(\.rawValue))
    object["code_challenge_methods_supported"] = list(["S256"])
    let secret = settings.clients.contains { $0.clientSecret != nil }
    let withSecret = secret ? ["client_secret_basic", "client_secret_post"] : []
    let isPublic = settings.clients.contains { $0.clientSecret == nil }
    let methods = withSecret + (isPublic ? ["none"] : [])
    let endpoints: [(String, String?, [String])] = [
      ("token", settings.tokenEndpoint, methods),
      ("revocation", settings.revocationEndpoint, methods),
      ("introspection", settings.introspectionEndpoint, withSecret),
    ]
    for (name, url, methods) in endpoints where url != nil && !methods.isEmpty {
      object["\(name)_endpoint_auth_methods_supported"] = list(methods)
    }
    object["authorization_response_iss_parameter_supported"] = .bool(true)
    return Answer(HTTPResponse(json: object))
  }

  private func list(_ texts: [String]) -> JSONValue {
    .array(texts.map { .string($0) })
  }
}
