import FlowSyntax
import WebSyntax

/// What the token endpoint gives tokens for.
enum GrantType: String, CaseIterable {
  case authorizationCode = "authorization_code"
  case refreshToken = "refresh_token"
}

extension AuthorizationServer {
  /// The token endpoint (RFC 6749 §3.2).
  mutating func exchange(_ request: HTTPRequest, _ circumstances: Circumstances) -> Answer {
    do throws(Refusal) {
      let form = try FormBody.parameters(of: request, acceptJSON: settings.acceptJSON)
      let client = try ClientAuthentication(settings: settings).client(of: request, form)
      let type = try required("grant_type", form)
      switch GrantType(rawValue: type) {
      case .authorizationCode: return try redeem(form, client, circumstances)
      case .refreshToken: return try refresh(form, client, circumstances)
      case nil:
        let known = GrantType.allCases.map { "'\($0.rawValue)'" }.joined(separator: " or ")
        throw Refusal(.unsupportedGrantType, "grant_type is '\(type)'; it must be \(known)")
      }
    } catch {
      return Answer(refusing: error)
    }
  }

  func required(_ name: String, _ form: Parameters) throws(Refusal) -> String {
    guard let value = form.nonEmpty(name) else {
      throw Refusal(.invalidRequest, "the parameter '\(name)' is missing")
    }
    return value
  }

  private mutating func redeem(
    _ form: Parameters, _ client: Client, _ circumstances: Circumstances
  ) throws(Refusal) -> Answer {
    let value = try required("code", form)
    guard let code = ledger.code(value) else {
      throw badCode("no login gave this code, or it was long ago")
    }
    guard code.login.clientID.isIdentical(to: client.clientID) else {
      throw badCode(
        "the code belongs to the client '\(code.login.clientID)', not to '\(client.clientID)'")
    }
    if let grant = code.grant {
      ledger.end(grant: grant, .codeReplayed)
      throw badCode("the code was used before; the tokens it gave are revoked")
    }
    if code.isExpired(at: circumstances.now) {
      let age = circumstances.now - code.issued
      throw badCode(
        code.isExpiredByTester
          ? "the code has expired, as the tester wanted"
          : "the code is \(age) s old, it lived \(code.lifetime) s")
    }
    try checkRedirect(form, code.login)
    try checkVerifier(form, code.login, circumstances)
    guard let grant = ledger.spend(value, at: circumstances.now) else {
      preconditionFailure("a code that was just looked up can be spent")
    }
    let scope = code.login.scope
    return tokens(
      of: grant, scope: scope, asked: code.login.askedScope, refreshScope: scope, circumstances)
  }

  private func checkRedirect(
    _ form: Parameters, _ login: AuthorizationRequest
  ) throws(Refusal) {
    guard let text = form.nonEmpty("redirect_uri") else {
      if login.namesRedirect {
        throw badCode(
          "the token request has no redirect_uri; the login was started with "
            + "'\(login.redirect.text)'")
      }
      return
    }
    guard text.isIdentical(to: login.redirect.text) else {
      throw badCode(
        "the token request's redirect_uri is '\(text)'; the login was started with "
          + "'\(login.redirect.text)'")
    }
  }

  private func checkVerifier(
    _ form: Parameters, _ login: AuthorizationRequest, _ circumstances: Circumstances
  ) throws(Refusal) {
    guard let verifier = form.nonEmpty("code_verifier") else {
      if login.challenge != nil {
        throw badCode("the login had a code_challenge; the token request has no code_verifier")
      }
      return
    }
    guard let challenge = login.challenge else {
      throw badCode("the token request has a code_verifier; the login had no code_challenge")
    }
    guard PKCE.isVerifier(verifier) else {
      throw badCode("the code_verifier is not 43 to 128 letters, digits and -._~")
    }
    guard challenge.isSameSecret(as: PKCE.challenge(of: verifier, sha256: circumstances.sha256))
    else { throw badCode("the code_verifier does not fit the login's code_challenge") }
  }

