import FlowEngine
import FlowScripts
import Testing

private let hostile: [(source: String, kind: ScriptFailure.Kind)] = [
  ("while (true) {}", .tookTooLong),
  ("try { while (true) {} } finally { while (true) {} }", .tookTooLong),
  ("var s = 'a'; for (;;) s += s", .tookTooMuchMemory),
  ("var s = 'a'; for (;;) try { s += s } catch (e) {}", .tookTooLong),
  ("var a = []; for (;;) a.push({})", .tookTooMuchMemory),
  ("var s = 'a'; try { for (;;) s += s } catch (e) { s = '' }", .tookTooMuchMemory),
  ("function f() { f() } f()", .recursedTooDeeply),
  ("var o = {toString: function () { return '' + this }}; '' + o", .recursedTooDeeply),
  (String(repeating: "[", count: 100_000), .recursedTooDeeply),
  ("var x = " + String(repeating: "(", count: 100_000), .recursedTooDeeply),
  ("var s = '['; for (var i = 0; i < 17; i++) s += s; JSON.parse(s)", .recursedTooDeeply),
  ("var a = context; for (var i = 0; i < 100000; i++) a = a.a = {}", .recursedTooDeeply),
  ("eval(new Array(100000).join('('))", .recursedTooDeeply),
  ("context = null", .unusableResult),
  ("context = undefined", .unusableResult),
  ("context = []", .unusableResult),
  ("context = 'text'", .unusableResult),
  ("context = function () {}", .unusableResult),
  ("user = 5", .unusableResult),
  ("context.toJSON = function () { return 1 }", .unusableResult),
  ("context.self = context", .unusableResult),
  ("var s = 'a'; while (s.length < 2000000) s += s; context.s = s", .unusableResult),
  ("var s = 'a'; while (s.length < 10000000) s += s; context.s = s", .tookTooMuchMemory),
  ("context.toJSON = function () { throw new Error('no') }", .unusableResult),
  (
    "Object.defineProperty(context, 'x', {enumerable: true, get: function () { while (true) {} }})",
    .tookTooLong
  ),
  ("context.x = {toJSON: function () { while (true) {} }}", .tookTooLong),
  ("throw {toString: function () { while (true) {} }, toJSON: function () {}}", .tookTooLong),
  ("/(a+)+$/.test(new Array(40).join('a') + 'b')", .tookTooLong),
  ("var e = new Error(); e.toString = function () { while (true) {} }; throw e", .tookTooLong),
  ("var s = 'a'; for (var i = 0; i < 20; i++) s += s; /^(a|b)*$/.test(s)", .thrown),
  ("new Array(1e9)", .thrown),
  ("print('x')", .thrown),
  ("console.log('x')", .thrown),
  ("load('/etc/passwd')", .thrown),
  ("require('fs')", .thrown),
  ("a\0b", .syntax),
]

@Suite struct `A hostile script` {
  @Test(arguments: hostile.map(\.source))
  func `fails alone`(_ source: String) throws {
    let desk = Desk()
    let expected = hostile.first { $0.source == source }?.kind
    let failure = try #require(try desk.failure(source))
    #expect(failure.kind == expected, "\(failure)")
    #expect(!failure.message.isEmpty)
    #expect(try desk.context("context.n = 1 + 1") == #"{"n":2}"#)
  }

  @Test(arguments: [
    ("Function('return this')().context = {found: true}", #"{"found":true}"#),
    ("eval('context.n = 1')", #"{"n":1}"#),
    ("JSON.stringify = function () { return '{\"faked\":1}' }; context.n = 1", #"{"n":1}"#),
    ("JSON.parse = JSON = null; context.n = 1", #"{"n":1}"#),
    ("Object.prototype.toJSON = function () { return {faked: 1} }", #"{"faked":1}"#),
    (
      "Array.prototype.toJSON = function () { return '\"},\"x\":{\"' }; context.a = []",
      #"{"a":"\"},\"x\":{\""}"#
    ),
    ("String.prototype.toString = Object.prototype.toString = null; context.n = 1", #"{"n":1}"#),
    ("Error.prototype.toString = 5; context.n = 1", #"{"n":1}"#),
    (
      "context.a = [3, 1, 2, 5, 4].sort(function () { return Math.random() - 0.5 }).length",
      #"{"a":5}"#
    ),
    ("var a = []; a[1e9] = 1; context.n = a.length", #"{"n":1000000001}"#),
    ("try { (function f() { f() })() } catch (e) { context.n = 1 }", #"{"n":1}"#),
    (
      "var s = ''; for (var i = 0; i < 2500; i++) s += '<li>a line of some fifty characters</li>'\n"
        + "context.n = s.length", #"{"n":100000}"#
    ),
    (
      "var s = '', i = 0; while (i++ < 2500) s += '<li>a line of some fifty characters</li>'\n"
        + "context.n = s.length", #"{"n":100000}"#
    ),
    (
      "var s = ''; new Array(2501).join('x').split('').forEach(function () {\n"
        + "s += '<li>a line of some fifty characters</li>' })\ncontext.n = s.length",
      #"{"n":100000}"#
    ),
    ("botflow$thrown = null; botflow$thrown(-5, 1); context.n = 1", #"{"n":1}"#),
  ])
  func `gets no further than its own variables`(_ source: String, _ after: String) throws {
    #expect(try Desk().context(source) == after)
  }

  @Test func `is told how large its result is`() throws {
    let message = try Desk().failure(
      "var s = 'a'; while (s.length < 2000000) s += s; context.s = s")?
      .message
    #expect(message == "'context' or 'user' is 2097160 bytes of JSON; 1048576 are kept of both")
  }

  @Test(arguments: [
    ("context.menu.pizzas", "TypeError: undefined has no members"),
    ("context.menu = null; context.menu.x = 1", "TypeError: null has no members"),
  ])
  func `hears what was not there`(_ script: String, _ message: String) throws {
    guard case .failed(let failure) = try Desk().outcome(script) else {
      Issue.record("it ended well")
      return
    }
    #expect(failure.message == message && failure.line == 1)
  }

  @Test func `throws what it likes`() throws {
    let desk = Desk()
    for (source, message) in [
      ("throw 'text'", "text"), ("throw new Error('x')", "x"), ("throw {code: 5}", #"{"code":5}"#),
      ("throw null", "null"), ("throw undefined", "undefined"), ("throw 7", "7"),
      ("throw new TypeError('bad')", "TypeError: bad"), ("throw [1, 2]", "[1,2]"),
      ("throw '😀\\uD83D'", "😀\u{FFFD}"), ("throw 'stack overflow'", "stack overflow"),
      ("throw {get a() { throw 1 }}", "something without words was thrown"),
      ("nothing()", "ReferenceError: 'nothing' is not defined"),
    ] {
      let failure = try #require(try desk.failure(source))
      #expect(failure.kind == .thrown, "\(source)")
      #expect(failure.message == message)
    }
  }
}
