import FlowModel
import OAuthProtocol
import WebSyntax

/// What the customer whom the simulator plays does at the login page.
package enum LoginDecision: Hashable, Sendable {
  case logIn(user: String)
  case deny
}

/// Goes through the mock's pages as a browser would: forms, redirects, a cookie.
struct Customer {
  enum Outcome {
    /// The address that leads back to the client.
    case returned(String)
    /// A page that is the end of the way.
    case stuck(String)
  }

  var cookie: String?
  private(set) var issued: [String] = []
  /// What the server has to say about a refusal.
  private(set) var note: String?

  /// Goes the way from the login page's address, with whatever is to go wrong on it.
  mutating func visit(
    _ url: String, _ decision: LoginDecision, _ outside: inout MockOutside, at now: Int,
    _ randomness: inout Randomness
  ) -> Outcome {
    let decision = outside.take(.loginFails) ? .logIn(user: "") : decision
    let end = walk(url, decision, &outside, at: now, &randomness)
    guard case .returned(let address) = end else { return end }
    return .returned(outside.altered(address))
  }

  private mutating func walk(
    _ url: String, _ decision: LoginDecision, _ outside: inout MockOutside, at now: Int,
    _ randomness: inout Randomness
  ) -> Outcome {
    var request = HTTPRequest(method: "GET", url: url)
    // Login page, consent page, and the answers to their forms: never more.
    for _ in 0..<6 {
      guard let role = outside.server?.role(of: request.url) else {
        return .stuck("the mock has no page at \(request.url)")
      }
      if let cookie { request.headers["Cookie"] = cookie }
      guard let answer = outside.ask(request, as: role, at: now, &randomness) else {
        return .stuck("there is no OAuth server")
      }
      issued += answer.issued
      note = answer.note ?? note
      cookie = answer.cookie ?? cookie
      if let address = answer.returnsTo { return .returned(address) }
      if let next = answer.continuesAt {
        request = HTTPRequest(method: "GET", url: next)
        continue
      }
      switch answer.page {
      case .login(let fields, let action, _):
        request = form(fields, to: action, decision.login)
      case .consent(let fields, let action, _, _, _):
        request = form(fields, to: action, ("decision", "allow"))
      case .error(let title, let text)?: return .stuck("\(title): \(answer.note ?? text)")
      case nil: return .stuck("the page cannot be read")
      }
    }
    return .stuck("the login page goes round in circles")
  }

  private func form(
    _ fields: Parameters, to action: String, _ choice: (String, String)
  ) -> HTTPRequest {
    var fields = fields
    fields.append(choice.0, choice.1)
    return HTTPRequest(
      method: "POST", url: action,
      headers: HeaderFields([("Content-Type", "application/x-www-form-urlencoded")]),
      body: Array(fields.encoded.utf8))
  }
}

extension LoginDecision {
  fileprivate var login: (String, String) {
    switch self {
    case .logIn(let user): ("user", user)
    case .deny: ("decision", "deny")
    }
  }
}

extension MockOutside {
  /// Where a login comes back to, if what it brings is to be lost or changed on the way.
  fileprivate mutating func altered(_ address: String) -> String {
    let (losesState, changesIssuer) = (take(.missingState), take(.wrongIssuer))
    guard losesState || changesIssuer, let url = WebAddress(address) else { return address }
    var parameters = url.parameters
    if losesState { parameters.pairs.removeAll { $0.name == "state" } }
    if changesIssuer {
      for place in parameters.pairs.indices where parameters.pairs[place].name == "iss" {
        parameters.pairs[place].value = "https://another-issuer.example"
      }
    }
    return "\(url.withoutQuery)?\(parameters.encoded)"
  }
}
