import Testing

@testable import FlowModel

@Suite struct `What a script could touch` {
  @Test(arguments: [
    "context.total = 1", "context.list = [1, 2]", "context.a = context.parts[0];",
    "var x; if (x === undefined) { x = []; }", "f([context.a])", "return [context.a]",
    "context.a = 'C:\\n'", "context.n = (context.n || 0) + 1",
  ])
  func `is not a global that it never names`(_ script: String) {
    #expect(!ScriptReach(script).mayWrite("authServer"))
  }

  @Test(arguments: [
    "context.authServer = 'x'", "context['auth' + 'Server'] = 1", "context [name] = 1",
    "eval(context.lastSentText)", "new Function('x')()", "f()[k] = 1", "a[0][k] = 1",
    "context.\\u0061uthServer = 1", "Object.defineProperty(context, k, d)",
    "context.constructor", "Object.assign(context, o)", "context.__defineGetter__(k, f)",
  ])
  func `is any variable where its text does not tell`(_ script: String) {
    #expect(ScriptReach(script).mayWrite("authServer"))
  }

  @Test func `is the chat history only if it could ask for it`() {
    for script in ["system.getChatHistory()", "var s = system; s.x()", "system['get' + x]()"] {
      #expect(ScriptReach(script).mayAskForHistory)
    }
    #expect(!ScriptReach("context.a = system.toProperCase(context.b)").mayAskForHistory)
  }
}
