import FlowDiagnostics
import FlowModel
import Testing

@Suite struct `Templates` {
  /// Pieces as text: literals in quotes, variables with their span in the text.
  static func pieces(_ text: String, _ syntax: Template.Syntax) -> [String] {
    Template(text, syntax, span: Span(0, 0), textOffset: 0).pieces.map { piece in
      switch piece {
      case .literal(let literal): "'\(literal)'"
      case .reference(let reference):
        "\(reference.path.text)\(reference.isProperCase ? "!" : "") "
          + "\(reference.span.start)-\(reference.span.end)"
      }
    }
  }

  @Test(
    arguments: [
      ("", []), ("plain", ["'plain'"]), ("{a}", ["a 0-3"]), ("x{a}y", ["'x'", "a 1-4", "'y'"]),
      ("{a}{b}", ["a 0-3", "b 3-6"]), ("{ a }", ["a 0-5"]),
      ("{a.b[0].c}", ["a.b[0].c 0-10"]), ("ä{ö}ü", ["'ä'", "ö 2-6", "'ü'"]),
      ("{system.toProperCase(a.b)}", ["a.b! 0-26"]),
      ("{system.toProperCase( a )}", ["a! 0-26"]),
      ("{system.toProperCase(a b)}", ["'{system.toProperCase(a b)}'"]),
      ("{system.toUpper(a)}", ["'{system.toUpper(a)}'"]),
      ("{{a}}", ["'{'", "a 1-4", "'}'"]), ("{{{a}}}", ["'{{'", "a 2-5", "'}}'"]),
      ("{", ["'{'"]), ("}", ["'}'"]), ("{}", ["'{}'"]), ("{a", ["'{a'"]), ("a}", ["'a}'"]),
      ("{a b}", ["'{a b}'"]), ("{a{b}c}", ["'{a'", "b 2-5", "'c}'"]),
      ("{\"a\": 1}", ["'{\"a\": 1}'"]), ("{\"a\":{b}}", ["'{\"a\":'", "b 5-8", "'}'"]),
      ("[0-9]{3}", ["'[0-9]{3}'"]), ("{a}\u{301}", ["a 0-3", "'\u{301}'"]),
      ("{a}\r\n{b}", ["a 0-3", "'\r\n'", "b 5-8"]), ("{my-var}{x?}", ["my-var 0-8", "x? 8-12"]),
    ] as [(String, [String])])
  func `in single braces`(_ text: String, _ pieces: [String]) {
    #expect(Self.pieces(text, .single) == pieces)
  }

  @Test(
    arguments: [
      ("{{a}}", ["a 0-5"]), ("{a}", ["'{a}'"]), ("{{a}", ["'{{a}'"]), ("{a}}", ["'{a}}'"]),
      ("{\"x\":{{a}}}", ["'{\"x\":'", "a 5-10", "'}'"]),
      ("{\"x\":{\"y\":\"{{a}}\"}}", ["'{\"x\":{\"y\":\"'", "a 11-16", "'\"}}'"]),
      ("{{{a}}}", ["'{'", "a 1-6", "'}'"]), ("{{a}}{{b[1]}}", ["a 0-5", "b[1] 5-13"]),
      ("{{ a }}", ["a 0-7"]), ("{{a b}}", ["'{{a b}}'"]), ("{{}}", ["'{{}}'"]),
      ("{{system.toProperCase(a)}}", ["a! 0-26"]), ("{{\"a\":1}}", ["'{{\"a\":1}}'"]),
    ] as [(String, [String])])
  func `in double braces`(_ text: String, _ pieces: [String]) {
    #expect(Self.pieces(text, .double) == pieces)
  }

  @Test(
    arguments: [
      ("a={{a}}&b={b}", ["'a='", "a 2-7", "'&b='", "b 10-13"]),
      ("{{a}", ["'{'", "a 1-4"]), ("{a}}", ["a 0-3", "'}'"]),
      ("{{{a}}}", ["'{'", "a 1-6", "'}'"]), ("{{a b}}", ["'{{a b}}'"]),
    ] as [(String, [String])])
  func `in either`(_ text: String, _ pieces: [String]) {
    #expect(Self.pieces(text, .either) == pieces)
  }

  @Test(arguments: [Template.Syntax.single, .double, .either])
  func `lose nothing of what was written`(_ syntax: Template.Syntax) {
    var random = Seed(7)
    let parts = [
      "{", "}", "a", "b.c", "[0]", " ", "\"", "ä", "\u{301}", "1", "system.toProperCase(", ")",
    ]
    for _ in 0..<2000 {
      let text = (0..<random.below(12)).map { _ in parts[random.below(parts.count)] }.joined()
      let template = Template(text, syntax, span: Span(0, 0), textOffset: 0)
      var rebuilt: [UInt8] = []
      for piece in template.pieces {
        switch piece {
        case .literal(let literal):
          #expect(!literal.isEmpty)
          rebuilt += Array(literal.utf8)
        case .reference(let reference):
          #expect(reference.span.start == rebuilt.count)
          rebuilt += Array(text.utf8)[reference.span.start..<reference.span.end]
        }
      }
      #expect(rebuilt == Array(text.utf8), "\(text)")
    }
  }

  @Test(arguments: [
    (#"\"\u00e4\n {a}"#, "{a}"), (#"\uD83D\uDE00{a.b} x"#, "{a.b}"), (#"\t{\u0061}"#, #"{\u0061}"#),
  ])
  func `behind escapes are found where they stand`(written: String, marked: String) throws {
    let text = """
      {"botflow": 1, "name": "Example", "interactions": [{"name": "A", "type": "Message",
       "details": {"whenWeReceive": ["start"], "sendToUser": "\(written)"}}]}
      """
    let source = SourceText(path: "example.flow.json", text)
    let flow = try #require(FlowReading(source).flow)
    let template = try #require(flow.interactions[0].details.sendToUser)
    #expect(template.references.map { source[$0.span] } == [marked])
  }

  @Test func `whose places are not known underline the whole string`() {
    let template = Template("ä {a}", .single, span: Span(10, 30), places: [11, 12])
    #expect(template.references.map(\.span) == [Span(10, 30)])
  }

  @Test func `are shown as the author wrote them`() {
    let body = #"{"a":"{{b}}","c":"{{ d }}"}"#
    #expect(Template(body, .double, span: Span(0, 0), textOffset: 0).text == body)
    let text = "a {b.c[0]} {system.toProperCase(d)}"
    let template = Template(text, .single, span: Span(0, 0), textOffset: 0)
    #expect(template.text == text)
    #expect(template.constant == nil)
    #expect(Template("a b", .single, span: Span(0, 0), textOffset: 0).constant == "a b")
  }

  @Test func `take a time in proportion to their length`() {
    let text = String(repeating: "{", count: 200_000) + "a" + String(repeating: "{a", count: 50_000)
    #expect(Template(text, .either, span: Span(0, 0), textOffset: 0).pieces.count == 1)
  }
}

/// Numbers that look like chance and are the same in every run.
struct Seed {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func below(_ bound: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state >> 33) % bound
  }
}
