import FlowSyntax
package import WebSyntax

/// What the server answers, and what a program that plays the customer wants to know about it.
package struct Answer: Hashable, Sendable {
  /// A page as facts, for a customer who has no browser.
  package enum Page: Hashable, Sendable {
    /// Posting `fields` to `action` with `user`, or `username` and `password`, logs in; with
    /// `decision=deny` it cancels.
    case login(fields: Parameters, action: String, problem: String?)
    /// Posting `fields` to `action` with `decision=allow` or `decision=deny` ends the login.
    case consent(
      fields: Parameters, action: String, clientID: String, scope: String?, user: String)
    case error(title: String, text: String)
  }

  package var response: HTTPResponse
  package var page: Page?
  /// The whole address that takes the customer back to the client, with a code or an error.
  package var returnsTo: String?
  /// The whole address of the page that a browser would load next.
  package var continuesAt: String?
  /// Every secret that this answer made, to be masked wherever it is shown.
  package var issued: [String]
  /// Why something was refused, in a sentence for the tester that holds no secret.
  package var note: String?

  init(_ response: HTTPResponse, issued: [String] = []) {
    self.response = response
    self.issued = issued
  }

  /// What a browser would send as `Cookie` from now on.
  package var cookie: String? {
    response.headers["Set-Cookie"].flatMap { $0.split(separator: ";").first.map(String.init) }
  }
}

extension Answer {
  /// JSON that nobody may keep (RFC 6749 §5.1).
  init(secretJSON object: JSONObject, status: Int = 200, issued: [String] = []) {
    self.init(HTTPResponse(json: object, status: status), issued: issued)
    response.headers["Cache-Control"] = "no-store"
    response.headers["Pragma"] = "no-cache"
  }

  /// An error as RFC 6749 §5.2 writes it.
  init(refusing refusal: Refusal) {
    var object = JSONObject()
    object["error"] = .string(refusal.code.rawValue)
    object["error_description"] = .string(refusal.description)
    self.init(secretJSON: object, status: refusal.status)
    // RFC 9110 §15.5.2: a 401 always says how to authenticate.
    if refusal.status == 401 {
      response.headers["WWW-Authenticate"] = #"Basic realm="botflow mock", charset="UTF-8""#
    }
    note = refusal.note
  }
}

extension HTTPResponse {
  init(json object: JSONObject, status: Int = 200) {
    self.init(
      status: status,
      headers: HeaderFields([
        ("Content-Type", "application/json"), ("X-Content-Type-Options", "nosniff"),
      ]),
      body: Array(JSONValue.object(object).json.utf8))
  }

  /// 303, never 307: the form with the credentials must not travel on (RFC 9700 §4.12).
  init(seeOther location: String) {
    self.init(
      status: 303,
      headers: HeaderFields([
        ("Location", location), ("Cache-Control", "no-store"), ("Referrer-Policy", "no-referrer"),
      ]))
  }
}
