import FlowModel
import FlowRuntime
import Testing

@Suite struct `A secret that was cut` {
  @Test func `does not show its beginning`() {
    var register = SecretRegister()
    register.add("tok-SECRET-and-more-of-it")
    #expect(register.masked(cut: "bad token tok-SECR") == "bad token •••")
    #expect(
      register.masked(cut: "tok-SECRET-and-more-of-it, tok-") == "•••, •••")
    #expect(register.masked(cut: "nothing in it") == "nothing in it")
  }

  @Test func `is known in HTML too`() {
    var register = SecretRegister()
    register.add("a<b>&\"quoted\"")
    #expect(register.masked("x a&lt;b&gt;&amp;&quot;quoted&quot; y") == "x ••• y")
  }
}

@Suite struct `A name of a secret` {
  @Test(arguments: ["accessToken", "token", "password", "refresh_token", "client_secret"])
  func `hides what has it`(_ name: String) { #expect(Simulation.isSecretName(name)) }

  @Test(arguments: ["code", "promocode", "name", "tokens"])
  func `is not what anything may be called`(_ name: String) {
    #expect(!Simulation.isSecretName(name))
  }
}
