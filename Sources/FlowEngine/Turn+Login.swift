import FlowModel
import FlowSyntax
import WebSyntax

extension Turn {
  /// An Account Link was pressed: from now on one login is pending, an older one is void.
  mutating func startLogin(
    _ template: CompiledTemplate, of index: InteractionIndex, _ material: LoginMaterial
  ) {
    session.pendingLogin = nil
    set(.pkceVerifier, .string(material.pkceVerifier))
    set(.pkceChallenge, .string(material.pkceChallenge))
    let rendered = engine.render(template, in: session, values)
    noteUnset(rendered.unset, index)
    let scheme = WebAddress(rendered.text)?.scheme
    if rendered.error != nil || scheme != "https" && scheme != "http" {
      trace(.note(.loginPageUnusable(index, rendered.text)))
      return wait()
    }
    session.pendingLogin = index
    let isOAuth = WebAddress(rendered.text)?.parameters["response_type"] != nil
    session[.isOAuthLogin] = isOAuth ? 1 : 0
    effects.append(
      .openLogin(LoginPage(interaction: index, url: rendered.text, channel: session.channel)))
    wait()
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
    // A page of one's own brings `authorization_code` and is bound by its redirect_uri [C-webpage];
    // what comes back from an OAuth page is bound by its state and by nothing else.
    if let code = parameters.nonEmpty("authorization_code"), session[.isOAuthLogin] == 0 {
      return customerActed { $0.link(code: code) }
    }
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
    guard let next = flow.defaults.afterLogin else { return wait() }
    go(to: next, .afterLogin)
  }

  private mutating func fail(_ end: LoginEnd) {
    session.pendingLogin = nil
    effects.append(.loginEnded(end))
    guard let next = flow.defaults.afterLoginFailed else { return wait() }
    go(to: next, .afterLoginFailed)
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
    effects.append(.unlinked)
    guard let next = flow.defaults.afterLogout else { return wait() }
    go(to: next, .afterLogout)
  }

  private static let staysAfterUnlink = Set(
    [
      BuiltInVariable.sessionId, .user, .channel, .redirectUri, .clientId, .clientSecret,
      .clientBasic,
    ].map { SlotTable.slot(of: $0) })
}
