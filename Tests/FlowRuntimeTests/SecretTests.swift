import FlowRuntime
import OAuthProtocol
import Testing
import WebSyntax

@Suite struct `A registered secret` {
  private static let secret = "p/s+s=w d\"ö"

  private static var encodedForms: [String] {
    [
      secret, PercentCoding.encode(secret), PercentCoding.encodeForm(secret),
      Base64.encode(Array(secret.utf8)), "p/s+s=w d\\\"ö",
    ]
  }

  @Test(arguments: encodedForms)
  func `is hidden in each of its forms`(_ form: String) {
    var register = SecretRegister()
    register.add(Self.secret)
    #expect(register.masked("before \(form) after") == "before ••• after")
  }

  @Test(arguments: ["secret-token\u{301}", "secret-token\u{200D}", "Secret-Token", "SECRET-TOKEN"])
  func `is hidden whatever follows it and in either case`(_ text: String) {
    var register = SecretRegister()
    register.add("secret-token")
    #expect(register.masked("a \(text)").utf8.starts(with: "a •••".utf8))
  }

  @Test func `that holds another one is hidden as a whole`() {
    var register = SecretRegister()
    register.add("abcdef")
    register.add("abcdefghij")
    #expect(register.masked("abcdefghij abcdef") == "••• •••")
  }

  @Test func `too short to be one leaves innocent words alone`() {
    var register = SecretRegister()
    register.add("ada")
    register.add("")
    #expect(register.masked("Hello ada") == "Hello ada")
  }
}

@Suite struct `Random bytes` {
  @Test func `that are fixed are the same in every run, and differ from call to call`() {
    var first = Randomness.fixed
    var second = Randomness.fixed
    let bytes = first.bytes(40)
    #expect(bytes.count == 40)
    #expect(second.bytes(40) == bytes)
    #expect(first.bytes(40) != bytes)
  }

  @Test func `of the system are not foreseeable`() {
    var randomness = Randomness.system
    #expect(randomness.bytes(32) != randomness.bytes(32))
  }

  @Test func `go through SHA-256 as RFC 7636 Appendix B has it`() {
    let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
    #expect(
      PKCE.challenge(of: verifier, sha256: sha256)
        == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM")
  }
}
