/// The codes and tokens that were given out, and what became of them.
struct Ledger: Hashable, Sendable {
  /// What a customer allowed a client once; all tokens that come of it are one family.
  struct Grant: Hashable, Sendable {
    enum End: Hashable, Sendable { case codeReplayed, refreshTokenReused, revoked, byTester }

    let clientID: String
    let username: String
    let scope: Scope
    /// When the last of its tokens is past its time.
    fileprivate var liveUntil: Int
    fileprivate(set) var end: End?
  }

  /// An authorization code. Fresh, then spent by the grant it made; a replay ends that grant.
  struct Code: Hashable, Sendable {
    let login: AuthorizationRequest
    let username: String
    let issued: Int
    let lifetime: Int
    fileprivate(set) var grant: Int?
    fileprivate(set) var isExpiredByTester = false

    init(login: AuthorizationRequest, username: String, issued: Int, lifetime: Int) {
      self.login = login
      self.username = username
      self.issued = issued
      self.lifetime = lifetime
    }

    func isExpired(at now: Int) -> Bool {
      isExpiredByTester || now >= issued.later(by: lifetime)
    }
  }

  struct Token: Hashable, Sendable {
    enum Kind: Hashable, Sendable { case access, refresh }

    let kind: Kind
    let grant: Int
    let scope: Scope
    let issued: Int
    let expires: Int
    fileprivate(set) var isRotated = false
    fileprivate(set) var isRevoked = false
    fileprivate(set) var isExpiredByTester = false

    func isExpired(at now: Int) -> Bool {
      isExpiredByTester || now >= expires
    }
  }

  /// How long, in seconds, what is past its time is remembered, so that a refusal can name the age.
  private static let memory = 600

  private var codes: [String: Code] = [:]
  private var grants: [Int: Grant] = [:]
  private var tokens: [String: Token] = [:]
  private var grantsMade = 0
  private var lastSweep = 0

  /// How many entries are held, of all kinds.
  var count: Int { codes.count + grants.count + tokens.count }

  func code(_ value: String) -> Code? { codes[value] }

  func token(_ value: String) -> (token: Token, grant: Grant)? {
    guard let token = tokens[value], let grant = grants[token.grant] else { return nil }
    return (token, grant)
  }

  /// As `token`, if it is of that kind and can still be used.
  func usable(_ value: String, _ kind: Token.Kind, at now: Int) -> (token: Token, grant: Grant)? {
    guard let found = token(value), found.token.kind == kind, !found.token.isRevoked,
      !found.token.isRotated, found.grant.end == nil, !found.token.isExpired(at: now)
    else { return nil }
    return found
  }

  mutating func add(_ code: Code, as value: String) {
    sweep(at: code.issued)
    codes[value] = code
  }

  /// Makes a grant of a code, which is spent by it.
  mutating func spend(_ value: String, at now: Int) -> Int? {
    guard let code = codes[value] else { return nil }
    sweep(at: now)
    grantsMade += 1
    codes[value]?.grant = grantsMade
    grants[grantsMade] = Grant(
      clientID: code.login.clientID, username: code.username, scope: code.login.scope,
      liveUntil: now)
    return grantsMade
  }

  mutating func add(
    _ kind: Token.Kind, as value: String, of grant: Int, scope: Scope, issued: Int, lifetime: Int
  ) {
    sweep(at: issued)
    let expires = issued.later(by: lifetime)
    tokens[value] = Token(kind: kind, grant: grant, scope: scope, issued: issued, expires: expires)
    if let known = grants[grant]?.liveUntil, known < expires { grants[grant]?.liveUntil = expires }
  }

  mutating func markRotated(_ value: String) {
    tokens[value]?.isRotated = true
  }

  mutating func revoke(token value: String) {
    tokens[value]?.isRevoked = true
  }

  mutating func end(grant: Int, _ reason: Grant.End) {
    if grants[grant]?.end == nil { grants[grant]?.end = reason }
  }

  mutating func expireCodes() {
    for value in codes.keys { codes[value]?.isExpiredByTester = true }
  }

  mutating func expireAccessTokens() {
    for (value, token) in tokens where token.kind == .access {
      tokens[value]?.isExpiredByTester = true
    }
  }

  /// Forgets what was given to clients or customers for whom `isKept` says no.
  mutating func keepOnly(_ isKept: (_ clientID: String, _ username: String) -> Bool) {
    codes = codes.filter { isKept($0.value.login.clientID, $0.value.username) }
    grants = grants.filter { isKept($0.value.clientID, $0.value.username) }
    tokens = tokens.filter { grants[$0.value.grant] != nil }
  }

  mutating func revokeEverything() {
    for grant in grants.keys { end(grant: grant, .byTester) }
  }

  /// A spent code stays as long as its grant, so that a replay is seen. Looking through everything
  /// once a minute is enough, and keeps a long run linear.
  private mutating func sweep(at now: Int) {
    guard now < lastSweep || now >= lastSweep.later(by: 60) else { return }
    lastSweep = now
    grants = grants.filter { now < $0.value.liveUntil.later(by: Ledger.memory) }
    tokens = tokens.filter {
      grants[$0.value.grant] != nil && now < $0.value.expires.later(by: Ledger.memory)
    }
    codes = codes.filter { _, code in
      if let grant = code.grant { return grants[grant] != nil }
      return now < code.issued.later(by: code.lifetime).later(by: Ledger.memory)
    }
  }
}
