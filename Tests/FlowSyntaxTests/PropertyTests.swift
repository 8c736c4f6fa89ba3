import FlowDiagnostics
import FlowSyntax
import Testing

@Suite struct `Properties of the reader` {
  @Test(arguments: UInt64(1)...40)
  func `what is written reads back the same`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<25 {
      let value = anyValue(depth: 4, &random)
      let read = document(value.json)
      #expect(read.findings.isEmpty, "\(value.json)")
      #expect(read.root.map(read.value) == value, "\(value.json)")
      #expect(JSONValue.parse(Array(value.json.utf8))?.json == value.json)
    }
  }

  @Test(arguments: UInt64(1)...60)
  func `any change to a text is survived`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<40 {
      var bytes = Array(anyValue(depth: 4, &random).json.utf8)
      for _ in 0..<Int.random(in: 1...6, using: &random) { mutate(&bytes, &random) }
      let read = JSONDocument(SourceText(path: "", bytes: bytes))
      let text = String(decoding: bytes, as: UTF8.self)
      expectPlaces(in: read, text)
      if let root = read.root { expectNesting(root, in: read, text) }
      // What reads as JSON has no finding but those that other programs let pass.
      if let value = JSONValue.parse(bytes) {
        #expect(JSONValue.parse(Array(value.json.utf8)) == value, "\(text)")
      } else {
        #expect(!read.findings.isEmpty, "\(text)")
      }
    }
  }

  private func expectPlaces(in read: JSONDocument, _ text: String) {
    for finding in read.findings {
      let spans =
        [finding.span] + finding.related.map(\.span) + (finding.fix?.edits.map(\.span) ?? [])
      for span in spans {
        #expect(span.start >= 0 && span.end <= read.source.bytes.count, "\(text)")
      }
      #expect(!finding.message.isEmpty)
    }
    #expect(read.findings == read.findings.inOrder(), "\(text)")
  }

  private func expectNesting(_ node: JSONDocument.Node, in read: JSONDocument, _ text: String) {
    let outer = read.span(node)
    #expect(outer.end <= read.source.bytes.count, "\(text)")
    if read.kind(node) == .string { #expect(outer.contains(read.contentSpan(node)), "\(text)") }
    let children = read.elements(node) + read.members(node).flatMap { [$0.key, $0.value] }
    var last = outer.start
    for child in children {
      let inner = read.span(child)
      #expect(outer.contains(inner) && last <= inner.start, "\(text)")
      last = inner.end
      expectNesting(child, in: read, text)
    }
  }

  private func mutate(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
    let pieces = [
      "{", "}", "[", "]", ",", ":", "\"", "\\", "\n", "'", "/*", "//", "\\u12", "“", "a", "1", " ",
    ]
    let place = Int.random(in: 0...bytes.count, using: &random)
    switch Int.random(in: 0..<5, using: &random) {
    case 0:
      bytes.insert(contentsOf: Array((pieces.randomElement(using: &random) ?? "").utf8), at: place)
    case 1: bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
    case 2 where place < bytes.count: bytes.remove(at: place)
    case 3: bytes.removeSubrange(place...)
    default:
      let other = Int.random(in: 0...bytes.count, using: &random)
      bytes.insert(contentsOf: Array(bytes[min(place, other)..<max(place, other)]), at: place)
    }
  }

  private func anyValue(depth: Int, _ random: inout SeededGenerator) -> JSONValue {
    switch Int.random(in: 0..<(depth == 0 ? 4 : 6), using: &random) {
    case 0: return .null
    case 1: return .bool(Bool.random(using: &random))
    case 2: return anyNumber(&random)
    case 3: return .string(anyText(&random))
    case 4:
      let count = Int.random(in: 0...4, using: &random)
      return .array((0..<count).map { _ in anyValue(depth: depth - 1, &random) })
    default:
      var object = JSONObject()
      for _ in 0..<Int.random(in: 0...16, using: &random) {
        object[anyText(&random)] = anyValue(depth: depth - 2 < 0 ? 0 : depth - 2, &random)
      }
      return .object(object)
    }
  }

  private func anyNumber(_ random: inout SeededGenerator) -> JSONValue {
    let texts = ["0", "-0", "1.50", "1E5", "-2.5e-7", "123456789012345678901"]
    let index = Int.random(in: 0...texts.count, using: &random)
    guard index < texts.count, let number = JSONNumber(texts[index]) else {
      return .integer(Int.random(in: .min ... .max, using: &random))
    }
    return .number(number)
  }

  private func anyText(_ random: inout SeededGenerator) -> String {
    let pieces = [
      "a", "é", "e\u{301}", "😀", "\"", "\\", "/", "\n", "\0", "\u{2028}", "{", "]", ",", ": ", "//",
      "\u{7F}",
    ]
    return (0..<Int.random(in: 0...6, using: &random))
      .map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
  }
}

