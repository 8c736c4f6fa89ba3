import FlowEngine
import FlowModel
import FlowSyntax
import Testing
import WebSyntax

@Suite struct `3 A REST action` {
  static func sent(
    _ settings: String, endpoint: String = "https://api.example/x", method: String = "GET",
    set: [(String, JSONValue)] = []
  ) throws -> Conversation {
    var bot = try Conversation(
      Write.flow(
        Write.rest(
          "Call", settings, Write.start + #","next":"Next""#, endpoint: endpoint, method: method),
        Write.message("Next", #""sendToUser":"{x}""#), Write.message("Failed")))
    for (name, value) in set { try bot.take(.assigned(name, value)) }
    try bot.play(.opened(text: nil))
    return bot
  }

  static func request(
    _ settings: String, method: String = "GET", set: [(String, JSONValue)] = []
  ) throws -> HTTPRequest {
    try #require(try sent(settings, method: method, set: set).requests.first).request
  }

  @Test(arguments: ["GET", "POST", "PUT", "DELETE"])
  func `3 Method is one of four [M-rest]`(_ method: String) throws {
    #expect(try Self.request("", method: method).method == method)
  }

  @Test func `3 Endpoint is called, with variables in single brackets [M-rest]`() throws {
    let bot = try Self.sent(
      "", endpoint: "https://api.example/{id}?q={q}",
      set: [("id", .string("a/b")), ("q", .integer(7))])
    #expect(bot.requests.map(\.request.url) == ["https://api.example/a%2Fb?q=7"])
  }

  @Test func `3 Authorization takes a variable in single brackets [C-restex] [M-rest]`() throws {
    let request = try Self.request(
      #""authorization":"Bearer {my-variable}""#, set: [("my-variable", .string("t"))])
    #expect(request.headers["Authorization"] == "Bearer t")
  }

  @Test func `3 Content-Type and headers are sent [M-rest] [C-restex]`() throws {
    let request = try Self.request(
      #""contentType":"text/plain","headers":{"PB-Customer-Id":"{id}"},"body":"hello""#,
      method: "POST", set: [("id", .string("42"))])
    #expect(request.headers["Content-Type"] == "text/plain")
    #expect(request.headers["PB-Customer-Id"] == "42")
  }

  @Test func `3 Body is JSON with variables in double brackets [C-restex] [C-authcode]`() throws {
    let request = try Self.request(
      #""body":{"chatHistory":"{{history}}","n":1}"#, method: "POST",
      set: [("history", .string("a \"b\""))])
    #expect(
      try json(String(decoding: request.body, as: UTF8.self))
        == json(#"{"chatHistory":"a \"b\"","n":1}"#))
    #expect(request.headers["Content-Type"] == "application/json")
  }

  @Test func `3 Variable name gets what Set data from response picks [M-rest]`() throws {
    var bot = try Self.sent(#""variableName":"x","setDataFromResponse":"data.items[1].id""#)
    try bot.answer(#"{"data":{"items":[{"id":1},{"id":"two"}]}}"#)
    #expect(bot["x"] == #""two""# && bot.texts == ["two"])
  }

  @Test func `3 Set data from response blank stores the whole response [M-rest]`() throws {
    var bot = try Self.sent(#""variableName":"x""#)
    try bot.answer(#"{"a":[1]}"#)
    #expect(bot["x"] == #"{"a":[1]}"#)
  }

  @Test(arguments: [
    ("Present", #"{"error":"no"}"#, true), ("Present", "{}", false), ("Absent", "{}", true),
    ("Absent", #"{"error":"no"}"#, false),
  ])
  func `3 Set error if response makes an error of data present or absent [M-rest]`(
    _ presence: String, _ body: String, _ fails: Bool
  ) throws {
    var bot = try Self.sent(
      #""variableName":"x","setErrorIfResponse":{"data":"error","is":"\#(presence)"}"#)
    try bot.answer(body)
    #expect(bot.path == (fails ? [] : ["Next"]) && (bot["x"] == nil) == fails)
  }

  @Test func `3 Time to live answers from the session for so many minutes [M-rest]`() throws {
    var bot = try Self.sent(#""variableName":"x","timeToLive":2"#)
    try bot.answer("1")
    try bot.take(.timePassed(119))
    try bot.say("start")
    #expect(bot.requests.isEmpty && bot.texts == ["1"])
    #expect(bot.requestEnds.map(\.isFromCache) == [true])
    try bot.take(.timePassed(1))
    try bot.say("start")
    #expect(bot.requests.count == 1)
  }

  @Test(arguments: ["", #""timeToLive":0"#])
  func `3 Time to live blank or 0 requests each time [M-rest]`(_ setting: String) throws {
    var bot = try Self.sent(setting)
    for _ in 0..<2 {
      #expect(bot.requests.count == 1)
      try bot.answer("1")
      try bot.say("start")
    }
  }

  @Test func `3 the error document that is stored whole counts as a login [M-rest]`() throws {
    var bot = try Conversation(
      Write.flow(
        Write.rest("Token", #""variableName":"accessToken""#, Write.start + #","next":"Guarded""#),
        Write.message("Guarded", advanced: #""goHereIfNotLoggedIn":"Log in""#),
        Write.message("Log in", buttons: Write.link())))
    try bot.play(.opened(text: nil))
    try bot.answer(#"{"error":"invalid_grant"}"#)
    #expect(bot.texts == ["Guarded"])
  }

  @Test func `3 a chain of actions fetches a token and uses it [C-restex] [M-restex]`() throws {
    var bot = try Conversation(
      Write.flow(
        Write.script(
          "History", "context.chatHistory = system.getChatHistory();",
          Write.start + #","next":"Token""#),
        Write.rest(
          "Token",
          #""body":{"client_id":"c"},"variableName":"my-variable","#
            + #""setDataFromResponse":"token""#, #""next":"Post""#, method: "POST"),
        Write.rest(
          "Post",
          #""authorization":"Bearer {my-variable}","headers":{"PB-Customer-Id":"7"},"#
            + #""body":{"chatHistory":"{{chatHistory}}"}"#, #""next":"Done""#, method: "POST"),
        Write.message("Done")))
    try bot.play(.opened(text: nil))
    try bot.endScript { $0["chatHistory"] = .string("<p>Hi</p>") }
    try bot.answer(#"{"token":"T"}"#)
    let request = try #require(bot.requests.first).request
    #expect(request.headers["Authorization"] == "Bearer T")
    #expect(request.headers["PB-Customer-Id"] == "7")
    #expect(String(decoding: request.body, as: UTF8.self) == #"{"chatHistory":"<p>Hi</p>"}"#)
    try bot.answer("{}")
    #expect(bot.texts == ["Done"])
  }
}
