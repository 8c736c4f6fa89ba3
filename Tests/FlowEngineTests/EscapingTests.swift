import FlowEngine
import FlowModel
import FlowSyntax
import Testing
import WebSyntax

@Suite struct `A value in a request` {
  /// The request of an action, with `value` in the variable `v`, which an answer may set.
  static func build(
    _ value: JSONValue, endpoint: String = "https://api.example/", settings: String = "",
    method: String = "POST"
  ) throws -> (request: HTTPRequest?, error: ActionError?) {
    var bot = try Conversation(
      Write.flow(
        Write.rest(
          "Fetch", settings, #""whenWeReceive":["start"]"#, endpoint: endpoint, method: method),
        Write.rest("Other", #""variableName":"v""#),
        top: """
          "globals":{"v":1,"server":"https://api.example","scheme":"https:","half":"https:/"}
          """), overrides: [("v", value)])
    try bot.play(.opened(text: nil))
    guard case .failed(let error)? = bot.requestEnds.first?.outcome else {
      return (bot.requests.first?.request, nil)
    }
    #expect(bot.requests.isEmpty)
    return (nil, error)
  }

  static let nasty = [
    "", "plain", "a\"b", "\\", "\\\"", "a\nb", "\u{0}\u{1F}", "ä🦊", "</script>", "{{v}}", "{v}",
    "a&b=c", "1+1=2", "a b", "%41", "/../x", "?a=b#c", "@evil.example",
    "\",\"admin\":true,\"x\":\"",
  ]

  @Test(arguments: nasty)
  func `stays one string in a JSON body`(_ text: String) throws {
    for body in [#"{"a":"x{{v}}y","b":[1]}"#, #""{\"a\":\"x{{v}}y\",\"b\":[1]}""#] {
      let built = try Self.build(.string(text), settings: #""body":\#(body)"#)
      let request = try #require(built.request)
      let sent = try #require(JSONValue.parse(request.body))
      #expect(sent["a"] == .string("x\(text)y"))
      #expect(sent == .object(JSONObject(["a": .string("x\(text)y"), "b": .array([.integer(1)])])))
    }
  }

  @Test(arguments: nasty)
  func `is written as JSON where it stands without quotes`(_ text: String) throws {
    let built = try Self.build(.string(text), settings: #""body":"{\"a\":{{v}}}""#)
    let request = try #require(built.request)
    #expect(JSONValue.parse(request.body)?["a"] == .string(text))
  }

  @Test(arguments: ["1.50", "true", "null", #"{"k":[1,"\""]}"#, "[]"])
  func `of any kind is written as JSON`(_ json: String) throws {
    let value = try #require(JSONValue.parse(Array(json.utf8)))
    let bare = try Self.build(value, settings: #""body":"{\"a\":{{v}}}""#)
    #expect(bare.request?.body == Array("{\"a\":\(json)}".utf8))
    let quoted = try Self.build(value, settings: #""body":{"a":"{{v}}"}"#)
    let text = try #require(JSONValue.parse(quoted.request?.body ?? [])?["a"]?.string)
    #expect(text == value.plainText)
  }

  @Test(arguments: nasty)
  func `stays one value in a form`(_ text: String) throws {
    let built = try Self.build(
      .string(text),
      settings: #""contentType":"application/x-www-form-urlencoded","body":"a={{v}}&b={v}&c=d""#)
    let request = try #require(built.request)
    let form = Parameters(encoded: String(decoding: request.body, as: UTF8.self))
    #expect(form == Parameters([("a", text), ("b", text), ("c", "d")]))
  }

  @Test(arguments: nasty)
  func `stays in its place in a URL`(_ text: String) throws {
    let built = try Self.build(
      .string(text), endpoint: "https://api.example/p/{v}/q?a={v}&b=c#{v}", method: "GET")
    let url = try #require(built.request).url
    let address = try #require(WebAddress(url))
    #expect(address.authority == "api.example" && !address.hasUserInformation)
    #expect(address.parameters == Parameters([("a", text), ("b", "c")]))
    #expect(address.path.split(separator: "/", omittingEmptySubsequences: false).count == 4)
    #expect(PercentCoding.decode(address.fragment ?? "") == text)
  }

  @Test(arguments: [
    "{v}/x", "{v}", "https://{v}/x", "https://{v}.example/", "https://api.example:{v}/",
    "https://{v}@api.example/", "{scheme}//{v}/x", "{half}/{v}/x", "{scheme}/{v}", "{server}{v}/x",
    "{lastSentText}/x", "https://{accessToken}/", "https://api.example{v}/x", "https:{v}",
  ])
  func `never chooses the host`(_ endpoint: String) throws {
    let built = try Self.build(.string("https://evil.example"), endpoint: endpoint)
    guard case .hostFromOutside? = built.error else {
      Issue.record("\(built)")
      return
    }
  }

  @Test func `chooses the host if it is a global that nothing assigns`() throws {
    let built = try Self.build(.null, endpoint: "{server}/x")
    #expect(built.request?.url == "https://api.example/x")
    let back = try Self.build(.null, endpoint: "{redirectUri}/x")
    #expect(back.request?.url == "https://bot.example/back/x")
  }

  @Test(arguments: [
    "ftp://api.example/", "api.example/x", "/x", "https://", "https:///x", "a b",
    "file:///etc/passwd",
  ])
  func `makes no request of what is no address`(_ endpoint: String) throws {
    #expect(try Self.build(.null, endpoint: endpoint).error == .invalidURL(endpoint))
  }

  @Test(arguments: ["a\r\nX-Evil: 1", "a\nb", "a\rb", "\u{0}", "\u{7F}", "ä\u{1}"])
  func `breaks no header`(_ text: String) throws {
    for settings in [#""authorization":"Bearer {v}""#, #""headers":{"X":"{v}"}"#] {
      let built = try Self.build(.string(text), settings: settings)
      #expect(built.error == .lineBreakInHeader("v"))
    }
  }

  @Test(arguments: [
    #""authorization":"a\nb""#, #""headers":{"X\r\nY":"1"}"#, #""headers":{"X":"1\n2"}"#,
    #""contentType":"a\nb","body":"x""#,
  ])
  func `is not needed to break a header`(_ settings: String) throws {
    guard case .lineBreakInHeader? = try Self.build(.null, settings: settings).error else {
      Issue.record("sent")
      return
    }
  }

  @Test func `may have tabs and any letters in a header`() throws {
    let built = try Self.build(.string("a\tb ä🦊{v}"), settings: #""headers":{"X":"{v}"}"#)
    #expect(built.request?.headers["X"] == "a\tb ä🦊{v}")
  }

  @Test func `that was never set is empty, or null in JSON, and is noted`() throws {
    var bot = try Conversation(
      Write.flow(
        Write.rest(
          "Fetch",
          #""authorization":"B {authCode}","body":"{\"a\":{{authCode}},\"b\":\"{{sms.to}}\"}""#,
          #""whenWeReceive":["start"]"#, endpoint: "https://api.example/{authCode}")))
    try bot.play(.opened(text: nil))
    let request = try #require(bot.requests.first).request
    #expect(request.url == "https://api.example/" && request.headers["Authorization"] == "B ")
    #expect(request.body == Array(#"{"a":null,"b":""}"#.utf8))
    #expect(bot.notes == [.unset(0, ["authCode", "sms.to"])])
  }
}
