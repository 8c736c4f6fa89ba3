extension AuthorizationServer {
  /// This server with other settings: codes, tokens and logins under way stay valid, but for
  /// customers and clients that are not in them any more.
  package func withSettings(_ settings: Settings) -> AuthorizationServer {
    func isKnown(_ clientID: String, _ username: String?) -> Bool {
      settings.client(clientID) != nil && username.map { settings.user($0) != nil } ?? true
    }
    var server = AuthorizationServer(settings)
    server.ledger = ledger
    server.ledger.keepOnly { isKnown($0, $1) }
    server.transactions = transactions.filter {
      isKnown($0.value.request.clientID, $0.value.username)
    }
    return server
  }
}
