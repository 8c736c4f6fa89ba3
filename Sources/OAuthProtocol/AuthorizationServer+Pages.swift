import WebSyntax

extension AuthorizationServer {
  func loginPage(
    _ id: String, _ transaction: Transaction, problem: String?, status: Int,
    _ circumstances: Circumstances
  ) -> Answer {
    let fields = hiddenFields(id, transaction)
    let markup = PageMarkup.login(
      fields: fields, clientID: transaction.request.clientID, users: settings.users,
      problem: problem)
    return answer(
      markup, .login(fields: fields, action: addresses.login, problem: problem), status,
      circumstances)
  }

  func consentPage(
    _ id: String, _ transaction: Transaction, _ username: String, _ circumstances: Circumstances
  ) -> Answer {
    let fields = hiddenFields(id, transaction)
    let request = transaction.request
    let scope = request.scope.tokens.isEmpty ? nil : request.scope.text
    let name = settings.user(username)?.displayName ?? username
    let markup = PageMarkup.consent(
      fields: fields, clientID: request.clientID, scope: request.scope, user: name)
    let page = Answer.Page.consent(
      fields: fields, action: addresses.consent, clientID: request.clientID, scope: scope,
      user: name)
    return answer(markup, page, 200, circumstances)
  }

  func errorPage(
    _ status: Int, _ title: String, _ text: String, _ circumstances: Circumstances
  ) -> Answer {
    let markup = PageMarkup.error(title: title, text: text)
    var answer = answer(markup, .error(title: title, text: text), status, circumstances)
    answer.note = text
    return answer
  }

  private func hiddenFields(_ id: String, _ transaction: Transaction) -> Parameters {
    Parameters([("transaction", id), ("csrf", transaction.csrf)])
  }

  private func answer(
    _ markup: String, _ page: Answer.Page, _ status: Int, _ circumstances: Circumstances
  ) -> Answer {
    let style = Base64.encode(circumstances.sha256(Array(PageMarkup.style.utf8)))
    // No form-action: browsers hold the redirect that follows the form to it too.
    let policy =
      "default-src 'none'; style-src 'sha256-\(style)'; base-uri 'none'; frame-ancestors 'none'"
    var answer = Answer(
      HTTPResponse(
        status: status,
        headers: HeaderFields([
          ("Content-Type", "text/html; charset=utf-8"),
          ("Content-Security-Policy", policy),
          ("X-Frame-Options", "DENY"),
          ("X-Content-Type-Options", "nosniff"),
          ("Referrer-Policy", "no-referrer"),
          ("Cache-Control", "no-store"),
        ]),
        body: Array(markup.utf8)))
    answer.page = page
    return answer
  }
}
