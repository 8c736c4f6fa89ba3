package import FlowEngine
package import FlowModel
import FlowSyntax
package import OAuthProtocol
import WebSyntax

/// What a mock file leaves out, taken from the flow itself.
package struct MockDefaults {
  private let engine: Engine
  private let file: MockFile
  private let session: Session
  private let values: ValueTable

  /// - Parameter session: a fresh one, whose variables fill in the flow's addresses.
  package init(_ engine: Engine, _ file: MockFile, _ session: Session, _ values: ValueTable) {
    self.engine = engine
    self.file = file
    self.session = session
    self.values = values
  }

  /// One user `ada`, password `ada`, with the usual claims.
  package static let user = AuthorizationServer.User(
    username: "ada", password: "ada",
    claims: JSONObject([
      "sub": .string("ada"), "name": .string("Ada Lovelace"), "given_name": .string("Ada"),
      "family_name": .string("Lovelace"), "email": .string("ada@example.com"),
      "locale": .string("en-GB"),
    ]))

  /// The OAuth server; `nil` where neither the file nor the flow knows a login page, and no
  /// `otherPage` is given.
  package func settings(
    channelRedirects: [String], otherPage: String? = nil
  ) -> AuthorizationServer.Settings? {
    let login = loginAddress
    guard let page = file.oauth.authorizationEndpoint ?? login?.withoutQuery ?? otherPage,
      let address = WebAddress(page)
    else { return nil }
    var settings = AuthorizationServer.Settings(
      issuer: file.oauth.issuer ?? "\(address.scheme)://\(address.authority)",
      authorizationEndpoint: page, tokenEndpoint: file.oauth.tokenEndpoint ?? tokenEndpoint,
      userinfoEndpoint: file.oauth.userinfoEndpoint,
      revocationEndpoint: file.oauth.revocationEndpoint,
      introspectionEndpoint: file.oauth.introspectionEndpoint,
      clients: clients(login, channelRedirects), users: users)
    settings.requirePKCE = file.oauth.requirePKCE
    settings.acceptJSON = file.oauth.acceptJSON
    settings.accessTokenLifetime = file.oauth.accessTokenLifetime
    settings.codeLifetime = file.oauth.codeLifetime
    settings.rotateRefreshTokens = file.oauth.rotateRefreshTokens
    return settings
  }

  private var users: [AuthorizationServer.User] {
    file.users.isEmpty
      ? [MockDefaults.user]
      : file.users.map { .init(username: $0.username, password: $0.password, claims: $0.claims) }
  }

  /// Each client also takes the addresses that the simulated channels come back to.
  private func clients(
    _ login: WebAddress?, _ channelRedirects: [String]
  ) -> [AuthorizationServer.Client] {
    if !file.oauth.clients.isEmpty {
      return file.oauth.clients.map { client in
        .init(
          clientID: client.clientID, clientSecret: client.clientSecret,
          redirectURIs: client.redirectURIs.filter { !channelRedirects.contains($0) }
            + channelRedirects)
      }
    }
    let asked = login?.parameters.nonEmpty("redirect_uri")
    let redirects = [asked].compactMap { $0 }.filter { !channelRedirects.contains($0) }
    return [
      .init(
        clientID: login?.parameters.nonEmpty("client_id") ?? MockDefaults.clientID(file),
        redirectURIs: redirects + channelRedirects)
    ]
  }

  /// What `{clientId}` is.
  package static func clientID(_ file: MockFile) -> String {
    file.oauth.clients.first?.clientID ?? "botflow"
  }

  private var loginAddress: WebAddress? {
    for interaction in engine.flow.interactions {
      for button in interaction.buttons {
        guard case .accountLink(let template, _) = button.action else { continue }
        if let address = WebAddress(engine.render(template, in: session, values).text) {
          return address
        }
      }
    }
    return nil
  }

  /// The address of the REST action whose body has a `grant_type`.
  private var tokenEndpoint: String? {
    for interaction in engine.flow.interactions {
      guard case .rest(let request) = interaction.behaviour, let body = request.body,
        body.pieces.contains(where: \.mentionsGrantType)
      else { continue }
      let url = engine.render(request.endpoint, in: session, values).text
      return WebAddress(url)?.withoutQuery
    }
    return nil
  }
}

extension CompiledTemplate.Piece {
  fileprivate var mentionsGrantType: Bool {
    guard case .literal(let text) = self else { return false }
    return text.contains("grant_type")
  }
}
