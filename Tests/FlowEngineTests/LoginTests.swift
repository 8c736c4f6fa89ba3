import FlowEngine
import FlowModel
import FlowSyntax
import Testing
import WebSyntax

@Suite struct `Account linking` {
  static let oauth =
    "https://login.example/?response_type=code&state={sessionId}&c={pkceChallenge}&r={redirectUri}"

  static func flow(_ defaults: String = "", url: String = oauth, next: String = "") -> String {
    Write.flow(
      Write.message("Prompt", #""whenWeReceive":["start"]"#, buttons: Write.link(url)),
      Write.message("In", #""sendToUser":"{authCode}{authCodeParts}{accessToken}""#),
      Write.message("Failed"),
      Write.rest("Fetch", #""variableName":"x""#, #""whenWeReceive":["fetch"],"next":"Menu""#),
      Write.message(
        "Menu",
        buttons: [Write.postback("Again", "fetch"), Write.link(url), Write.unlink]
          .joined(separator: ",")),
      Write.message("Out"), Write.message("Hi", #""whenWeReceive":["hi"]"#),
      top: #""globals":{"shop":"a"},"defaults":{\#(defaults)}"#)
  }

  static let both = #""afterLogin":"In","afterLoginFailed":"Failed","afterLogout":"Out""#

  static func pressed(
    _ defaults: String = both, on channel: Channel = .webClient, url: String = oauth
  ) throws -> Conversation {
    var bot = try Conversation(flow(defaults, url: url), on: channel)
    try bot.play(.opened(text: nil))
    try bot.press(1)
    return bot
  }

  @Test func `opens the login page with what is fresh for it`() throws {
    let bot = try Self.pressed()
    let page = try #require(bot.loginPages.first)
    #expect(
      page.url == "https://login.example/?response_type=code&state=S1&c=challenge"
        + "&r=https%3A%2F%2Fbot.example%2Fback")
    #expect(page.channel == .webClient && page.interaction == 0 && bot.effects.count == 1)
    #expect(bot["pkceVerifier"] == #""verifier""# && bot["pkceChallenge"] == #""challenge""#)
    #expect(bot.session.pendingLogin == 0 && bot.session.phase == .waiting)
  }

  @Test(arguments: [
    ("code=c1&state=S1", "authCode", #""c1""#),
    ("state=S1&code=a%7Cb%7C", "authCodeParts", #"["a","b",""]"#),
    ("state=S1&code=a%26b%20c", "authCode", #""a&b c""#),
  ])
  func `on Web Client brings a code`(_ back: String, _ name: String, _ value: String) throws {
    var bot = try Self.pressed()
    for old in ["authCode", "authCodeParts", "accessToken"] {
      try bot.take(.assigned(old, .string("old")))
    }
    try bot.redirect(back)
    for variable in ["authCode", "authCodeParts", "accessToken"] {
      #expect(bot[variable] == (variable == name ? value : nil))
    }
    #expect(bot.path == ["In"] && bot.hops.map(\.reason) == [.afterLogin])
    #expect(bot.loginEnds == [.linked(name == "authCode" ? .authCode : .authCodeParts)])
    #expect(bot.session.pendingLogin == nil)
    #expect(throws: Rejection.noPendingLogin) { try bot.redirect(back) }
  }

  @Test func `on Facebook brings a code, on Apple Business Chat a token`() throws {
    var bot = try Self.pressed(on: .facebook)
    try bot.play(.loginReturned(.messenger(authorizationCode: "a|b")))
    #expect(bot["authCodeParts"] == #"["a","b"]"# && bot["accessToken"] == nil)
    bot = try Self.pressed(on: .appleBusinessChat)
    try bot.take(.assigned("authCode", .string("old")))
    try bot.play(.loginReturned(.device(accessToken: "a|t")))
    #expect(bot["accessToken"] == #""a|t""# && bot["authCode"] == nil && bot.texts == ["a|t"])
    #expect(bot.loginEnds == [.linked(.accessToken)])
  }

  /// Where a page of the bot's owner goes: the bot's authorize endpoint, with its redirect URI.
  static func ownReturn(_ added: String, nonce: String = "nonce") -> String {
    let back = "https://bot.example/back?nonce=\(nonce)\(added)"
    return "redirect_uri=\(PercentCoding.encode(back))"
  }

  @Test func `of a page of one's own calls it with redirect_uri and instance [C-webpage]`() throws {
    let button =
      #"{"display":"In","buttonType":"Account Link","loginPageUrl":"https://own.example/p?a=1","#
      + #""backEndInstance":"https://back.example/i"}"#
    var bot = try Conversation(
      Write.flow(Write.message("A", #""whenWeReceive":["start"]"#, buttons: button)))
    try bot.play(.opened(text: nil))
    try bot.press(1)
    let url = try #require(bot.loginPages.first).url
    #expect(
      url == "https://own.example/p?a=1&redirect_uri="
        + PercentCoding.encode("https://bot.example/back?nonce=nonce")
        + "&instance=" + PercentCoding.encode("https://back.example/i"))
  }

  @Test func `of a page of one's own brings its code in the redirect URI`() throws {
    for url in ["https://own.example/", "https://own.example/?redirect_uri={redirectUri}"] {
      var bot = try Self.pressed(url: url)
      try bot.redirect(Self.ownReturn("&authorization_code=c1"))
      #expect(bot["authCode"] == #""c1""#)
      bot = try Self.pressed(url: url)
      try bot.redirect(Self.ownReturn(""))
      #expect(bot["authCode"] == nil && bot.loginEnds == [.denied(nil)])
    }
  }

  @Test(arguments: [
    ownReturn("&authorization_code=c", nonce: "other"), "authorization_code=c", "code=c&state=S1",
    "redirect_uri=nonce", ownReturn("&authorization_code=c", nonce: ""),
  ])
  func `of a page of one's own is bound by the nonce`(_ back: String) throws {
    var bot = try Self.pressed(url: "https://own.example/")
    let before = bot.session
    try bot.redirect(back)
    #expect(bot.loginEnds == [.refused(.nonceDiffers)] && bot.session == before)
  }

  @Test(arguments: [
    ("code=c", LoginEnd.Refusal.stateMissing), ("code=c&state=", .stateMissing),
    ("", .stateMissing),
    ("code=c&state=S2", .stateDiffers), ("error=access_denied&state=S2", .stateDiffers),
    ("error=access_denied", .stateMissing), ("state=S1", .nothingInIt),
    ("state=S1&code=", .nothingInIt),
    ("code=c&state=s1", .stateDiffers), ("authorization_code=c", .stateMissing),
    ("authorization_code=c&state=S2", .stateDiffers),
    ("authorization_code=c&state=S1", .nothingInIt),
  ])
  func `that is not bound to the session changes nothing`(
    _ back: String, _ refusal: LoginEnd.Refusal
  ) throws {
    var bot = try Self.pressed()
    try bot.take(.timePassed(60))
    let before = bot.session
    try bot.redirect(back)
    #expect(bot.effects == [.loginEnded(.refused(refusal))] && bot.session == before)
    try bot.redirect("code=c1&state=S1")
    #expect(bot.loginEnds == [.linked(.authCode)])
  }

  static let failures: [(LoginReturn, LoginEnd)] = [
    (.redirect(Parameters(encoded: "error=access_denied&state=S1")), .denied("access_denied")),
    (.messenger(authorizationCode: nil), .denied(nil)),
    (.messenger(authorizationCode: ""), .denied(nil)),
    (.device(accessToken: nil), .denied(nil)), (.device(accessToken: ""), .denied(nil)),
    (.abandoned, .abandoned),
  ]

  @Test(arguments: failures.indices)
  func `that fails sets nothing and follows afterLoginFailed or waits`(_ place: Int) throws {
    let (back, end) = Self.failures[place]
    for defaults in [Self.both, ""] {
      var bot = try Self.pressed(defaults)
      try bot.take(.assigned("authCode", .string("old")))
      try bot.play(.loginReturned(back))
      #expect(bot.loginEnds == [end] && bot["authCode"] == #""old""#)
      #expect(bot.path == (defaults.isEmpty ? [] : ["Failed"]))
      #expect(bot.session.pendingLogin == nil && bot.session.phase == .waiting)
      #expect(throws: Rejection.noPendingLogin) { try bot.take(.loginReturned(back)) }
    }
  }

  @Test func `without afterLogin goes on waiting`() throws {
    var bot = try Self.pressed("")
    try bot.redirect("code=c&state=S1")
    #expect(bot["authCode"] == #""c""# && bot.path == [] && bot.session.phase == .waiting)
  }

  @Test func `that nobody began is refused`() throws {
    var bot = try Conversation(Self.flow(Self.both))
    try bot.play(.opened(text: nil))
    let before = bot.session
    for (back, _) in Self.failures {
      #expect(throws: Rejection.noPendingLogin) { try bot.take(.loginReturned(back)) }
    }
    #expect(bot.session == before)
  }

  @Test func `begins anew with another press`() throws {
    var bot = try Self.pressed()
    try bot.play(
      .pressed(1, LoginMaterial(pkceVerifier: "v2", pkceChallenge: "c2", nonce: "n2")))
    #expect(bot["pkceVerifier"] == #""v2""# && bot.loginPages.count == 1)
    try bot.redirect("code=c&state=S1")
    #expect(throws: Rejection.noPendingLogin) { try bot.redirect("code=c&state=S1") }
  }

  @Test func `completes wherever the customer is`() throws {
    var bot = try Self.pressed()
    try bot.say("hi")
    #expect(bot.texts == ["Hi"] && bot.session.pendingLogin == 0)
    try bot.redirect("code=c&state=S1")
    #expect(bot.path == ["In"])
  }

  @Test func `that returns during a request is kept until it is answered`() throws {
    var bot = try Self.pressed()
    try bot.say("fetch")
    #expect(bot.session.phase == .requesting)
    try bot.redirect("code=c&state=S1")
    #expect(bot.notes == [.queued] && bot["authCode"] == nil && bot.session.phase == .requesting)
    try bot.answer("1")
    #expect(bot.texts == ["Menu", "c"] && bot.path == ["Menu", "In"])
  }

  @Test(arguments: ["{authServer}", "no address", "https:///x", "{lastSentText}://x", "{shop}://x"])
  func `needs a well-formed address`(_ url: String) throws {
    let bot = try Self.pressed(url: url)
    #expect(bot.loginPages.isEmpty && bot.session.pendingLogin == nil)
    guard case .loginPageUnusable? = bot.notes.last else {
      Issue.record("\(bot.notes)")
      return
    }
  }

  @Test func `undone forgets the session's data and keeps who and where`() throws {
    var bot = try Conversation(
      Self.flow(Self.both), values: [.clientSecret: .string("s")],
      overrides: [("shop", .string("b")), ("accessToken", .string("t")), ("own", .bool(true))])
    try bot.play(.opened(text: nil))
    let keep = ["sessionId", "user", "channel", "redirectUri", "clientId", "clientSecret", "shop"]
    let kept = keep.map { bot[$0] }
    try bot.say("fetch")
    try bot.answer(#"{"a":1}"#)
    try bot.press(2)
    try bot.take(.assigned("shop", .string("c")))
    try bot.press(3)
    #expect(bot.effects.contains(.unlinked) && bot.path == ["Out"] && bot.texts == ["Out"])
    #expect(keep.map { bot[$0] } == kept && bot["shop"] == #""b""#)
    for name in ["accessToken", "authCode", "x", "own", "lastSentText", "pkceVerifier"] {
      #expect(bot[name] == nil, "\(name)")
    }
    #expect(bot.session.pendingLogin == nil && bot.session.live == nil)
    #expect(throws: Rejection.noPendingLogin) { try bot.redirect("code=c&state=S1") }
  }

  @Test func `undone without afterLogout waits, and forgets the cache`() throws {
    var bot = try Conversation(
      Write.flow(
        Write.rest("Fetch", #""timeToLive":5"#, #""whenWeReceive":["start"],"next":"Menu""#),
        Write.message("Menu", buttons: Write.unlink)))
    try bot.play(.opened(text: nil))
    try bot.answer("1")
    try bot.press(1)
    #expect(bot.effects == [.unlinked] && bot.session.phase == .waiting)
    try bot.say("start")
    #expect(bot.requests.count == 1)
  }
}
