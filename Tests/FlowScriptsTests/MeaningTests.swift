import Testing

/// The interpreter runs a script in another layout, with additions; nobody may notice.
@Suite struct `The layout of a script` {
  @Test(arguments: [
    ("var x = 5; do x--; while (x > 0)\ncontext.v = x", "0"),
    ("var i; for (;;) { if (i > 3) break; i = (i || 0) + 1 }\ncontext.v = i", "4"),
    ("var a = 1\nvar b = a\n++b\ncontext.v = [a, b]", "[1,2]"),
    ("function f() { return\n5 }\ncontext.v = typeof f()", #""undefined""#),
    ("function f() { return/* a\n b */5 }\ncontext.v = typeof f()", #""undefined""#),
    ("switch (3) { case 1: throw 1\ncase 3: context.v = 1; break\ndefault: throw 2 }", "1"),
    ("try { throw function () { return {a: [1]} } } catch (e) { context.v = e().a[0] }", "1"),
    ("try { throw 1 ? 'a' : 'b' } catch (e) { context.v = e }", #""a""#),
    ("try { throw 'a'\n+ 'b' } catch (e) { context.v = e }", #""ab""#),
    ("try { throw 'a'\n, 'b' } catch (e) { context.v = e }", #""b""#),
    ("var o = {get a() { return 1 }, 'for': 2, while: 3}; context.v = [o.a, o.for]", "[1,2]"),
    ("context.v = ['a/b'.replace(/\\//g, '-'), 4 /2, /[/]/.test('/')]", #"["a-b",2,true]"#),
    ("a: for (var i = 0; i < 3; i++) for (;;) continue a\ncontext.v = i", "3"),
    ("for (var i = 0, f = function () { return 1; }; i < 2; i += f()) ;\ncontext.v = i", "2"),
    ("var n = 0; for (var k in {a: 1, b: 2}) n++\ncontext.v = n", "2"),
    ("context.v = [0x1F-0xe, 1e3-1, .5, 1.5e-1, 1.]", "[17,999,0.5,0.15,1]"),
    ("var s = 'it\\'s', t = \"a\\\"\"; context.v = s + t // c", #""it'sa\"""#),
    ("context.v = /A/i\n.test('a')", "true"),
    ("'use strict'; try { w = 1 } catch (e) { context.v = e.name }", #""ReferenceError""#),
    (
      "(function () { 'use strict'; try { w = 1 } catch (e) { context.v = e.name } })()",
      #""ReferenceError""#
    ),
  ])
  func `changes nothing`(_ source: String, _ value: String) throws {
    #expect(try Desk().context(source) == #"{"v":\#(value)}"#)
  }
}
