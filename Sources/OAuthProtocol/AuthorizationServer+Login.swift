import WebSyntax

extension AuthorizationServer {
  /// Takes the login page's forms: a user's button, user name and password, or the way out.
  mutating func logIn(_ request: HTTPRequest, _ circumstances: Circumstances) -> Answer {
    let form: Parameters
    switch submitted(request, circumstances) {
    case .refused(let answer): return answer
    case .form(let found): form = found
    }
    let id = form["transaction"] ?? ""
    guard let transaction = transactions[id] else { return gone(circumstances) }
    if form["decision"] == "deny" { return deny(id, transaction) }
    guard let user = authenticated(form) else {
      return wrongLogin(id, transaction, circumstances)
    }
    transactions[id]?.username = user.username
    let place = "?transaction=\(id)"
    var answer = Answer(HTTPResponse(seeOther: EndpointAddresses.consentPath + place))
    answer.continuesAt = addresses.consent + place
    return answer
  }

  /// The consent page, and what the customer decides on it.
  mutating func decide(_ request: HTTPRequest, _ circumstances: Circumstances) -> Answer {
    let form: Parameters
    if request.method == "GET" {
      form = request.query
      if let refusal = foreign(form, request, checksCSRF: false, circumstances) { return refusal }
    } else {
      switch submitted(request, circumstances) {
      case .refused(let answer): return answer
      case .form(let found): form = found
      }
    }
    let id = form["transaction"] ?? ""
    guard let transaction = transactions[id] else { return gone(circumstances) }
    guard let username = transaction.username else {
      return loginPage(id, transaction, problem: "Please log in first.", status: 401, circumstances)
    }
    if request.method == "GET" {
      return consentPage(id, transaction, username, circumstances)
    }
    switch form["decision"] {
    case "allow": return allow(id, transaction, username, circumstances)
    case "deny": return deny(id, transaction)
    default:
      let text = "The form has no decision; it must be allow or deny."
      return errorPage(400, "Nothing was decided", text, circumstances)
    }
  }

  private enum Submission {
    case form(Parameters)
    case refused(Answer)
  }

  /// A form of one of our pages, sent by the browser that the page was made for.
  private func submitted(_ request: HTTPRequest, _ circumstances: Circumstances) -> Submission {
    do throws(Refusal) {
      let form = try FormBody.parameters(of: request)
      if let refusal = foreign(form, request, checksCSRF: true, circumstances) {
        return .refused(refusal)
      }
      return .form(form)
    } catch {
      return .refused(errorPage(400, "This form cannot be read", error.note, circumstances))
    }
  }

  /// The refusal of a page or form that belongs to no login, or to somebody else's.
  private func foreign(
    _ form: Parameters, _ request: HTTPRequest, checksCSRF: Bool, _ circumstances: Circumstances
  ) -> Answer? {
    guard let transaction = transactions[form["transaction"] ?? ""],
      !transaction.isOver(at: circumstances.now)
    else { return gone(circumstances) }
    guard BrowserCookie.values(in: request).contains(where: transaction.cookie.isSameSecret)
    else {
      let text = "It was started in another browser, or this one keeps no cookies."
      return errorPage(403, "This login is not yours", text, circumstances)
    }
    if checksCSRF, !transaction.csrf.isSameSecret(as: form["csrf"] ?? "") {
      let text = "It did not come from the page that this server showed."
      return errorPage(403, "This form is not ours", text, circumstances)
    }
    return nil
  }

  private func authenticated(_ form: Parameters) -> User? {
    if let name = form.nonEmpty("user") { return settings.user(name) }
    guard let user = settings.user(form["username"] ?? ""),
      user.password.isSameSecret(as: form["password"] ?? "")
    else { return nil }
    return user
  }

  private mutating func wrongLogin(
    _ id: String, _ transaction: Transaction, _ circumstances: Circumstances
  ) -> Answer {
    var counted = transaction
    counted.wrongLogins += 1
    guard counted.wrongLogins < Transaction.wrongLoginsAllowed else {
      transactions[id] = nil
      let text = "The login was wrong \(counted.wrongLogins) times. Please start again."
      return errorPage(403, "Too many attempts", text, circumstances)
    }
    transactions[id] = counted
    let problem = "This user name and password do not belong together."
    var answer = loginPage(id, counted, problem: problem, status: 401, circumstances)
    answer.note = "the login failed: no user has this name and password"
    return answer
  }

  private mutating func allow(
    _ id: String, _ transaction: Transaction, _ username: String, _ circumstances: Circumstances
  ) -> Answer {
    transactions[id] = nil
    let code = circumstances.secret()
    ledger.add(
      Ledger.Code(
        login: transaction.request, username: username, issued: circumstances.now,
        lifetime: settings.codeLifetime),
      as: code)
    var answer = goBack(to: transaction.request, with: [("code", code)])
    answer.issued = [code]
    return answer
  }

  private mutating func deny(_ id: String, _ transaction: Transaction) -> Answer {
    transactions[id] = nil
    return goBack(
      to: transaction.request,
      refusing: Refusal(.accessDenied, "the customer said no"))
  }

  private func gone(_ circumstances: Circumstances) -> Answer {
    let text = "It has ended, or took longer than ten minutes. Please start again."
    return errorPage(400, "This login is over", text, circumstances)
  }
}
