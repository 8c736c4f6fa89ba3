import FlowSyntax
import WebSyntax

extension AuthorizationServer {
  /// The revocation endpoint (RFC 7009). The hint is only a hint, and is not needed here.
  mutating func revoke(_ request: HTTPRequest) -> Answer {
    do throws(Refusal) {
      let form = try FormBody.parameters(of: request)
      let client = try ClientAuthentication(settings: settings).client(of: request, form)
      let value = try required("token", form)
      if let (token, grant) = ledger.token(value) {
        guard grant.clientID.isIdentical(to: client.clientID) else {
          throw Refusal(
            .invalidGrant, "the token was issued to another client",
            note: "the token belongs to the client '\(grant.clientID)', "
              + "not to '\(client.clientID)'")
        }
        switch token.kind {
        case .access: ledger.revoke(token: value)
        case .refresh: ledger.end(grant: token.grant, .revoked)
        }
      }
      var answer = Answer(HTTPResponse(status: 200))
      answer.response.headers["Cache-Control"] = "no-store"
      return answer
    } catch {
      return Answer(refusing: error)
    }
  }

  /// The introspection endpoint (RFC 7662), for clients that can prove who they are.
  func introspect(_ request: HTTPRequest, _ circumstances: Circumstances) -> Answer {
    do throws(Refusal) {
      let form = try FormBody.parameters(of: request)
      let client = try ClientAuthentication(settings: settings).client(of: request, form)
      guard client.clientSecret != nil else {
        throw Refusal(
          .invalidClient, status: 401, "a public client may not introspect tokens",
          note: "the client '\(client.clientID)' is public; introspection needs one with a secret")
      }
      let value = try required("token", form)
      return Answer(secretJSON: description(of: value, at: circumstances.now))
    } catch {
      return Answer(refusing: error)
    }
  }

  /// Nothing but `active` about a token that cannot be used (RFC 7662 §2.2).
  private func description(of value: String, at now: Int) -> JSONObject {
    guard
      let (token, grant) = ledger.usable(value, .access, at: now)
        ?? ledger.usable(value, .refresh, at: now)
    else { return JSONObject(["active": .bool(false)]) }
    var object = JSONObject(["active": .bool(true)])
    if !token.scope.tokens.isEmpty { object["scope"] = .string(token.scope.text) }
    object["client_id"] = .string(grant.clientID)
    object["username"] = .string(grant.username)
    if token.kind == .access { object["token_type"] = .string("Bearer") }
    object["exp"] = .integer(token.expires)
    object["iat"] = .integer(token.issued)
    object["sub"] = .string(settings.user(grant.username)?.subject ?? grant.username)
    object["iss"] = .string(settings.issuer)
    return object
  }
}
