import WebSyntax

extension AuthorizationServer {
  /// The authorization endpoint (RFC 6749 §3.1): checks the request and shows the login page.
  mutating func authorize(_ request: HTTPRequest, _ circumstances: Circumstances) -> Answer {
    let parameters: Parameters
    do throws(Refusal) {
      let isForm = request.method == "POST"
      parameters = isForm ? try FormBody.anyParameters(of: request) : request.query
    } catch {
      return errorPage(400, "This login cannot start", error.note, circumstances)
    }
    let login: AuthorizationRequest
    switch destination(parameters) {
    case .unsafe(let title, let text): return errorPage(400, title, text, circumstances)
    case .found(let found): login = found
    }
    do throws(Refusal) {
      let checked = try check(login, parameters)
      return begin(checked, request, circumstances)
    } catch {
      return goBack(to: login, refusing: error)
    }
  }

  private enum Destination {
    case found(AuthorizationRequest)
    /// Nobody may be sent anywhere (RFC 6749 §4.1.2.1).
    case unsafe(title: String, text: String)
  }

  private func destination(_ parameters: Parameters) -> Destination {
    for name in ["client_id", "redirect_uri"]
    where parameters.pairs.count(where: { $0.name == name }) > 1 {
      return .unsafe(title: "Unclear request", text: "The parameter \(name) stands more than once.")
    }
    guard let id = parameters.nonEmpty("client_id") else {
      return .unsafe(title: "No client", text: "The address has no client_id.")
    }
    guard let client = settings.client(id) else {
      let known = settings.clients.map { "'\($0.clientID)'" }.joined(separator: ", ")
      return .unsafe(
        title: "Unknown client",
        text: "No client is called '\(id)'. Known: \(known.isEmpty ? "none" : known).")
    }
    let asked = parameters.nonEmpty("redirect_uri")
    guard let text = asked ?? (client.redirectURIs.count == 1 ? client.redirectURIs[0] : nil) else {
      return .unsafe(
        title: "No redirect URI",
        text: "The address has no redirect_uri, and the client '\(id)' has registered "
          + "\(client.redirectURIs.count) of them.")
    }
    return destination(of: client, text, isAsked: asked != nil, parameters)
  }

  private func destination(
    of client: Client, _ text: String, isAsked: Bool, _ parameters: Parameters
  ) -> Destination {
    guard let redirect = RedirectURI(text) else {
      return .unsafe(
        title: "Wrong redirect URI",
        text: "The redirect URI '\(text)' is not an absolute URI without a fragment.")
    }
    guard client.redirectURIs.contains(where: redirect.matches) else {
      let known = client.redirectURIs.map { "'\($0)'" }.joined(separator: ", ")
      return .unsafe(
        title: "Wrong redirect URI",
        text: "The request's redirect URI is '\(text)', but the client '\(client.clientID)' has "
          + "registered \(known.isEmpty ? "none" : known). They must be the same, "
          + "character by character.")
    }
    // A state that stands twice is not the state of anything.
    let states = parameters.pairs.filter { $0.name == "state" }
    let state = states.count == 1 && !states[0].value.isEmpty ? states[0].value : nil
    return .found(
      AuthorizationRequest(
        clientID: client.clientID, redirect: redirect, namesRedirect: isAsked, state: state))
  }

  private func check(
    _ login: AuthorizationRequest, _ parameters: Parameters
  ) throws(Refusal) -> AuthorizationRequest {
    if let name = parameters.repeatedName {
      throw Refusal(.invalidRequest, "the parameter '\(name)' stands more than once")
    }
    guard let type = parameters.nonEmpty("response_type") else {
      throw Refusal(.invalidRequest, "response_type is missing; it must be 'code'")
    }
    guard type == "code" else {
      throw Refusal(.unsupportedResponseType, "response_type is '\(type)'; it must be 'code'")
    }
    var checked = login
    if let text = parameters.nonEmpty("scope") {
      guard let scope = Scope(text) else {
        throw Refusal(
          .invalidScope, "the scope '\(text)' is not a list of words with single blanks")
      }
      checked.scope = scope
      checked.askedScope = text
    }
    checked.challenge = try challenge(parameters)
    return checked
  }

  /// PKCE's part of the request (RFC 7636 §4.3, §4.4.1).
  private func challenge(_ parameters: Parameters) throws(Refusal) -> String? {
    let method = parameters.nonEmpty("code_challenge_method")
    guard let challenge = parameters.nonEmpty("code_challenge") else {
      if method != nil {
        throw Refusal(.invalidRequest, "code_challenge_method without code_challenge")
      }
      if settings.requirePKCE {
        throw Refusal(.invalidRequest, "code_challenge is missing; this server requires PKCE")
      }
      return nil
    }
    guard method == "S256" else {
      let found = method.map { "is '\($0)'" } ?? "is missing, which means 'plain'"
      throw Refusal(.invalidRequest, "code_challenge_method \(found); it must be 'S256'")
    }
    guard PKCE.isChallenge(challenge) else {
      throw Refusal(
        .invalidRequest,
        "code_challenge is not the unpadded base64url of a SHA-256 (43 characters)")
    }
    return challenge
  }

  private mutating func begin(
    _ login: AuthorizationRequest, _ request: HTTPRequest, _ circumstances: Circumstances
  ) -> Answer {
    let now = circumstances.now
    transactions = transactions.filter { !$0.value.isOver(at: now) }
    // Logins in several tabs of one browser share its cookie, or the last would end the others.
    let known = BrowserCookie.values(in: request).first { value in
      transactions.values.contains { $0.cookie.isSameSecret(as: value) }
    }
    let id = circumstances.secret()
    let transaction = Transaction(
      request: login, cookie: known ?? circumstances.secret(), csrf: circumstances.secret(),
      began: now)
    transactions[id] = transaction
    var answer = loginPage(id, transaction, problem: nil, status: 200, circumstances)
    answer.response.headers["Set-Cookie"] = BrowserCookie.setting(
      transaction.cookie, isSecure: settings.authorizationEndpoint.hasPrefix("https:"))
    answer.issued = [id, transaction.csrf, transaction.cookie]
    return answer
  }
}
