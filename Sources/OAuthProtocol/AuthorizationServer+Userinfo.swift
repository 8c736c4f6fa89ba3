import FlowSyntax
import WebSyntax

extension AuthorizationServer {
  /// The userinfo endpoint: a resource that takes bearer tokens by header only (RFC 6750 §2.1).
  func userinfo(_ request: HTTPRequest, _ circumstances: Circumstances) -> Answer {
    let headers = request.headers.all("Authorization")
    guard headers.count <= 1 else {
      return challenge(
        Refusal(.invalidRequest, "the header Authorization stands more than once"))
    }
    guard let header = headers.first else { return challenge(note: missingToken(request)) }
    let words = header.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
    guard words.first?.lowercased() == "bearer" else {
      return challenge(note: "the header Authorization is not of the scheme Bearer")
    }
    let value = words.count == 2 ? String(words[1].drop { $0 == " " }) : ""
    guard !value.isEmpty, value.utf8.allSatisfy(isTokenCharacter) else {
      return challenge(
        Refusal(.invalidRequest, "the header Authorization has no well-formed token after Bearer"))
    }
    guard let (token, grant) = ledger.usable(value, .access, at: circumstances.now) else {
      return challenge(
        Refusal(
          .invalidToken, status: 401, "the access token is not valid",
          note: uselessToken(value, circumstances.now)))
    }
    guard let user = settings.user(grant.username) else {
      preconditionFailure("token \(token.kind) was granted by a user of the settings")
    }
    var claims = user.claims
    claims["sub"] = .string(user.subject)
    return Answer(secretJSON: claims)
  }

  private func missingToken(_ request: HTTPRequest) -> String {
    let places = [("query", request.query), ("body", Parameters(encoded: request.text))]
    if let place = places.first(where: { $0.1["access_token"] != nil })?.0 {
      return "the access token came in the \(place); it belongs in the header Authorization"
    }
    return "the request has no header Authorization"
  }

  private func uselessToken(_ value: String, _ now: Int) -> String {
    guard let (token, grant) = ledger.token(value) else {
      return "nobody was given this access token, or it was long ago"
    }
    guard token.kind == .access else { return "this is a refresh token; an access token is needed" }
    return "the access token \(endingNote(token, grant, now) ?? "cannot be used")"
  }

  /// No error code where no token came (RFC 6750 §3.1).
  private func challenge(note: String) -> Answer {
    var answer = Answer(secretJSON: JSONObject(), status: 401)
    answer.response.body = []
    answer.response.headers["Content-Type"] = nil
    answer.response.headers["WWW-Authenticate"] = #"Bearer realm="botflow mock""#
    answer.note = note
    return answer
  }

  private func challenge(_ refusal: Refusal) -> Answer {
    var answer = Answer(refusing: refusal)
    answer.response.headers["WWW-Authenticate"] =
      #"Bearer realm="botflow mock", error="\#(refusal.code.rawValue)", "#
      + #"error_description="\#(refusal.description)""#
    return answer
  }

  /// RFC 6750 §2.1, `b64token`.
  private func isTokenCharacter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "-._~+/=".utf8.contains(byte)
    }
  }
}
