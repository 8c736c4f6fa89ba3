import FlowEngine
import FlowModel
import FlowSyntax
import OAuthProtocol
package import WebSyntax

/// How a login that is pending shall go.
package enum LoginCommand: Hashable, Sendable {
  case user(String?)
  case deny
  case cancel
  /// The redirect belongs to somebody else's session.
  case wrongState
  /// It comes back with this code; one with pipe signs in it has several parts [C-authcode].
  case code(String)
  /// The return arrives so many minutes after the code was issued.
  case late(minutes: Int)
}

extension Simulation {
  func showLogin(_ page: LoginPage) {
    world.loginPage = page
    switch page.channel {
    case .appleBusinessChat:
      print(.request, "sign-in sheet on the device (the button's URL is not used)")
    case .facebook:
      let token = Base64.encodeURLSafe(world.randomness.bytes(24))
      secrets.add(token)
      let back = ChannelAddresses.messenger(token: token)
      if !page.isOAuth { world.loginPage?.url = ownPage(page, calledWith: token, back) }
      print(.request, "login page: \(world.loginPage?.url ?? page.url)")
      print(.note, "in Messenger's web view; it will come back to:")
      print(.note, "  \(back)")
    case .webClient, .sms, .alexa: print(.request, "login page: \(page.url)")
    }
    let user = usernames.first.map { " \($0)" } ?? ""
    print(.note, "/login\(user) goes on there; /help login has other ways that it can go")
  }

  /// Plays the customer at the login page.
  package func logIn(_ command: LoginCommand) throws(SimulationError) {
    guard let page = world.loginPage, world.session.pendingLogin != nil else {
      throw SimulationError("no login is pending; press an Account Link button first")
    }
    if command == .cancel { return act(.loginReturned(.abandoned)) }
    let user = try self.user(of: command)
    if case .code(let code) = command { return try bringBack(code: code, page) }
    if !page.isOAuth, page.channel != .appleBusinessChat {
      return logIn(atOwnPage: page, command, user)
    }
    keepMoment()
    var customer = Customer()
    let url = authorizationURL(page, asApple: page.channel == .appleBusinessChat)
    let decision: LoginDecision = command == .deny ? .deny : .logIn(user: user)
    let outcome = world.visit(url.address, as: &customer, decision)
    customer.issued.forEach { secrets.add($0) }
    if case .late(let minutes) = command { passTime(minutes * 60) }
    switch outcome {
    case .stuck(let why):
      print(.problem, "the login page shows an error: \(why)")
      print(.note, "the login is still pending")
    case .returned(let address):
      bringBack(address, page, verifier: url.verifier, isWrongState: command == .wrongState)
    }
  }

  private func user(of command: LoginCommand) throws(SimulationError) -> String {
    let names = usernames
    switch command {
    case .user(let name?):
      guard names.contains(name) else {
        let known = names.joined(separator: ", ")
        let near = Suggestion.nearest(to: name, among: names).map { "; did you mean '\($0)'?" }
        throw SimulationError("no user is called '\(name)'\(near ?? "; there is: \(known)")")
      }
      return name
    case .user(nil), .deny, .cancel, .wrongState, .late, .code: return names.first ?? ""
    }
  }

  /// The login page's address as its server knows it, for a person to open.
  package func pendingLoginAddress() throws(SimulationError) -> (WebAddress, verifier: String?) {
    guard let page = world.loginPage, world.session.pendingLogin != nil else {
      throw SimulationError("no login is pending; press an Account Link button first")
    }
    guard page.isOAuth || page.channel == .appleBusinessChat else {
      throw SimulationError(
        "this login page is the bot owner's own (its URL has no response_type); /login plays it")
    }
    let url = authorizationURL(page, asApple: page.channel == .appleBusinessChat)
    guard let address = WebAddress(url.address),
      world.outside.server?.role(of: url.address) == .authorization
    else {
      throw SimulationError("the mock has no page at \(url.address)")
    }
    return (address, url.verifier)
  }

  /// Goes on with a login that a person did in a browser, `address` being where it came back to.
  package func finishBrowserLogin(
    _ address: String, outside: MockOutside, issued: [String], verifier: String?
  ) {
    guard let page = world.loginPage else { return }
    keepMoment()
    world.outside = outside
    issued.forEach { secrets.add($0) }
    bringBack(address, page, verifier: verifier, isWrongState: false)
  }

