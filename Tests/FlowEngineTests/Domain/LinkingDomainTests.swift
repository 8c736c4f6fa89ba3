import FlowEngine
import FlowModel
import FlowSyntax
import Testing
import WebSyntax

@Suite struct `8 Account linking` {
  static let oauth = "https://login.example/?response_type=code&client_id=c&state={sessionId}"
  static let own =
    #"{"display":"Log in","buttonType":"Account Link","#
    + #""loginPageUrl":"https://own.example/page?a=1","backEndInstance":"back"}"#

  static func flow(_ defaults: String = "", button: String = Write.link(oauth)) -> String {
    Write.flow(
      Write.message("Log in", #""whenWeReceive":["start","sign in"]"#, buttons: button),
      Write.message(
        "Mine", #""whenWeReceive":["mine"]"#,
        advanced: #""requiresAccountLinking":true,"goHereIfNotLoggedIn":"Log in""#),
      Write.message("After"), Write.message("Bye"),
      Write.message("Menu", #""whenWeReceive":["menu"]"#, buttons: Write.unlink),
      Write.question("Size", #""answerFormat":"Any""#, #""whenWeReceive":["size"]"#),
      top: #""defaults":{\#(defaults)}"#)
  }

  static func pressed(
    _ defaults: String = "", on channel: Channel = .webClient, button: String = Write.link(oauth)
  ) throws -> Conversation {
    var bot = try Conversation(flow(defaults, button: button), on: channel)
    try bot.play(.opened(text: nil))
    try bot.press(1)
    return bot
  }

  static let returns: [(Channel, LoginReturn, String)] = [
    (.webClient, .redirect(Parameters(encoded: "code=v&state=S1")), "authCode"),
    (.facebook, .messenger(authorizationCode: "v"), "authCode"),
    (.appleBusinessChat, .device(accessToken: "v"), "accessToken"),
  ]

  @Test func `8.1 trigger words let the customer log in at any time [C-linkint]`() throws {
    var bot = try Conversation(Self.flow())
    try bot.say("menu")
    try bot.say("sign in")
    #expect(bot.shown == ["Log in"])
  }

  @Test func `8.1 what requires account linking prompts who has not logged in [C-linkint]`() throws
  {
    var bot = try Self.pressed()
    try bot.say("mine")
    #expect(bot.texts == ["Log in"] && bot.hops.last?.reason == .notLoggedIn)
    try bot.redirect("code=v&state=S1")
    try bot.say("mine")
    #expect(bot.texts == ["Mine"])
  }

  @Test(arguments: returns.indices)
  func `8.1 After login runs after a link on each channel [C-linkint] [C-defaults]`(_ place: Int)
    throws
  {
    let (channel, back, name) = Self.returns[place]
    var bot = try Self.pressed(#""afterLogin":"After""#, on: channel)
    try bot.play(.loginReturned(back))
    #expect(bot.texts == ["After"] && bot.hops.map(\.reason) == [.afterLogin])
    #expect(bot[name] == #""v""#)
  }

  @Test func `8.1 After logout runs after an unlink [C-linkint] [C-defaults]`() throws {
    var bot = try Conversation(Self.flow(#""afterLogout":"Bye""#))
    try bot.say("menu")
    try bot.press(1)
    #expect(bot.texts == ["Bye"] && bot.hops.map(\.reason) == [.afterLogout])
  }

  @Test func `8.1 the login prompt's own guard does not hide it [C-linkwf] [C-linkabc]`() throws {
    var bot = try Conversation(
      Write.flow(
        Write.message(
          "Log in", Write.start, buttons: Write.link(),
          advanced: #""requiresAccountLinking":true,"goHereIfNotLoggedIn":"Log in""#)))
    try bot.play(.opened(text: nil))
    #expect(bot.shown == ["Log in"] && bot.stops.isEmpty)
  }

  @Test func `8.2 one's own page is called with redirect_uri and instance [C-webpage]`() throws {
    var bot = try Self.pressed(button: Self.own)
    let page = try #require(bot.loginPages.first)
    let parameters = try #require(WebAddress(page.url)).parameters
    #expect(parameters["a"] == "1" && parameters["instance"] == "back" && !page.isOAuth)
    let back = try #require(parameters["redirect_uri"])
    #expect(back.hasPrefix("https://bot.example/back"))
    try bot.play(
      .loginReturned(
        .redirect(Parameters([("redirect_uri", back + "&authorization_code=v")]))))
    #expect(bot["authCode"] == #""v""#)
  }

  @Test func `8.2 an OAuth page is called as it is written, with the session as state [C-query]`()
    throws
  {
    let bot = try Self.pressed()
    #expect(
      bot.loginPages.map(\.url)
        == ["https://login.example/?response_type=code&client_id=c&state=S1"])
    #expect(bot.loginPages.map(\.isOAuth) == [true])
  }

  @Test func `8.2 a code with pipe signs is in authCodeParts [C-authcode]`() throws {
    var bot = try Self.pressed()
    try bot.redirect("code=a%7Cb&state=S1")
    #expect(bot["authCodeParts"] == #"["a","b"]"# && bot["authCode"] == nil)
  }

  @Test func `8.3 on Apple a token comes and never a code [C-linkabc] [seed]`() throws {
    var bot = try Self.pressed(on: .appleBusinessChat)
    try bot.play(.loginReturned(.device(accessToken: "t")))
    #expect(bot["accessToken"] == #""t""# && bot["authCode"] == nil && bot["authCodeParts"] == nil)
    try bot.say("mine")
    #expect(bot.texts == ["Mine"] && bot.hops.map(\.reason) == [.trigger("mine", word: "mine")])
  }

  @Test func `8.3 on Apple the login page URL must be well-formed all the same [C-linkint]`() throws
  {
    var bot = try Self.pressed(on: .appleBusinessChat, button: Write.link("no address"))
    #expect(bot.loginPages.isEmpty && bot.notes == [.loginPageUnusable(0, "no address")])
    #expect(throws: Rejection.noPendingLogin) {
      try bot.take(.loginReturned(.device(accessToken: "t")))
    }
  }

  @Test func `8.5 the code goes into the body, and stays after the exchange [C-authcode] [seed]`()
    throws
  {
    var bot = try Conversation(
      Write.flow(
        Write.message("Log in", Write.start, buttons: Write.link(Self.oauth)),
        Write.rest(
          "Get Access Token",
          #""body":{"code":"{{authCode}}"},"variableName":"accessToken","#
            + #""setDataFromResponse":"access_token""#, #""next":"Get user info""#, method: "POST"),
        Write.rest("Get user info", #""authorization":"Bearer {accessToken}""#),
        top: #""defaults":{"afterLogin":"Get Access Token"}"#))
    try bot.play(.opened(text: nil))
    try bot.press(1)
    try bot.redirect("code=v&state=S1")
    let body = try #require(bot.requests.first).request.body
    #expect(String(decoding: body, as: UTF8.self) == #"{"code":"v"}"#)
    try bot.answer(#"{"access_token":"t"}"#)
    #expect(bot.requests.map { $0.request.headers["Authorization"] } == ["Bearer t"])
    #expect(bot["authCode"] == #""v""# && bot["accessToken"] == #""t""#)
  }

  @Test func `8.6 the guard is tested when the interaction is about to run [C-linkint] [seed]`()
    throws
  {
    var bot = try Conversation(Self.flow())
    try bot.take(.said("mine"))
    #expect(bot.session.target == bot.index("Mine"))
    try bot.take(.assigned("accessToken", .string("t")))
    try bot.goOn()
    #expect(bot.texts == ["Mine"])
  }

  @Test func `8.8 an unlink forgets the code and all that was fetched or typed [C-btn] [M-btn]`()
    throws
  {
    var bot = try Self.pressed()
    try bot.redirect("code=v&state=S1")
    try bot.take(.assigned("accessToken", .string("t")))
    try bot.say("size")
    try bot.say("big")
    #expect(bot["size"] == #""big""#)
    try bot.say("menu")
    try bot.press(1)
    for name in ["authCode", "accessToken", "size"] { #expect(bot[name] == nil) }
    try bot.say("mine")
    #expect(bot.texts == ["Log in"])
  }
}
