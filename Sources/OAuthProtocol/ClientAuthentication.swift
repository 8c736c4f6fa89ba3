import WebSyntax

/// Who asks at the token endpoint and its neighbours (RFC 6749 §2.3, §3.2.1).
struct ClientAuthentication {
  let settings: AuthorizationServer.Settings

  /// The client that the request proves to come from; a public client only names itself.
  func client(
    of request: HTTPRequest, _ form: Parameters
  ) throws(Refusal) -> AuthorizationServer.Client {
    let headers = request.headers.all("Authorization")
    guard let header = headers.first else { return try clientInBody(form) }
    guard headers.count == 1 else {
      throw Refusal(.invalidRequest, "the header Authorization stands more than once")
    }
    guard form.nonEmpty("client_secret") == nil else {
      throw Refusal(
        .invalidRequest, "the client authenticates in two ways, by header and by body; use one")
    }
    let (written, decoded) = try basic(header)
    if let id = form.nonEmpty("client_id"), !id.isIdentical(to: decoded.id) {
      throw Refusal(
        .invalidRequest, "client_id differs from the one in the header Authorization",
        note: "client_id is '\(id)', the header Authorization says '\(decoded.id)'")
    }
    let client = try known(decoded.id)
    do throws(Refusal) {
      try verify(client, decoded.secret)
    } catch {
      guard let secret = client.clientSecret, secret.isSameSecret(as: written.secret) else {
        throw error
      }
      throw wrong(
        "the client secret is right, but was not form-encoded before Basic (RFC 6749 §2.3.1)")
    }
    return client
  }

  private func clientInBody(_ form: Parameters) throws(Refusal) -> AuthorizationServer.Client {
    guard let id = form.nonEmpty("client_id") else {
      throw wrong("the request neither has a client_id nor the header Authorization")
    }
    let client = try known(id)
    try verify(client, form["client_secret"] ?? "")
    return client
  }

  private func known(_ id: String) throws(Refusal) -> AuthorizationServer.Client {
    guard let client = settings.client(id) else { throw wrong("no client is called '\(id)'") }
    return client
  }

  /// An empty secret counts as none, so that a public client may use either way.
  private func verify(
    _ client: AuthorizationServer.Client, _ secret: String
  ) throws(Refusal) {
    switch client.clientSecret {
    case nil where secret.isEmpty: return
    case nil:
      throw wrong("the client '\(client.clientID)' is public, but the request has a client secret")
    case .some where secret.isEmpty:
      throw wrong("the client '\(client.clientID)' has a secret, but the request has none")
    case let expected?:
      guard expected.isSameSecret(as: secret) else {
        throw wrong("the secret of the client '\(client.clientID)' is wrong")
      }
    }
  }

  private typealias Credentials = (id: String, secret: String)

  private func basic(
    _ header: String
  ) throws(Refusal) -> (written: Credentials, decoded: Credentials) {
    let words = header.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
    guard words.count == 2, words[0].lowercased() == "basic" else {
      throw wrong("the header Authorization is not of the scheme Basic")
    }
    guard let bytes = Base64.decode(String(words[1].drop { $0 == " " })),
      let colon = bytes.firstIndex(of: UInt8(ascii: ":"))
    else { throw wrong("the header Authorization is not the base 64 of id, colon and secret") }
    let id = String(decoding: bytes[..<colon], as: UTF8.self)
    let secret = String(decoding: bytes[(colon + 1)...], as: UTF8.self)
    return (
      (id, secret), (PercentCoding.decodeForm(id), PercentCoding.decodeForm(secret))
    )
  }

  /// The client is told little, the tester everything.
  private func wrong(_ note: String) -> Refusal {
    Refusal(.invalidClient, status: 401, "the client could not be authenticated", note: note)
  }
}