  /// On Apple the channel makes the address of its own accord; elsewhere it is the button's.
  private func authorizationURL(
    _ page: LoginPage, asApple: Bool
  ) -> (address: String, verifier: String?) {
    guard asApple, let settings = world.outside.server?.settings,
      let endpoint = WebAddress(settings.authorizationEndpoint), let client = settings.clients.first
    else { return (page.url, nil) }
    let material = freshMaterial()
    let parameters = Parameters([
      ("response_type", "code"), ("client_id", client.clientID),
      ("redirect_uri", ChannelAddresses.redirectURI(.appleBusinessChat)),
      ("state", Base64.encodeURLSafe(world.randomness.bytes(24))),
      ("code_challenge", material.pkceChallenge), ("code_challenge_method", "S256"),
    ])
    return (endpoint.adding(parameters), material.pkceVerifier)
  }

  /// Hands what came back to the channel, as the browser or the device would.
  func bringBack(_ address: String, _ page: LoginPage, verifier: String?, isWrongState: Bool) {
    var parameters = WebAddress(address)?.parameters ?? Parameters()
    registerSecrets(in: parameters)
    if isWrongState {
      parameters = Parameters(
        parameters.pairs.map { ($0.name, $0.name == "state" ? "another-session" : $0.value) })
    }
    switch page.channel {
    case .webClient, .sms, .alexa: perform(.loginReturned(.redirect(parameters)))
    case .facebook: bridge(parameters)
    case .appleBusinessChat: exchangeOnDevice(parameters, verifier, isWrongState)
    }
  }

  /// On Facebook the simulator is the bridge between OAuth and Messenger.
  private func bridge(_ parameters: Parameters) {
    let expected = value(of: .sessionId)?.string
    guard parameters.nonEmpty("state") == expected else {
      print(.problem, "the bridge refuses the login: its state is not this session's")
      return print(.note, "no linking event; the login is still pending")
    }
    guard let code = parameters.nonEmpty("code") else {
      let error = parameters.nonEmpty("error") ?? "no code"
      print(.note, "back to Messenger without authorization_code (\(error)): no linking event")
      return perform(.loginReturned(.messenger(authorizationCode: nil)))
    }
    print(.request, "linking event: status linked, authorization_code \(code)")
    perform(.loginReturned(.messenger(authorizationCode: code)))
  }

  /// On Apple the channel exchanges the code; the flow never sees one.
  private func exchangeOnDevice(
    _ parameters: Parameters, _ verifier: String?, _ isWrongState: Bool
  ) {
    guard !isWrongState else {
      print(.problem, "the device refuses the login: its state is not the one it sent")
      return print(.note, "the login is still pending")
    }
    guard let code = parameters.nonEmpty("code") else {
      print(.note, "the device answers: failed (\(parameters.nonEmpty("error") ?? "no code"))")
      return perform(.loginReturned(.device(accessToken: nil)))
    }
    guard let settings = world.outside.server?.settings, let endpoint = settings.tokenEndpoint,
      let client = settings.clients.first
    else {
      print(.problem, "the device cannot get a token: the mock file names no tokenEndpoint")
      return perform(.loginReturned(.device(accessToken: nil)))
    }
    let request = tokenRequest(endpoint, client, code, verifier)
    let result = world.answer(request, timeout: 30)
    result.issued.forEach { secrets.add($0) }
    registerSecrets(in: request)
    registerSecrets(in: result.answer)
    note(Exchange(sender: .channel, request: request, answer: result.answer, note: result.note))
    print(.request, "the channel: \(summary(of: request, result.answer))")
    if let note = result.note { printIndented(.note, note) }
    perform(.loginReturned(.device(accessToken: accessToken(in: result.answer))))
  }

  private func tokenRequest(
    _ endpoint: String, _ client: AuthorizationServer.Client, _ code: String, _ verifier: String?
  ) -> HTTPRequest {
    var form = Parameters([
      ("grant_type", "authorization_code"), ("code", code),
      ("redirect_uri", ChannelAddresses.redirectURI(.appleBusinessChat)),
      ("client_id", client.clientID),
    ])
    if let verifier { form.append("code_verifier", verifier) }
    if let secret = client.clientSecret { form.append("client_secret", secret) }
    return HTTPRequest(
      method: "POST", url: endpoint,
      headers: HeaderFields([("Content-Type", "application/x-www-form-urlencoded")]),
      body: Array(form.encoded.utf8))
  }

  private func accessToken(in answer: RequestAnswer) -> String? {
    guard case .response(let response) = answer, response.status == 200 else { return nil }
    return JSONValue.parse(response.body)?["access_token"]?.string
  }

  func value(of variable: BuiltInVariable) -> JSONValue? {
    values.value(world.session[slot: SlotTable.slot(of: variable)])
  }
}