  private mutating func refresh(
    _ form: Parameters, _ client: Client, _ circumstances: Circumstances
  ) throws(Refusal) -> Answer {
    let value = try required("refresh_token", form)
    guard let (token, grant) = ledger.token(value), token.kind == .refresh else {
      throw badRefreshToken(
        ledger.token(value) == nil
          ? "nobody was given this refresh token, or it was long ago"
          : "this is an access token; a refresh token is needed")
    }
    guard grant.clientID.isIdentical(to: client.clientID) else {
      throw badRefreshToken(
        "the refresh token belongs to the client '\(grant.clientID)', not to '\(client.clientID)'")
    }
    if token.isRotated {
      ledger.end(grant: token.grant, .refreshTokenReused)
      throw badRefreshToken(
        "the refresh token was used before; all tokens of this login are revoked")
    }
    if let ended = endingNote(token, grant, circumstances.now) {
      throw badRefreshToken("the refresh token \(ended)")
    }
    var scope = token.scope
    let asked = form.nonEmpty("scope")
    if let asked {
      guard let narrower = Scope(asked), narrower.isWithin(token.scope) else {
        throw Refusal(
          .invalidScope, "the scope is wider than the one that was granted",
          note: "the scope asked for is '\(asked)'; the login granted '\(token.scope.text)'")
      }
      scope = narrower
    }
    if settings.rotateRefreshTokens { ledger.markRotated(value) }
    return tokens(
      of: token.grant, scope: scope, asked: asked ?? token.scope.text,
      refreshScope: settings.rotateRefreshTokens ? token.scope : nil, circumstances)
  }

  /// A new access token, and a refresh token unless the old one stays (RFC 6749 §5.1).
  private mutating func tokens(
    of grant: Int, scope: Scope, asked: String?, refreshScope: Scope?,
    _ circumstances: Circumstances
  ) -> Answer {
    let now = circumstances.now
    let access = circumstances.secret()
    ledger.add(
      .access, as: access, of: grant, scope: scope, issued: now,
      lifetime: settings.accessTokenLifetime)
    var issued = [access]
    var object = JSONObject([
      "access_token": .string(access),
      "token_type": .string("Bearer"),
      "expires_in": .integer(settings.accessTokenLifetime),
    ])
    if let refreshScope {
      let refresh = circumstances.secret()
      ledger.add(
        .refresh, as: refresh, of: grant, scope: refreshScope, issued: now,
        lifetime: settings.refreshTokenLifetime)
      issued.append(refresh)
      object["refresh_token"] = .string(refresh)
    }
    if scope.text != asked ?? "" { object["scope"] = .string(scope.text) }
    return Answer(secretJSON: object, issued: issued)
  }

  private func badCode(_ note: String) -> Refusal {
    Refusal(.invalidGrant, "the code is not valid for this request", note: note)
  }

  private func badRefreshToken(_ note: String) -> Refusal {
    Refusal(.invalidGrant, "the refresh token is not valid for this request", note: note)
  }
}

extension AuthorizationServer {
  /// How a token that is known ended, after "the token"; `nil` while it can be used.
  func endingNote(_ token: Ledger.Token, _ grant: Ledger.Grant, _ now: Int) -> String? {
    switch grant.end {
    case .codeReplayed: return "was revoked, because its code was used twice"
    case .refreshTokenReused:
      return "was revoked, because a refresh token of its login was used twice"
    case .revoked: return "was revoked by its client"
    case .byTester: return "was revoked, as the tester wanted"
    case nil: break
    }
    if token.isRevoked { return "was revoked by its client" }
    if token.isRotated { return "was replaced by another one" }
    if token.isExpiredByTester { return "has expired, as the tester wanted" }
    if token.isExpired(at: now) {
      return "is \(now - token.issued) s old, it lived \(token.expires - token.issued) s"
    }
    return nil
  }
}
