import FlowDiagnostics
import FlowSyntax
import FlowTestSupport
import Testing

@Suite struct `The place of a span in a document` {
  private func places(_ text: String) -> [Report.Place] {
    let marked = Marked(text)
    return JSONDocument(marked.source).places(of: marked.spans)
  }

  @Test(
    arguments: [
      (#"«{"a": 1}»"#, "", "", ""), (#"{"a": «1»}"#, "a", "/a", "a"),
      (#"{«"a"»: 1}"#, "a", "/a", "a"), (#"{"a"«:» 1}"#, "", "", ""),
      (#"[1, «2»]"#, "[1]", "/1", "[1]"), (#"[1, [«2»]]"#, "[1][0]", "/1/0", "[1][0]"),
      (#"{"a": {"b": [{"c": "x«y»z"}]}}"#, "a.b[0].c", "/a/b/0/c", "a.b[0].c"),
      (
        #"{"list": [{}, {"name": "Get Token", "to": «"x"»}]}"#, #"list["Get Token"].to"#,
        "/list/1/to", "Get Token · to"
      ),
      (
        #"{"list": [{"name": "A", "items": [{"to": «"x"», "display": "B"}]}]}"#,
        #"list["A"].items["B"].to"#, "/list/0/items/0/to", #"A · items["B"].to"#
      ),
      (#"[{"title": "T", "display": "D", "x": «1»}]"#, #"["D"].x"#, "/0/x", "D · x"),
      (#"[«{"name": "N"}»]"#, #"["N"]"#, "/0", "N"),
      (#"[{"name": 1, "title": "", "x": «1»}]"#, "[0].x", "/0/x", "[0].x"),
      (#"{"a/b~c d": «1»}"#, #"["a/b~c d"]"#, "/a~1b~0c d", #"["a/b~c d"]"#),
      (#"{"1a": «1»}"#, #"["1a"]"#, "/1a", #"["1a"]"#), (#"{"": «1»}"#, #"[""]"#, "/", #"[""]"#),
      (#"{"\u0061\"": «1»}"#, #"["a\""]"#, "/a\"", #"["a\""]"#),
      (#"{"a": «1, "b": 2»}"#, "", "", ""), (#"{"a": 1}« »"#, "", "", ""), ("«»", "", "", ""),
      (#"{"a": {"b": 1«»}}"#, "a.b", "/a/b", "a.b"), (#"{"a": [1, «"#, "a", "/a", "a"),
      (#"{a: «1»}"#, "a", "/a", "a"),
      ("{\"/\u{301}\": «1»}", "[\"/\u{301}\"]", "/~1\u{301}", "[\"/\u{301}\"]"),
    ])
  func `is named as people name it`(
    text: String, path: String, pointer: String, shown: String
  ) throws {
    let marked = Marked(text)
    let span = marked.spans.first ?? Span(marked.source.bytes.count, marked.source.bytes.count)
    let place = try #require(JSONDocument(marked.source).places(of: [span]).first)
    #expect(place.path == path)
    #expect(place.pointer == pointer)
    #expect(place.shown == shown)
  }

  @Test func `is cut where an element calls itself a paragraph`() throws {
    let name = String(repeating: "é", count: 81)
    let place = try #require(places("[{\"name\": \"\(name)\", \"x\": «1»}]").first)
    #expect(place.owner == String(repeating: "é", count: 79) + "…")
    #expect(place.path == "[\"\(place.owner ?? "")\"].x")
  }

  /// What the walk says, against a search from the root for each span alone.
  private func searched(_ span: Span, _ document: JSONDocument) -> String {
    guard let root = document.root, document.span(root).contains(span) else { return "" }
    var node = root
    var pointer = ""
    while true {
      let children =
        document.members(node).map { (document.string($0.key), [$0.key, $0.value]) }
        + document.elements(node).enumerated().map { (String($0), [$1]) }
      let inside = children.lazy.compactMap { name, nodes in
        nodes.first { document.span($0).contains(span) }.map { (name, $0) }
      }.first
      guard let inside else { return pointer }
      pointer += "/" + inside.0
      node = inside.1
    }
  }

  @Test func `is the same for many spans in any order as for each alone`() throws {
    var generator = SeededGenerator(seed: 7)
    let text = try #require(Repository.text("flows/help-desk/help-desk.flow.json"))
    let document = document(text)
    let spans = (0..<3000).map { _ in
      let start = Int.random(in: 0...text.utf8.count, using: &generator)
      return Span(start, min(text.utf8.count, start + Int.random(in: 0..<40, using: &generator)))
    }
    let places = document.places(of: spans)
    for (span, place) in zip(spans, places) {
      #expect(place.pointer == searched(span, document), "\(span)")
    }
    #expect(Set(places.map(\.pointer)).count > 300)
  }

  @Test func `goes into a report with the text that may be shown`() {
    let marked = Marked(#"[{"name": "A", "secret": «"x1"»}]"#)
    let findings = marked.spans.map { Diagnostic("r", "odd", at: $0) }
    let document = JSONDocument(marked.source)
    let hidden = SourceText(path: "h.json", #"[{"name": "A", "secret": "**"}]"#)
    let files = [
      Report.File(findings, in: document), Report.File(findings, in: document, shown: hidden),
    ]
    #expect(files.map { $0.findings.map(\.place.shown) } == [["A · secret"], ["A · secret"]])
    #expect(
      files.map { ReportFormat.text.render(Report(files: [$0], toolVersion: "0.2.0")) }
        .map { $0.contains("x1") } == [true, false])
  }
}
