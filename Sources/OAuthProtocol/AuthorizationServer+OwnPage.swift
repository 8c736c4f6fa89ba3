extension AuthorizationServer {
  /// A code for a login page that is not this server's: the page of the bot's owner checks the
  /// credentials itself and hands over a code of the back end behind it [C-webpage].
  package mutating func issueCode(
    to username: String, redirectURI: String, under circumstances: Circumstances
  ) -> String? {
    guard settings.user(username) != nil, let client = settings.clients.first,
      let redirect = RedirectURI(redirectURI)
    else { return nil }
    let code = circumstances.secret()
    ledger.add(
      Ledger.Code(
        login: AuthorizationRequest(
          clientID: client.clientID, redirect: redirect, namesRedirect: false),
        username: username, issued: circumstances.now, lifetime: settings.codeLifetime),
      as: code)
    return code
  }
}
