import FlowDiagnostics
import FlowSyntax
import Testing

@Suite struct `Nodes` {
  @Test func `every key and value has its exact place`() throws {
    let text = Marked(
      "{ «\"a\"» : «1.5e3» ,\r\n «\"b\\u0041\"»:«\"ü\"», «\"c\"»: «true»,«\"d\"»:«null» }")
    let read = JSONDocument(text.source)
    let root = try #require(read.root)
    #expect(read.findings.isEmpty)
    #expect(read.members(root).flatMap { [read.span($0.key), read.span($0.value)] } == text.spans)
    #expect(read.span(root) == Span(0, text.source.bytes.count))
    #expect(read.members(root).map { read.string($0.key) } == ["a", "bA", "c", "d"])
    #expect(read.members(root).map { read.kind($0.value) } == [.number, .string, .bool, .null])
    #expect(read.members(root).map { read.isPlain($0.key) } == [true, false, true, true])
    #expect(read.elements(root).isEmpty)
  }

  @Test func `containers are stepped over, and hold their own`() throws {
    let text = Marked("[«[1, [2]]», «{\"a\": [3]}», «[]», «{}», «-0»]")
    let read = JSONDocument(text.source)
    let elements = read.elements(try #require(read.root))
    #expect(elements.map(read.span) == text.spans)
    #expect(elements.map { read.elements($0).count } == [2, 0, 0, 0, 0])
    #expect(elements.map { read.members($0).count } == [0, 1, 0, 0, 0])
    #expect(read.number(elements[4]).text == "-0")
  }

  @Test(
    arguments: [
      ("{«\"a b\"»: 1}", "a b", 1), ("{«'a'»: 1}", "a", 1), ("{«a»: 1}", "a", 0),
      ("{«\"a»: 1,\n}", "a", 1), ("{\n«a-1»\n: 1}", "a-1", 0),
    ])
  func `a name is read however it is quoted`(text: String, name: String, quote: Int) throws {
    let marked = Marked(text)
    let read = JSONDocument(marked.source)
    let root = try #require(read.root)
    let key = try #require(read.members(root).first).key
    #expect(read.span(key) == marked.spans.first)
    #expect(read.string(key) == name)
    #expect(read.contentSpan(key).start == read.span(key).start + quote)
    #expect(read.source[read.contentSpan(key)] == name)
  }

  @Test(
    arguments: [
      ("[1 2]", [.number, .number]), ("[tru, 1]", [.missing, .number]),
      ("[,1]", [.missing, .number]), ("[01, \"a]", [.missing, .string]),
      ("[{\"a\": 1}, {\"b\": 2, {\"c\": 3}]", [.object, .object, .object]),
      ("[[1, 2}, [3]]", [.array, .array]),
    ] as [(String, [JSONDocument.Kind])])
  func `what is right round a mistake is read`(
    text: String, kinds: [JSONDocument.Kind]
  ) throws {
    let read = JSONDocument(Marked(text).source)
    #expect(!read.findings.isEmpty)
    #expect(read.elements(try #require(read.root)).map(read.kind) == kinds)
  }

  @Test(
    arguments: [
      #"{"a": 1, "b" 2, "c": 3}"#, #"{"a": 1 "b": 2, "c": 3}"#, "{\"a\": \"x,\n\"b\": 2, \"c\": 3}",
      "{\"a\": 1, \"b: 2,\n\"c\": 3}", #"{"a": , "b": 2,, "c": 3,}"#,
      #"{"a": {"x": [1}}, "b":2, "c":3}"#,
      "{\"a\":\n\"b\": 2, \"c\": 3}", #"{"a": "x "y" z", "b": 2, "c": 3}"#,
      #"{a: 1, 'b': 2; "c": 3}"#,
      #"{"a": "x, "b": 2, "c": 3}"#, #"{"a": 1 2, "b": x y, "c": 3}"#, #"{"a" "b", "b", "c": 3}"#,
      #"{"a": 1, ], "b": 2, "c": 3}"#, #"{"a": {"b": 1], "b": 2, "c": 3}"#,
    ])
  func `all members round a mistake are there`(text: String) throws {
    let read = document(text)
    #expect(!read.findings.isEmpty)
    #expect(read.members(try #require(read.root)).map { read.string($0.key) } == ["a", "b", "c"])
  }

  @Test(
    arguments: [
      (#"{"a": 1, «"a"»: 2}"#, ["a"]), (#"{"a": 1, «"\u0061"»: 2}"#, ["a"]),
      (#"{"\u0061": 1, «"a"»: 2, «"a"»: 3}"#, ["a", "a"]), (#"{"": 1, «""»: 2}"#, [""]),
      (#"{"a": {"a": 1, "b": {"a": 1}}, "c": [{"a": 1}, {"a": 1}]}"#, []),
      (#"{"a": 1, "A": 2, "a ": 3}"#, []), ("{\"é\": 1, \"e\u{301}\": 2}", []),
      (#"{"x": [{"b": 1, «"b"»: 2}], «"x"»: 1}"#, ["b", "x"]),
    ] as [(String, [String])])
  func `a doubled name is found, in small objects and large ones`(text: String, names: [String]) {
    let filler = (0..<13).map { "\"filler\($0)\": 0, " }.joined()
    for text in [text, text.replacing("{", with: "{" + filler, maxReplacements: 1)] {
      let messages = expectFindings(text, .duplicateKey)
      #expect(messages == names.map { "'\($0)' stands twice in one object" })
      #expect(JSONValue.parse(Marked(text).source.bytes) != nil)
    }
  }

  @Test func `a doubled name points at the first`() {
    let findings = document(#"{"a": 1, "b": 2, "a": 3}"#).findings
    #expect(findings.map(\.related) == [[.init(Span(1, 4), "first here")]])
  }
}
