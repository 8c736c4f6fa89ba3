import OAuthProtocol
import Testing

@Suite struct `Proof keys for code exchange` {
  @Test func `rule 41: the vector of RFC 7636 Appendix B`() {
    #expect(
      PKCE.challenge(of: Mock.verifier, sha256: Mock.digest)
        == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM")
  }

  @Test(arguments: [
    (String(repeating: "a", count: 42), false), (String(repeating: "a", count: 43), true),
    (String(repeating: "Z", count: 128), true), (String(repeating: "a", count: 129), false),
    ("-._~" + String(repeating: "9", count: 39), true),
    ("+" + String(repeating: "a", count: 42), false),
    (String(repeating: "ä", count: 43), false),
  ])
  func `rule 40: a verifier is 43 to 128 unreserved characters`(_ text: String, _ isOne: Bool) {
    #expect(PKCE.isVerifier(text) == isOne)
  }
}
