import FlowModel
import FlowSyntax
import WebSyntax

extension Turn {
  /// An Account Link was pressed: from now on one login is pending, an older one is void.
  mutating func startLogin(
    _ template: CompiledTemplate, _ instance: String?, of index: InteractionIndex,
    _ material: LoginMaterial
  ) {
    session.pendingLogin = nil
    set(.pkceVerifier, .string(material.pkceVerifier))
    set(.pkceChallenge, .string(material.pkceChallenge))
    let rendered = engine.render(template, in: session, values)
    noteUnset(rendered.unset, index)
    let address = WebAddress(rendered.text)
    guard rendered.error == nil, let address,
      address.scheme == "https" || address.scheme == "http"
    else {
      trace(.note(.loginPageUnusable(index, rendered.text)))
      return wait()
    }
    session.pendingLogin = index
    let isOAuth = address.parameters["response_type"] != nil
    session[.isOAuthLogin] = isOAuth ? 1 : 0
    var url = rendered.text
    if !isOAuth, session.channel == .webClient {
      session[.loginNonce] = values.number(of: .string(material.nonce))
      url = ownPage(address, instance, material.nonce)
    }
    effects.append(
      .openLogin(
        LoginPage(
          interaction: index, url: url, channel: session.channel, isOAuth: isOAuth,
          instance: instance)))
    wait()
  }

  /// What a login page of the bot's owner is called with [C-webpage]; the nonce is botflow's, as
  /// nothing else would bind what comes back to this login.
  private func ownPage(_ address: WebAddress, _ instance: String?, _ nonce: String) -> String {
    let back = get(.redirectUri)?.string ?? ""
    let added =
      [("redirect_uri", "\(back)?nonce=\(nonce)")] + (instance.map { [("instance", $0)] } ?? [])
    let own = address.parameters.pairs.filter { pair in
      !added.contains { $0.0 == pair.name }
    }
    let parameters = Parameters(own.map { ($0.name, $0.value) } + added)
    return "\(address.withoutQuery)?\(parameters.encoded)"
  }

  mutating func finishLogin(_ back: LoginReturn) {
    switch back {
    case .redirect(let parameters): finishRedirect(parameters)
    case .messenger(let code?) where !code.isEmpty: customerActed { $0.link(code: code) }
    case .messenger: customerActed { $0.fail(.denied(nil)) }
    case .device(let token?) where !token.isEmpty: customerActed { $0.link(token: token) }
    case .device: customerActed { $0.fail(.denied(nil)) }
    case .abandoned: customerActed { $0.fail(.abandoned) }
    }
  }

  private mutating func finishRedirect(_ parameters: Parameters) {
    guard session[.isOAuthLogin] == 1 else { return finishOwnPage(parameters) }
    guard let state = parameters.nonEmpty("state") else { return refuse(.stateMissing) }
    guard state == get(.sessionId)?.string else { return refuse(.stateDiffers) }
    if let error = parameters.nonEmpty("error") {
      customerActed { $0.fail(.denied(error)) }
    } else if let code = parameters.nonEmpty("code") {
      customerActed { $0.link(code: code) }
    } else {
      refuse(.nothingInIt)
    }
  }

  /// The page goes to the bot's address with its redirect URI, to which it has added the code
  /// [C-webpage].
  private mutating func finishOwnPage(_ parameters: Parameters) {
    let back = parameters.nonEmpty("redirect_uri").flatMap { WebAddress($0) }?.parameters
    guard let nonce = back?.nonEmpty("nonce"),
      nonce == values.value(session[.loginNonce])?.string
    else { return refuse(.nonceDiffers) }
    if let code = back?.nonEmpty("authorization_code") {
      customerActed { $0.link(code: code) }
    } else {
      customerActed { $0.fail(.denied(nil)) }
    }
  }

  /// Nothing changes: it may have come from anybody.
  private mutating func refuse(_ refusal: LoginEnd.Refusal) {
    effects.append(.loginEnded(.refused(refusal)))
  }

  /// A code with pipe signs goes to `authCodeParts` [C-authcode].
  private mutating func link(code: String) {
    forgetLogin()
    if code.contains("|") {
      let parts = code.split(separator: "|", omittingEmptySubsequences: false)
      set(.authCodeParts, .array(parts.map { .string(String($0)) }))
      completeLogin(.authCodeParts)
    } else {
      set(.authCode, .string(code))
      completeLogin(.authCode)
    }
  }

  private mutating func link(token: String) {
    forgetLogin()
    set(.accessToken, .string(token))
    completeLogin(.accessToken)
  }

  /// A link replaces all three: what it does not bring becomes empty.
  private mutating func forgetLogin() {
    set(.authCode, nil)
    set(.authCodeParts, nil)
    set(.accessToken, nil)
  }

  private mutating func completeLogin(_ variable: BuiltInVariable) {
    session.pendingLogin = nil
    effects.append(.loginEnded(.linked(variable)))
    guard let next = defaults.afterLogin else { return stay() }
    noteLeavingDelay()
    go(to: next, .afterLogin)
  }

  private mutating func fail(_ end: LoginEnd) {
    session.pendingLogin = nil
    effects.append(.loginEnded(end))
    guard let next = defaults.afterLoginFailed else { return stay() }
    noteLeavingDelay()
    go(to: next, .afterLoginFailed)
  }

  private mutating func noteLeavingDelay() {
    guard session.phase == .delaying, let position = session.position else { return }
    trace(.note(.delayInterrupted(position)))
  }

  /// Goes on waiting where it was; a delay goes on too.
  private mutating func stay() {
    if session.phase != .delaying { wait() }
  }

  /// Forgets the code, the token and all other data of the session [C-btn]; who the customer is,
  /// what belongs to the surroundings, and what was typed since stays.
  mutating func unlink() {
    for slot in 0..<flow.slots.count where !Turn.staysAfterUnlink.contains(slot) {
      session[slot: slot] = ValueTable.unset
    }
    for (slot, value) in flow.globals where !Turn.staysAfterUnlink.contains(slot) {
      session[slot: slot] = values.number(of: value)
    }
    if case .object(let globals)? = values.value(session[.globals]) {
      for member in globals.members { assign(member.name, member.value) }
    }
    session[.extras] = ValueTable.unset
    session[.cache] = ValueTable.unset
    session[.defaultAnswers] = 0
    session.pendingLogin = nil
    session.live = nil
    session.question = nil
    effects.append(.unlinked)
    guard let next = defaults.afterLogout else { return wait() }
    go(to: next, .afterLogout)
  }

  private static let staysAfterUnlink = Set(
    [
      BuiltInVariable.sessionId, .user, .channel, .redirectUri, .clientId, .clientSecret,
      .clientBasic,
    ].map { SlotTable.slot(of: $0) })
}
