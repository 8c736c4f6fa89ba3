import FlowEngine
import FlowModel
import FlowSyntax
import Testing
import WebSyntax

@Suite struct `What a script leaves` {
  static func flow(_ script: String = "run()", globals: String = "{}") -> String {
    Write.flow(
      Write.script("Set", script, #""whenWeReceive":["start"],"next":"Get""#),
      Write.rest("Get", endpoint: "{host}/x"), top: #""globals":\#(globals)"#)
  }

  static func ended(
    _ flow: String, _ change: (inout JSONObject) -> Void, user: JSONValue? = nil
  ) throws -> Conversation {
    var bot = try Conversation(flow)
    try bot.play(.opened(text: nil))
    let call = try #require(bot.scripts.first)
    var context = call.context
    change(&context)
    try bot.play(.scriptEnded(.finished(context: context, user: user ?? call.user)))
    return bot
  }

  @Test func `is what it set, changed and deleted`() throws {
    let flow = Self.flow("context.a = 1; delete context.b; context.c", globals: #"{"a":0,"b":0}"#)
    let bot = try Self.ended(flow) { context in
      context["a"] = .integer(1)
      context["b"] = nil
      context["c"] = .string("new")
    }
    #expect(bot["a"] == "1" && bot["b"] == nil && bot["c"] == #""new""#)
  }

  @Test func `differs where only the spelling of a letter does`() throws {
    let flow = Self.flow("context.a = context.a.normalize()", globals: #"{"a":"e\u0301"}"#)
    let bot = try Self.ended(flow) { $0["a"] = .string("\u{E9}") }
    #expect(bot["a"].map { Array($0.utf8) } == Array("\"\u{E9}\"".utf8))
  }

  @Test func `never chooses the host of a request behind the author's back`() throws {
    let flow = Self.flow(
      "Reflect.set(context, context.lastSentText, 1)", globals: #"{"host":"https://a.example"}"#)
    let bot = try Self.ended(flow) { $0["host"] = .string("https://evil.example") }
    #expect(bot.requests.map(\.request.url) == ["https://a.example/x"])
    #expect(bot.notes == [.keptFromScript(["host"])])
  }

  @Test func `does not take the place of what only botflow sets`() throws {
    let names = ["sessionId", "channel", "clientSecret", "user", "pkceVerifier"]
    let bot = try Self.ended(Self.flow()) { context in
      for name in names { context[name] = .string("mine") }
    }
    for name in names { #expect(bot[name] != #""mine""#) }
    guard case .keptFromScript(let kept)? = bot.notes.first else {
      Issue.record("\(bot.notes)")
      return
    }
    #expect(kept.sorted() == names.sorted())
  }

  @Test func `takes a time in proportion to its size`() throws {
    let text = "{\((0..<20_000).map { "\"v\($0)\":\($0)" }.joined(separator: ","))}"
    guard case .object(let many)? = JSONValue.parse(Array(text.utf8)) else {
      Issue.record("no object")
      return
    }
    let time = try ContinuousClock().measure {
      let bot = try Self.ended(Self.flow()) { $0 = JSONObject(unique: $0.members + many.members) }
      #expect(bot["v7"] == "7" && bot["v19999"] == "19999")
    }
    #expect(time < .seconds(5))
  }

  @Test(arguments: ScriptFailure.Kind.allCases)
  func `in failing is nothing, and its error path is followed`(_ kind: ScriptFailure.Kind) throws {
    for path in ["", #","advanced":{"onErrorGoTo":"Sorry"}"#] {
      let script =
        #"{"name":"Set","type":"Action","details":{"actionType":"Set Variable","next":"No"},"#
        + #""settings":{"script":"throw 1"}\#(path)}"#
      var bot = try Conversation(
        Write.flow(
          Write.message("A", #""whenWeReceive":["start"],"action":"Set""#), script,
          Write.message("No"), Write.message("Sorry"), top: #""globals":{"a":0}"#))
      try bot.play(.opened(text: nil))
      try bot.play(.scriptEnded(.failed(ScriptFailure(kind, "thrown"))))
      #expect(bot["a"] == "0" && bot.session.phase == .waiting)
      #expect(bot.texts == [path.isEmpty ? "Sorry, I did not understand that." : "Sorry"])
      try bot.say("start")
      #expect(bot.session.phase == .scripting)
    }
  }

  @Test func `is asked for once, and what is said meanwhile waits`() throws {
    var bot = try Conversation(Self.flow())
    #expect(throws: Rejection.noPendingScript) {
      try bot.take(.scriptEnded(.failed(ScriptFailure(.thrown, ""))))
    }
    try bot.play(.opened(text: nil))
    try bot.say("start")
    #expect(bot.notes == [.queued] && bot.scripts.isEmpty)
    try bot.play(.scriptEnded(.failed(ScriptFailure(.thrown, ""))))
    #expect(bot.scripts.count == 1 && bot.session.phase == .scripting)
  }
}
