import FlowEngine
import FlowScripts
import Testing

@Suite struct `The place of an error` {
  let desk = Desk()

  /// Scripts with `‸` where the error is.
  @Test(arguments: [
    "context.x = ‸* 1",
    "a ‸b",
    "context.a = 1\nlet ‸x = 2",
    "context.a = (1 + 2‸",
    "if (context.a ‸{ }",
    "var ok = 1; var s = ‸\"open\ncontext.a = 1",
    "var a = ‸08",
    "context.n = 1;; ‸break;",
    "var é = 'ü'; var x = ‸`a`",
    "/* a\n b */ var a = 1; var ‸if",
    "var r = /[/]/; r ‸r",
    "function ‸(",
    "context.cards = [{title: 'x' ‸title: 'y'}]",
    "‸return 1",
    "a = 1\r\nb = 2\rc ‸d",
    "x = 1 ‸/* never closed",
  ])
  func `in what is no script`(_ marked: String) throws {
    try check(marked, .syntax)
  }

  @Test(arguments: [
    "context.a = 1; context.b = ‸nothing.at.all",
    "var a = {}; a.‸foo()",
    "var a = {}; context.x = a.b.‸c.d",
    "function f() { ‸g() }\nf()",
    "  ‸throw new Error('x')",
    "context.x = 1; if (context.x) { ‸throw 'text' } else { throw 2 }",
    "var e = new Error('x')\n\n;  ‸throw e",
    "function f() { try { throw 1 } catch (e) { return 2 } }\n‸throw f()",
    "try { throw 1 } catch (e) { ‸throw {a: e,\n b: 2} }",
    "var a = 'é', b = '😀'; ‸nothing",
    "var s = 'one\\\ntwo', t = ‸nothing",
    "/* one\ntwo */ var r = /a\"b/g, x = 4 / 2 / 1; ‸nothing()",
    "var i = 0\ni\n++\n‸nothing",
    "[1].forEach(function (x) { return ‸nothing })",
    "for (var i = 0; i < 3; i++) if (i == 2) ‸throw i",
    "eval(‸nothing)",
    "null.‸x",
    "var a = 1; ‸a(2)",
    "var a = {b: {}}; if (a) {\n  a.b.‸c(1, a, [a])\n}",
    "context.x = [1, 2].‸filer(function (n) {\n  return n.toString() })",
    "label: for (;;) { break label } ‸nothing",
  ])
  func `in a script that runs`(_ marked: String) throws {
    try check(marked, .thrown)
  }

  @Test func `is the line alone where it is one of two calls`() throws {
    let failure = try #require(try desk.failure("var a = {}, f\nf(a.toString())"))
    #expect(failure.line == 2)
    #expect(failure.column == nil)
  }

  private func check(_ marked: String, _ kind: ScriptFailure.Kind) throws {
    let parts = marked.split(separator: "‸", omittingEmptySubsequences: false)
    let before = parts[0].replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    let lines = before.split(separator: "\n", omittingEmptySubsequences: false)
    let failure = try #require(try desk.failure(parts.joined()))
    #expect(failure.kind == kind, "\(failure)")
    #expect(failure.line == lines.count, "\(failure)")
    #expect(failure.column == (lines.last?.unicodeScalars.count ?? 0) + 1, "\(failure)")
  }
}
