import Testing
import WebSyntax

@Suite struct `Percent-encoding` {
  @Test(arguments: [
    ("", "", ""), ("azAZ09-._~", "azAZ09-._~", "azAZ09-._~"), ("a b", "a%20b", "a+b"),
    ("a+b", "a%2Bb", "a%2Bb"), ("ü€", "%C3%BC%E2%82%AC", "%C3%BC%E2%82%AC"),
    ("&=?/#:", "%26%3D%3F%2F%23%3A", "%26%3D%3F%2F%23%3A"), ("100%", "100%25", "100%25"),
    ("*'()!", "%2A%27%28%29%21", "%2A%27%28%29%21"), ("\r\n\0", "%0D%0A%00", "%0D%0A%00"),
  ])
  func `encodes, and decodes what it encoded`(_ text: String, _ plain: String, _ form: String) {
    #expect(PercentCoding.encode(text) == plain)
    #expect(PercentCoding.encodeForm(text) == form)
    #expect(PercentCoding.decode(plain) == text)
    #expect(PercentCoding.decodeForm(form) == text)
  }

  @Test(arguments: [
    ("%", "%"), ("%4", "%4"), ("%4g", "%4g"), ("%%41", "%A"), ("a%41", "aA"), ("%c3%bc", "ü"),
    ("a+b", "a+b"), ("%E2%82", "\u{FFFD}"),
  ])
  func `what no two hex digits follow stays`(_ text: String, _ decoded: String) {
    #expect(PercentCoding.decode(text) == decoded)
  }

  @Test func `a plus is a blank in forms only`() {
    #expect(PercentCoding.decodeForm("a+b%2B") == "a b+")
  }
}

@Suite struct `Parameters of queries and forms` {
  @Test func `keep their order, and names may repeat`() {
    let parameters = Parameters(encoded: "b=2&a=1&&b=3&c&d=&=e&f=g=h")
    #expect(parameters.pairs.map(\.name) == ["b", "a", "b", "c", "d", "", "f"])
    #expect(parameters.pairs.map(\.value) == ["2", "1", "3", "", "", "e", "g=h"])
    #expect(parameters["b"] == "2")
    #expect(parameters["d"] == "")
    #expect(parameters.nonEmpty("d") == nil)
    #expect(parameters["z"] == nil)
    #expect(parameters.repeatedName == "b")
    #expect(Parameters(encoded: "a=1&A=1").repeatedName == nil)
  }

  @Test func `are read back as they were written`() {
    var parameters = Parameters([("a b", "c&d=e"), ("ü", "+%")])
    parameters.append("last", "")
    #expect(parameters.encoded == "a+b=c%26d%3De&%C3%BC=%2B%25&last=")
    #expect(Parameters(encoded: parameters.encoded) == parameters)
  }

  @Test func `a combining mark hides no delimiter`() {
    let parameters = Parameters(encoded: "a=1&\u{301}b=2&c=\u{301}")
    #expect(parameters.pairs.map(\.name) == ["a", "\u{301}b", "c"])
  }
}

@Suite struct `Header fields` {
  @Test func `have names without case, in order, and may repeat`() {
    var headers = HeaderFields([("Set-Cookie", "a"), ("X", "1"), ("set-cookie", "b")])
    #expect(headers["SET-COOKIE"] == "a")
    #expect(headers.all("Set-Cookie") == ["a", "b"])
    headers["x"] = "2"
    headers.append("Y", "3")
    #expect(headers.fields.map(\.name) == ["Set-Cookie", "set-cookie", "x", "Y"])
    headers["set-cookie"] = nil
    #expect(headers.fields.map(\.value) == ["2", "3"])
  }
}
