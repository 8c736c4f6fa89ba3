extension ObjectWords {
  /// The mock file.
  static let mock: [ObjectWords] = [
    ObjectWords(
      "a mock file",
      [
        .init("$schema", "the address of a schema, for editors; botflow does not look at it"),
        .init("users", "who can log in", or: "one user, `ada`"),
        .init("oauth", "where the OAuth server is and how strict it is"),
        .init(
          "responses",
          """
          what other addresses answer; an address that nothing answers makes the request fail, and \
          the simulator shows the entry to add
          """),
        .init(
          "scenarios",
          """
          faults of the OAuth server that are there from the start, by the names that `/scenario` \
          lists; `NAME SECONDS` for `slow`
          """),
      ]),
    ObjectWords(
      "a user",
      [
        .init("username", "what is typed on the login page, and behind `/login`"),
        .init("password", "the password that goes with it"),
        .init("claims", "what the user info address tells about this person"),
      ]),
    ObjectWords(
      "the OAuth server",
      [
        .init("issuer", "the server's own name", or: "scheme and host of the login page"),
        .init("authorizationEndpoint", "the login page", or: "the Account Link button's address"),
        .init(
          "tokenEndpoint",
          """
          where a code is exchanged for a token
          """, or: "the address of the action with `grant_type`"),
        .init("userinfoEndpoint", "where the user's claims are"),
        .init("revocationEndpoint", "where a token is given back"),
        .init("introspectionEndpoint", "where a token is asked about"),
        .init("clients", "who may ask for logins", or: "one, as the login URL names it"),
        .init("requirePkce", "that a login without a PKCE challenge is refused", or: "`false`"),
        .init(
          "acceptJSON",
          """
          that a token request may be JSON, which the standard does not know but some servers take
          """, or: "`false`"),
        .init("accessTokenLifetime", "seconds that an access token lives", or: "`3600`"),
        .init("codeLifetime", "seconds that an authorization code lives", or: "`60`"),
        .init(
          "rotateRefreshTokens",
          """
          that a refresh token works once and brings a new one
          """, or: "`true`"),
      ]),
    ObjectWords(
      "a client",
      [
        .init("clientId", "the id; the first client's is the variable `clientId`"),
        .init(
          "clientSecret",
          """
          the secret that a token request has to bring; without one the client is public and \
          brings none
          """),
        .init(
          "redirectUris",
          """
          where its logins may come back to, beside the addresses of the simulated channels
          """),
        .init(
          "public",
          """
          a note whether the client is public; what counts is `clientSecret`
          """, or: "`true`"),
      ]),
    ObjectWords(
      "a response",
      [
        .init("name", "what it is called, for you"),
        .init("method", "the method it answers", or: "`\"GET\"`"),
        .init("url", "the address it answers"),
        .init(
          "requiresBearer",
          """
          that it only answers with a living access token of the mock
          """, or: "`false`"),
        .init("status", "the status of the answer", or: "`200`"),
        .init("headers", "its headers, by name"),
        .init("body", "its body: a text as it is, anything else as JSON"),
        .init(
          "delay",
          """
          seconds of simulated time until it comes; longer than the action's `timeout`, and the \
          request fails
          """, or: "`0`"),
        .init("times", "how many requests it answers; then the next entry that fits", or: "always"),
      ]),
  ]
}
