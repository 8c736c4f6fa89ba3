import FlowEngine
import FlowModel
import FlowSyntax
import Testing
import WebSyntax

@Suite struct `4 Set Variable` {
  static func called(_ script: String, set: [(String, JSONValue)] = []) throws -> Conversation {
    var bot = try Conversation(
      Write.flow(
        Write.script("Set", script, #""whenWeReceive":["go"],"next":"Say""#),
        Write.message("Say", #""sendToUser":"{selected_item}""#), Write.word("start"),
        Write.word("<hi> & bye")))
    for (name, value) in set { try bot.take(.assigned(name, value)) }
    try bot.play(.opened(text: nil))
    try bot.say("<hi> & bye")
    try bot.say("go")
    return bot
  }

  @Test func `4 the script gets context and user as they are [C-vars]`() throws {
    let script = "var myvariable = context.policySelected;"
    let bot = try Self.called(script, set: [("policySelected", .string("Home"))])
    let call = try #require(bot.scripts.first)
    #expect(call.source == script && call.context["policySelected"] == .string("Home"))
    #expect(call.context["lastSentText"] == .string("go"))
    #expect(call.user["first_name"] == .string("Ada"))
    #expect(call.context["user"] == nil && bot.session.phase == .scripting)
  }

  @Test func `4 what it assigns to context is set for all that follows [C-vars]`() throws {
    var bot = try Self.called("context.selected_item = context.lastSentText;")
    try bot.endScript { $0["selected_item"] = .string("go") }
    #expect(bot["selected_item"] == #""go""# && bot.texts == ["go"])
  }

  @Test func `4 it may assign lists of cards and quick replies [M-jsoncards] [C-jsonqr]`() throws {
    var bot = try Conversation(
      Write.flow(
        Write.script("Set", "context.tags = [];", Write.start + #","next":"Pick""#),
        Write.question("Pick", #""answerFormat":"Custom","variableHoldingTags":"tags""#)))
    try bot.play(.opened(text: nil))
    let tags = try json(#"[{"content_type":"text","title":"Tea"}]"#)
    try bot.endScript { $0["tags"] = tags }
    #expect(bot.shown == ["Tea"])
  }

  @Test func `4 what it changes in user is kept [C-vars]`() throws {
    var bot = try Self.called("user.vip = true")
    try bot.play(
      .scriptEnded(.finished(context: JSONObject(), user: try json(#"{"vip":true}"#))))
    #expect(bot["user"] == #"{"vip":true}"#)
  }

  @Test func `4 system.getChatHistory is an HTML transcript of the session [C-restex]`() throws {
    let bot = try Self.called("context.h = system.getChatHistory()")
    #expect(
      bot.scripts.first?.chatHistory == """
        <p><b>Bot:</b> start</p>
        <p><b>Customer:</b> &lt;hi&gt; &amp; bye</p>
        <p><b>Bot:</b> &lt;hi&gt; &amp; bye</p>
        <p><b>Customer:</b> go</p>
        """)
  }

  @Test func `4 system.toProperCase stands in a message [C-vars]`() throws {
    var bot = try Conversation(
      Write.flow(
        Write.message("A", Write.start + #","sendToUser":"{system.toProperCase(product)}""#),
        top: #""globals":{"product":"car INSURANCE"}"#))
    try bot.play(.opened(text: nil))
    #expect(bot.texts == ["Car Insurance"])
  }
}

@Suite struct `5 Variables` {
  @Test func `5.1 are gone when the session ends [C-vars] [PB-vars]`() throws {
    var bot = try Conversation(
      Write.flow(
        Write.question("Ask", #""answerFormat":"Any""#, Write.start),
        top: #""defaults":{"sessionTimeout":1}"#))
    try bot.play(.opened(text: nil))
    try bot.say("answer")
    #expect(bot["ask"] == #""answer""#)
    try bot.take(.timePassed(61))
    try bot.say("hello")
    #expect(bot.effects == [.sessionEnded(then: .opened(text: "hello"))])
    let next = bot.engine.open(.init(channel: .webClient, values: [:], clock: 61), &bot.values)
    let slot = try #require(bot.engine.flow.slots.find("ask"))
    #expect(bot.values.value(next[slot: slot]) == nil)
  }

  @Test func `5.1 are shared by all interactions of the bot [C-vars] [M-vars]`() throws {
    var bot = try Conversation(
      Write.flow(
        Write.question("Ask", #""answerFormat":"Any""#, Write.start), Write.word("word"),
        Write.message("Show", #""whenWeReceive":["show"],"sendToUser":"{ask}""#)))
    try bot.play(.opened(text: nil))
    try bot.say("mine")
    try bot.say("word")
    try bot.say("show")
    #expect(bot.texts == ["mine"])
  }

  @Test func `5.2 lastSentText is the customer's last message [C-vars] [M-counter]`() throws {
    var bot = try Conversation(Write.flow(Write.word("start"), Write.word("two")))
    try bot.play(.opened(text: nil))
    for text in ["two", "nonsense"] {
      try bot.say(text)
      #expect(bot["lastSentText"] == JSONValue.string(text).json)
    }
  }

  @Test func `5.2 the channel brings its own variables [C-user] [C-sms] [C-abcgroups] [C-query]`()
    throws
  {
    var bot = try Conversation(
      Write.flow(
        Write.message(
          "A",
          Write.start
            + #","sendToUser":"{user.full_name}|{user.locale}|{sms.from}|{appleGroupID}|{sessionId}|{channel}""#
        )),
      values: [
        .user: try json(#"{"full_name":"Ada L","locale":"en_US"}"#),
        .sms: try json(#"{"from":"+1"}"#), .appleGroupID: .string("G"),
      ])
    try bot.play(.opened(text: nil))
    #expect(bot.texts == ["Ada L|en_US|+1|G|S1|Web Client"])
  }

  static func shown(_ text: String, _ set: [(String, JSONValue)]) throws -> [String] {
    var bot = try Conversation(
      Write.flow(Write.message("A", Write.start + #","sendToUser":"\#(text)""#)))
    for (name, value) in set { try bot.take(.assigned(name, value)) }
    try bot.play(.opened(text: nil))
    return bot.texts
  }

  @Test func `5.4 a message needs no context [C-vars]`() throws {
    #expect(try Self.shown("{employees} people", [("employees", .integer(12))]) == ["12 people"])
  }

  @Test func `5.4 data of a response is read with dots [M-vars]`() throws {
    let details = try json(#"{"balance":10.50,"items":[{"id":"x"}]}"#)
    #expect(
      try Self.shown(
        "{accountDetails.balance} {accountDetails.items[0].id}", [("accountDetails", details)])
        == ["10.50 x"])
  }

  static func body(_ body: String, _ set: [(String, JSONValue)]) throws -> String {
    var bot = try Conversation(
      Write.flow(Write.rest("Call", #""body":\#(body)"#, Write.start, method: "POST")))
    for (name, value) in set { try bot.take(.assigned(name, value)) }
    try bot.play(.opened(text: nil))
    return String(decoding: try #require(bot.requests.first).request.body, as: UTF8.self)
  }

  @Test func `5.4 a body's string has the author's quotes [C-authcode]`() throws {
    #expect(
      try Self.body(#""{\"saml\": \"{{authCode}}\"}""#, [("authCode", .string("c"))])
        == #"{"saml": "c"}"#)
  }

  @Test func `5.4 a body's index stands without quotes [C-authcode]`() throws {
    let parts = JSONValue.array([.string("one"), .string("two")])
    #expect(
      try Self.body(#""{\"my_auth_token\": {{authCodeParts[0]}}}""#, [("authCodeParts", parts)])
        == #"{"my_auth_token": "one"}"#)
  }

  @Test func `5.4 single brackets in a body are the JSON's [C-vars]`() throws {
    #expect(
      try Self.body(#""{\"a\": {\"b\": \"{x}\"}}""#, [("x", .integer(1))])
        == #"{"a": {"b": "{x}"}}"#)
  }

  @Test func `5.4 a login page URL takes single brackets [C-query]`() throws {
    var bot = try Conversation(Write.flow(Write.message("A", Write.start, buttons: Write.link())))
    try bot.play(.opened(text: nil))
    try bot.press(1)
    #expect(bot.loginPages.map(\.url) == ["https://login.example/?response_type=code&state=S1"])
  }

  @Test func `5.4 an agent's start message takes variables [C-ltconf]`() throws {
    var bot = try Conversation(
      Write.flow(
        Write.word("start"),
        top: #""defaults":{"liveAgent":{"startMessage":"Hello {user.first_name}"}}"#))
    try bot.play(.opened(text: nil))
    try bot.take(.agent(.joined))
    #expect(bot.texts == ["Hello Ada"] && bot.utterances[0].speaker == .agent)
  }
}
