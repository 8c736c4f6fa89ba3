import FlowEngine
import FlowModel
import FlowSyntax
import Testing
import WebSyntax

@Suite struct `A REST action` {
  static let start = #""whenWeReceive":["start"]"#

  static func bot(
    _ settings: String = "", advanced: String = "", defaults: String = "",
    endpoint: String = "https://api.example/x", method: String = "GET", globals: String = ""
  ) throws -> Conversation {
    var bot = try Conversation(
      Write.flow(
        Write.rest(
          "Fetch", #""variableName":"x""# + (settings.isEmpty ? "" : "," + settings),
          start + #","next":"Done""#, advanced: advanced, endpoint: endpoint, method: method),
        Write.message("Done"), Write.message("Failed"),
        Write.message("Again", #""whenWeReceive":["again"],"next":"Fetch""#),
        top: #""globals":{"x":"old"\#(globals)},"defaults":{\#(defaults)}"#))
    try bot.play(.opened(text: nil))
    return bot
  }

  @Test func `sends what the flow says and nothing else`() throws {
    var bot = try Self.bot(#""timeout":7"#)
    let request = try #require(bot.requests.first)
    #expect(request.interaction == 0 && request.timeout == 7)
    #expect(request.request == HTTPRequest(method: "GET", url: "https://api.example/x"))
    #expect(bot.session.phase == .requesting && bot.session.position == 0)
    bot = try Self.bot(
      #""authorization":"Bearer {a}","headers":{"X-A":"{a}","X-B":"b"},"body":{"k":"{{a}}"}"#,
      method: "DELETE", globals: #","a":"t""#)
    let fields = try #require(bot.requests.first).request.headers.fields
    #expect(
      fields.map { "\($0.name): \($0.value)" } == [
        "Authorization: Bearer t", "Content-Type: application/json", "X-A: t", "X-B: b",
      ])
    #expect(bot.requests.first?.request.body == Array(#"{"k":"t"}"#.utf8))
    #expect(bot.requests.first?.request.method == "DELETE")
  }

  @Test func `names its content type once`() throws {
    let bot = try Self.bot(#""headers":{"content-TYPE":"text/plain"},"body":"a""#, method: "POST")
    let headers = try #require(bot.requests.first).request.headers
    #expect(headers.all("Content-Type") == ["text/plain"])
  }

  @Test(arguments: [
    ("", #"{"a":1}"#, #"{"a":1}"#), ("", "[]", "[]"), ("", "7", "7"), ("", "hello", #""hello""#),
    ("", "", #""""#), (#""setDataFromResponse":"a.b[1]""#, #"{"a":{"b":[0,"y"]}}"#, #""y""#),
    (#""setDataFromResponse":"[0]""#, "[5]", "5"),
    (#""setDataFromResponse":"a""#, #"{"a":null}"#, "null"),
  ])
  func `sets its variable`(_ settings: String, _ body: String, _ value: String) throws {
    var bot = try Self.bot(settings)
    try bot.answer(body)
    #expect(bot["x"] == value && bot.texts == ["Done"] && bot.notes.isEmpty)
    guard case .stored("x", let stored)? = bot.requestEnds.first?.outcome else {
      Issue.record("\(bot.requestEnds)")
      return
    }
    #expect(stored?.json == value)
  }

  @Test func `sets nothing where it names no variable`() throws {
    var bot = try Conversation(
      Write.flow(Write.rest("Fetch", "", Self.start + #","next":"Done""#), Write.message("Done")))
    try bot.play(.opened(text: nil))
    try bot.answer("1")
    #expect(bot.requestEnds.map(\.outcome) == [.stored(variable: nil, .integer(1))])
    #expect(bot.texts == ["Done"])
  }

  @Test func `whose path finds nothing makes its variable empty and says so`() throws {
    for body in ["{}", #"{"a":{}}"#, #"{"a":[]}"#, "[]", "1"] {
      var bot = try Self.bot(#""setDataFromResponse":"a.b""#)
      try bot.answer(body)
      #expect(bot["x"] == nil && bot.notes == [.pathFoundNothing(0, path: "a.b")])
      #expect(bot.texts == ["Done"])
    }
    var bot = try Self.bot(#""setDataFromResponse":"a""#)
    try bot.answer("<html>")
    #expect(bot["x"] == nil && bot.notes == [.bodyNotJSON(0)] && bot.texts == ["Done"])
  }

  @Test(arguments: [
    ("Absent", "{}", true), ("Absent", #"{"e":1}"#, false), ("Absent", #"{"e":null}"#, false),
    ("Absent", "no json", true), ("Absent", "", true), ("Present", "{}", false),
    ("Present", #"{"e":1}"#, true), ("Present", #"{"e":""}"#, true), ("Present", "no json", false),
  ])
  func `fails if the response has what makes an error`(
    _ presence: String, _ body: String, _ fails: Bool
  ) throws {
    var bot = try Self.bot(
      #""setErrorIfResponse":{"data":"e","is":"\#(presence)"}"#,
      advanced: #""onErrorGoTo":"Failed""#)
    try bot.answer(body)
    #expect(bot.texts == [fails ? "Failed" : "Done"])
    let error = ActionError.errorInResponse(
      path: "e", presence == "Absent" ? .absent : .present)
    #expect(fails == (bot.requestEnds.map(\.outcome) == [.failed(error)]))
    #expect(fails == (bot["x"] == #""old""#))
  }

  static let failures: [(RequestAnswer, ActionError)] =
    RequestFailure.allCases.map { (.failure($0), .failure($0)) }
    + [400, 401, 404, 500, 503, 599].map {
      (.response(HTTPResponse(status: $0, body: Array("{\"a\":1}".utf8))), .status($0))
    }
    + [300, 302, 304, 399].map { (.response(HTTPResponse(status: $0)), .redirect($0)) }

  @Test(arguments: failures.indices)
  func `that fails leaves its variable and takes its error path`(_ place: Int) throws {
    let (answer, error) = Self.failures[place]
    var bot = try Self.bot(
      #""setErrorIfResponse":{"data":"a","is":"Present"}"#, advanced: #""onErrorGoTo":"Failed""#)
    try bot.play(.answered(answer))
    #expect(bot.requestEnds.map(\.outcome) == [.failed(error)] && bot["x"] == #""old""#)
    #expect(bot.hops.map(\.reason) == [.onError(error)] && bot.texts == ["Failed"])
    #expect(bot.hops.first?.choice == .errorPath)
    bot = try Self.bot(defaults: #""defaultReply":{"text":"Sorry","next":"Done"}"#)
    try bot.play(.answered(answer))
    #expect(bot.texts == ["Sorry"] && bot.hops.isEmpty && bot.session.phase == .waiting)
    #expect(bot["x"] == #""old""# && bot.requestEnds.map(\.outcome) == [.failed(error)])
    #expect(throws: Rejection.noPendingRequest) { try bot.play(.answered(answer)) }
  }

  @Test(arguments: [200, 201, 204, 299])
  func `succeeds with a status below 300`(_ status: Int) throws {
    var bot = try Self.bot(#""setDataFromResponse":"a""#)
    try bot.answer(#"{"a":1}"#, status: status)
    #expect(bot["x"] == "1")
  }
}

@Suite struct `Time to live` {
  static func bot(_ minutes: Int = 2) throws -> Conversation {
    var bot = try `A REST action`.bot(
      #""timeToLive":\#(minutes),"body":"{{y}}""#, endpoint: "https://api.example/{z}",
      method: "POST", globals: #","y":"1","z":"a""#)
    try bot.answer("1")
    return bot
  }

  @Test func `answers the same request from the session`() throws {
    var bot = try Self.bot()
    try bot.take(.assigned("x", nil))
    try bot.take(.timePassed(119))
    try bot.say("again")
    #expect(bot.requests.isEmpty && bot["x"] == "1" && bot.texts == ["Again", "Done"])
    #expect(bot.requestEnds.map(\.isFromCache) == [true])
    try bot.take(.timePassed(1))
    try bot.say("again")
    #expect(bot.requests.count == 1)
    try bot.answer("2")
    #expect(bot["x"] == "2" && bot.requestEnds.map(\.isFromCache) == [false])
    try bot.say("again")
    #expect(bot.requests.isEmpty && bot["x"] == "2")
  }

  @Test(arguments: ["y", "z"])
  func `does not answer another request`(_ variable: String) throws {
    var bot = try Self.bot()
    try bot.take(.assigned(variable, .string("other")))
    try bot.say("again")
    #expect(bot.requests.count == 1)
    try bot.answer("2")
    try bot.take(.assigned(variable, .string(variable == "y" ? "1" : "a")))
    try bot.say("again")
    #expect(bot.requests.isEmpty && bot["x"] == "1")
  }

  @Test func `of nothing keeps nothing`() throws {
    var bot = try Self.bot(0)
    try bot.say("again")
    #expect(bot.requests.count == 1)
  }

  @Test func `keeps no failure`() throws {
    var bot = try Self.bot()
    try bot.take(.timePassed(120))
    try bot.say("again")
    try bot.answer("x", status: 500)
    try bot.say("again")
    #expect(bot.requests.count == 1)
  }
}
