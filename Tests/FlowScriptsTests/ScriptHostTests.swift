import FlowEngine
import FlowScripts
import FlowSyntax
import Testing

@Suite struct `A script` {
  let desk = Desk()

  @Test(arguments: [
    ("context.count = context.count + 1", #"{"count":1}"#, #"{"count":2}"#),
    ("context.count = (context.count || 0) + 1", "{}", #"{"count":1}"#),
    (
      "var myvariable = context.policySelected; context.echo = myvariable",
      #"{"policySelected":"A-1"}"#, #"{"policySelected":"A-1","echo":"A-1"}"#
    ),
    (
      "context.selected_item = context.lastSentText;", #"{"lastSentText":"Blue"}"#,
      #"{"lastSentText":"Blue","selected_item":"Blue"}"#
    ),
    (
      "context.cards = [{title: 'One', actions: []}, {title: 'Two', actions: [1, true, null]}]",
      "{}", #"{"cards":[{"actions":[],"title":"One"},{"actions":[1,true,null],"title":"Two"}]}"#
    ),
    (
      "var parts = context.authCode.split('&'); context.code = parts[0].split('=')[1];",
      #"{"authCode":"code=abc&state=7"}"#, #"{"authCode":"code=abc&state=7","code":"abc"}"#
    ),
    ("delete context.x", #"{"x":1,"y":2}"#, #"{"y":2}"#),
    ("context.x = undefined", #"{"x":1,"y":2}"#, #"{"y":2}"#),
    ("context.x = function () {}", #"{"y":2}"#, #"{"y":2}"#),
    ("context.a = [undefined, NaN, 1/0, function () {}]", "{}", #"{"a":[null,null,null,null]}"#),
    (
      "context.new2 = 1; context.new1 = 2; context.z = {d: 3, c: 4, b: 5}",
      #"{"z":{"c":1,"b":2,"a":3},"y":[{"q":1,"p":2}]}"#,
      #"{"z":{"c":4,"b":5,"d":3},"y":[{"q":1,"p":2}],"new1":2,"new2":1}"#
    ),
    ("context = {fresh: true}", #"{"old":1}"#, #"{"fresh":true}"#),
    ("", #"{"old":1}"#, #"{"old":1}"#),
  ])
  func `changes context`(_ source: String, _ before: String, _ after: String) throws {
    #expect(try desk.context(source, before) == after)
  }

  @Test func `sees user, system and the chat's history`() throws {
    let left = try desk.left(
      """
      context.chatHistory = system.getChatHistory()
      context.name = system.toProperCase(user.first + ' ' + user.last)
      user.greeted = true
      """, user: #"{"first":"ANN","last":"o'brien"}"#, history: "<p>Hi &amp; \u{1F600}</p>")
    #expect(
      left
        == Desk.Left(
          context: #"{"chatHistory":"<p>Hi &amp; 😀</p>","name":"Ann O'brien"}"#,
          user: #"{"first":"ANN","last":"o'brien","greeted":true}"#))
  }

  @Test(arguments: [
    "ann o'brien", "MARY-JANE smith", "x2y 3rd", "élan ÉCOLE", "straße ß", "a\u{301}b c", "",
    "İstanbul ǆ", "one\ttwo\nthree", "😀smile 😀", "ﬁne",
  ])
  func `has the same proper case as a message`(_ text: String) throws {
    let left = try desk.left(
      "context.text = system.toProperCase(user.text)",
      user: JSONValue.object(JSONObject(["text": .string(text)])).json)
    #expect(
      left.context == JSONValue.object(JSONObject(["text": .string(ProperCase.of(text))])).json)
  }

  @Test func `leaves nothing to the next but context and user`() throws {
    _ = try desk.context("leak = 1; Array.prototype.leak = 2; JSON.stringify = null")
    #expect(
      try desk.context("context.seen = [typeof leak, typeof [].leak, typeof JSON.stringify]")
        == #"{"seen":["undefined","undefined","function"]}"#)
  }

  @Test func `gives the same each time it runs`() throws {
    let source = """
      context.now = [new Date(), Date.now(), String(Date()).length > 0, new Date(0).getHours()]
      context.chance = [Math.random(), Math.random()]
      """
    let first = try desk.context(source)
    #expect(try desk.context(source) == first)
    #expect(try Desk().context(source) == first)
    #expect(first.hasSuffix(#""now":["2026-01-01T00:00:00.000Z",1767225600000,true,0]}"#))
  }

  @Test func `knows dates as the language has them`() throws {
    let source = """
      var day = new Date(2024, 1, 29, 12)
      context.a = [day.toISOString(), day instanceof Date, Date.UTC(1970, 0, 2), typeof Date(),
        new Date("2020-02-02T00:00:00Z").getTime(), Date.parse("1970-01-01T00:00:01Z"),
        day.constructor === Date, new Date().getTimezoneOffset()]
      """
    #expect(
      try desk.context(source)
        == #"{"a":["2024-02-29T12:00:00.000Z",true,86400000,"string",1580601600000,1000,true,0]}"#
    )
  }

  @Test func `does not round numbers that it leaves alone`() throws {
    let before = #"{"id":12345678901234567890,"price":1.50,"list":[{"n":1e2},0.10]}"#
    #expect(try desk.context("", before) == before)
    #expect(
      try desk.context("context.price = context.price + 1; context.list.push(1)", before)
        == #"{"id":12345678901234567890,"price":2.5,"list":[{"n":1e2},0.10,1]}"#)
  }
}

@Suite struct `Text in a script` {
  let desk = Desk()

  @Test func `has the units of UTF-16, as the language has it`() throws {
    let source = #"""
      var s = context.s
      context.out = [s.length, s === "\uD83D\uDE00", "😀" === s, s.charCodeAt(0), s + "é",
        s.charAt(0) + s.charAt(1), encodeURIComponent(s), decodeURIComponent("%F0%9F%98%80") === s,
        JSON.parse('"\\uD83D\\uDE00"') === s, decodeURI(encodeURI("a b" + s))]
      """#
    #expect(
      try desk.context(source, #"{"s":"😀"}"#)
        == #"{"s":"😀","out":[2,true,true,55357,"😀é","😀","%F0%9F%98%80",true,true,"a b😀"]}"#)
  }

  @Test func `may hold NUL and what JSON escapes`() throws {
    let before = #"{"a\u0000":"b\u0000c\"\\\n\u2028"}"#
    #expect(
      try desk.context("context.copy = context['a\\u0000'].length", before)
        == #"{"a\u0000":"b\u0000c\"\\\n\u2028","copy":7}"#)
  }

  @Test(arguments: [
    #"context.x = "\uD83D""#, #"context["\uDE00"] = 1"#, #"context.x = ["\uDE00\uD83D"]"#,
    #"user.x = "😀".charAt(0)"#,
  ])
  func `is refused where half of a character is left`(_ source: String) throws {
    let failure = try #require(try desk.failure(source))
    #expect(failure.kind == .unusableResult)
    #expect(failure.message.contains("half of a character"))
  }
}