@Suite(.serialized) struct `Large files` {
  /// Texts of `count` pieces that would tempt a reader to look at everything again and again.
  private static let shapes: [(name: String, make: @Sendable (Int) -> String)] = [
    ("members", { n in "{" + (0..<n).map { "\"name\($0)\": \($0)" }.joined(separator: ",") + "}" }),
    ("one name", { n in "{" + String(repeating: "\"a\":1,", count: n) + "\"b\":2}" }),
    ("doubled commas", { n in "[" + String(repeating: "1,,", count: n) + "1]" }),
    ("missing commas", { n in "[" + String(repeating: "\"a\" ", count: n) + "]" }),
    ("missing values", { n in "{" + String(repeating: "\"a\":\n", count: n) + "}" }),
    ("bare text", { n in "{" + String(repeating: "\"a\": b c, d\n", count: n) + "}" }),
    ("wrong brackets", { n in "{\"a\":" + String(repeating: "[1},", count: n) + "1}" }),
    ("closing brackets", { n in "[" + String(repeating: "}", count: n) + "]" }),
    ("odd quotes", { n in String(repeating: "[\"a\"b\"c", count: n) }),
    ("open strings", { n in "[" + String(repeating: "\"a,\n", count: n) + "]" }),
    ("junk", { n in "{" + String(repeating: "{[", count: n) }),
    ("colons", { n in "[" + String(repeating: "\"a\":1,", count: n) + "]" }),
    ("blanks", { n in "[" + String(repeating: " ", count: n * 8) + "\"a\" b]" }),
    ("one long string", { n in "[\"" + String(repeating: "abcdefgh", count: n) + "\"]" }),
    ("one long word", { n in "[" + String(repeating: "abcdefgh", count: n) + "]" }),
    ("one long name", { n in "{\"" + String(repeating: "a:b\\\"", count: n) + "\"x:1}" }),
  ]

  @Test(arguments: shapes.indices)
  func `four times the text takes about four times as long`(index: Int) {
    let shape = `Large files`.shapes[index]
    let clock = ContinuousClock()
    func time(_ count: Int) -> Duration {
      let source = SourceText(path: "large.json", shape.make(count))
      // The best of three, so that a busy machine does not count.
      return (0..<3).map { _ in clock.measure { _ = JSONDocument(source).findings } }.min() ?? .zero
    }
    let small = time(1000)
    let large = time(4000)
    #expect(large < small * 12 + .milliseconds(20), "\(shape.name): \(small), then \(large)")
  }

  @Test func `two hundred thousand mistakes are a hundred findings`() {
    let read = document("[" + String(repeating: "tru,", count: 200_000) + "1]")
    #expect(read.findings.count == 100)
    #expect(read.root.map(read.elements)?.count == 200_001)
  }

  @Test func `two hundred thousand members are all there`() {
    let members = (0..<200_000).map { "\"name\($0)\":\($0)" }.joined(separator: ",")
    let read = document("{\(members)}")
    #expect(read.findings.isEmpty)
    #expect(read.root.map(read.members)?.count == 200_000)
  }

  @Test func `a line of five megabytes is read`() {
    let read = document("[\"" + String(repeating: "a", count: 5_000_000) + "\" x]")
    #expect(
      read.findings.map(\.span) == [Span(5_000_003, 5_000_003)] + [Span(5_000_004, 5_000_005)])
  }
}
