import WebSyntax

/// Where each role of the server is reached, derived once from the settings.
package struct EndpointAddresses: Hashable, Sendable {
  package static let loginPath = "/botflow-mock/login"
  package static let consentPath = "/botflow-mock/consent"

  let login: String
  let consent: String
  private let places: [Place]

  private struct Place: Hashable, Sendable {
    var role: AuthorizationServer.Role
    var address: String
  }

  init(_ settings: AuthorizationServer.Settings) {
    let origin = WebAddress(settings.authorizationEndpoint).map { "\($0.scheme)://\($0.authority)" }
    login = (origin ?? "") + EndpointAddresses.loginPath
    consent = (origin ?? "") + EndpointAddresses.consentPath
    let written: [(AuthorizationServer.Role, String?)] = [
      (.authorization, settings.authorizationEndpoint),
      (.login, login),
      (.consent, consent),
      (.token, settings.tokenEndpoint),
      (.userinfo, settings.userinfoEndpoint),
      (.revocation, settings.revocationEndpoint),
      (.introspection, settings.introspectionEndpoint),
      (.discovery, EndpointAddresses.metadata(of: settings.issuer)),
    ]
    places = written.compactMap { role, url in
      url.flatMap(EndpointAddresses.comparable).map { Place(role: role, address: $0) }
    }
  }

  func role(of url: String) -> AuthorizationServer.Role? {
    guard let wanted = EndpointAddresses.comparable(url) else { return nil }
    return places.first { $0.address.isIdentical(to: wanted) }?.role
  }

  /// The well-known part goes between host and path of the issuer (RFC 8414 §3.1).
  static func metadata(of issuer: String) -> String? {
    guard let address = WebAddress(issuer) else { return nil }
    let path = address.path.hasSuffix("/") ? String(address.path.dropLast()) : address.path
    return "\(address.scheme)://\(address.authority)/.well-known/oauth-authorization-server\(path)"
  }

  /// Without query; an empty path is `/`, as it is on the wire (RFC 9110 §4.2.3).
  private static func comparable(_ url: String) -> String? {
    guard let address = WebAddress(url) else { return nil }
    return address.path.isEmpty ? "\(address.withoutQuery)/" : address.withoutQuery
  }
}
