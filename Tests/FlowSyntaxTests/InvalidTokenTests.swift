import FlowDiagnostics
import FlowSyntax
import Testing

@Suite struct `Invalid tokens` {
  @Test(
    arguments: [
      ("[«+1»]", "a JSON number has no plus sign"),
      ("[«01»]", "a JSON number has no leading zeros"),
      ("[«-01»]", "a JSON number has no leading zeros"),
      ("[«00»]", "a JSON number has no leading zeros"),
      ("[«1.»]", "digits stand behind the point"), ("[«.5»]", "digits stand before the point: 0.5"),
      ("[«0x1F»]", "JSON numbers are decimal"), ("[«-»]", nil),
      ("[«-.»]", "digits stand before the point: 0."),
      ("[«1e»]", nil), ("[«1e+»]", nil), ("[«1.e5»]", nil), ("[«1.2.3»]", nil), ("[«1-2»]", nil),
      ("[«--1»]", nil), ("[«-Infinity»]", nil), ("[«1_000»]", nil), ("[«12abc»]", nil),
      ("[«2024-01-01»]", nil), ("[«1٣»]", nil), ("[«1e5.5»]", nil), ("[«-a»]", nil),
    ] as [(String, String?)])
  func `a number outside the grammar is underlined whole`(text: String, note: String?) {
    let messages = expectFindings(text)
    #expect(messages.allSatisfy { $0.hasSuffix("is not a JSON number") })
    let findings = JSONDocument(Marked(text).source).findings
    #expect(findings.flatMap(\.notes) == (note.map { [$0] } ?? []))
    #expect(JSONValue.parse(Marked(text).source.bytes) == nil)
  }

  @Test(
    arguments: [
      ("[«True»]", "write true"), ("[«FALSE»]", "write false"), ("[«None»]", "write null"),
      ("[«undefined»]", "write null"), ("[«NaN»]", "write null"), ("[«yes»]", "write true"),
      ("[«off»]", "write false"), ("[«nul»]", "put text in double quotes"),
      ("[«truefalse»]", "put text in double quotes"), ("[«hello»]", "put text in double quotes"),
      ("[«hello there»]", "put text in double quotes"),
      ("{\"a\": «Hello {{name}}, how are you»}", "put text in double quotes"),
      ("{\"a\": «Hello»\", \"b\": 1}", "put text in double quotes"),
      ("{\"a\": «https://a.b/c», \"b\": 1}", "put text in double quotes"),
      ("[«日本語»]", "put text in double quotes"), ("«nothing»", "put text in double quotes"),
    ])
  func `a bare word is no value`(text: String, help: String) {
    #expect(expectFindings(text).allSatisfy { $0.hasSuffix("is not a JSON value") })
    #expect(JSONDocument(Marked(text).source).findings.map(\.help) == [help])
  }

  @Test(
    arguments: [
      #"["«\q»"]"#, #"["«\é»"]"#, #"["«\x»41"]"#, #"["a«\'»b"]"#, #"["C:«\d»ir«\e»"]"#,
      #"["«\u»12"]"#, #"["«\u»12G4"]"#, #"["«\u»"]"#, #"["«\U»0041"]"#, #"["«\0»"]"#,
      "[\"a«\t»b«\u{1}»\"]", "[\"«\u{1F}»\"]", "[\"«\u{B}»\"]",
      #"["«\uD800»"]"#, #"["«\uDC00»"]"#, #"["«\uD83D»x"]"#, #"["«\uD83D»\u0041"]"#,
      #"["«\uDE00»«\uD83D»"]"#, #"["«\uD83D»\uD83D\uDE00"]"#,
    ])
  func `each escape and control character is underlined`(text: String) {
    expectFindings(text)
  }

  @Test(
    arguments: [
      "[«'a'»]", "{«'a'»: 1}", "[«'it\"s'»]", "[«'a'», «'b'»]", "{«“a”»: 1}", "{\"a\": «“b, c”»}",
      "{«a»: 1}", "{«a-b»: 1, «$c»: 2}", "{«1»: 2}", "{«null»: 2}", "{«naïve»: 1}",
    ])
  func `strings and names stand in double quotes`(text: String) {
    #expect(expectFindings(text).allSatisfy { $0.hasSuffix("double quotes") })
    if !text.contains("it\"s") {
      #expect(fixed(JSONDocument(Marked(text).source)).findings.isEmpty)
    }
  }

  @Test(
    arguments: [
      "[«\"»", "[«\"abc»", "«\"abc\\»", "«\"abc\\\"»", "{\"a\": «\"b»", "{\"a\": «\"b»}",
      "[{\"a\": «\"b»},\n{}]", "{«\"a»", "{«\"a»\n: 1}", "[«'abc»", "[«\"abc»,\n\"d\"]",
      "{\"a\": «\"{{b}}»,\n \"c\": 1}", "[{\"a\": «\"[{{b}}]»},\n{}]", "{«\"a»: 1,\n \"b\": 2}",
      "{«\"a»: \"x\",\n \"b\": 2}", "{\"a\": «\"x», \"b\": 2}",
    ])
  func `a string that is not closed is one finding`(text: String) {
    #expect(expectFindings(text) == ["the string is never closed"])
  }

  @Test(
    arguments: [
      "{\"a\": \"say «\"»hi\" to him\", \"b\": 1}", "[\"say «\"»hi\" you\", \"b\"]",
      "{\"a\": \"x «\"»y\"}", "{\"a\": \"say «\"»hello\", he said\"\n}",
      "{\"a\": \"say «\"»hello to him,\n \"b\": 1}",
    ])
  func `a double quote inside a string is one finding`(text: String) {
    #expect(expectFindings(text) == ["a double quote inside a string"])
  }

  @Test func `a lone surrogate and a control character say what they are`() {
    #expect(
      document(#"["\uD800"]"#).findings.map(\.message) == ["a lone surrogate is no character"])
    #expect(
      document("[\"\u{1B}\"]").findings.map(\.message)
        == ["control character U+001B inside a string"])
    #expect(document("[\"\u{1B}\"]").findings.map(\.help) == ["write \\u001B"])
    let healed = fixed(document("[\"\u{1B}\t\"]"))
    #expect(healed.root.map(healed.value) == .array([.string("\u{1B}\t")]))
  }
}
