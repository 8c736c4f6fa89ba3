import Testing

@testable import FlowModel

@Suite struct `What a script could touch` {
  @Test func `is a global only if it names it`() {
    #expect(ScriptReach("context.authServer = 'x'").mayWrite("authServer"))
    #expect(!ScriptReach("context.shopping = 1").mayWrite("shop"))
    #expect(ScriptReach("context['my-shop'] = 1").mayWrite("my-shop"))
    for script in ["context.list = [1, 2]", "context[name] = 1", "eval(context.code)"] {
      #expect(!ScriptReach(script).mayWrite("authServer"))
    }
  }

  @Test func `is the chat history only if it could ask for it`() {
    for script in [
      "system.getChatHistory()", "var s = system; s.x()", "system['get' + x]()", "eval(code)",
      "this['syst' + e].getChatHistory()", "new Function('x')()", "s\\u0079stem.x()",
    ] {
      #expect(ScriptReach(script).mayAskForHistory)
    }
    #expect(!ScriptReach("context.a = system.toProperCase(context.b)").mayAskForHistory)
  }
}
