import FlowDiagnostics
import FlowSyntax
import Testing

@Suite struct `Valid JSON` {
  @Test(
    arguments: [
      "null", "true", "false", "0", "\"\"", "[]", "{}", " \t\r\n{ \t\r\n} \t\r\n", "[[],{},[{}]]",
      "[ ]", "[null]", "[1 , 2]", #"{"":""}"#, #"{"a":{"b":[{"c":null}]}}"#, "\r[\r1\r]\r",
      #"{"a" : 1 , "b":2}"#, "[true,false,null,1,\"x\",[],{}]",
    ])
  func `every kind of value stands alone and inside others`(text: String) {
    #expect(document(text).findings.isEmpty)
    #expect(JSONValue.parse(Array(text.utf8)) != nil)
  }

  @Test(
    arguments: [
      "0", "-0", "1", "-1", "10", "1234567890", "0.0", "-0.5", "1.50", "0e0", "0E0", "1e5", "1E+5",
      "1e-5", "1.5e00", "-1.25E-007", "1e400", "0.1e1", "123456789012345678901234567890.5",
    ])
  func `numbers are in the grammar`(text: String) {
    let read = document("[\(text)]")
    #expect(read.findings.isEmpty)
    #expect(read.root.map(read.elements)?.map { read.number($0).text } == [text])
    #expect(JSONNumber(text)?.text == text)
  }

  @Test(
    arguments: [
      (#""""#, ""), (#""a b""#, "a b"), (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"),
      (#""\u0041\u00e9\u00E9\u20AC""#, "Aéé€"), (#""\ud83d\ude00\uD83D\uDE00""#, "😀😀"),
      (#""\uD800\uDC00\uDBFF\uDFFF""#, "\u{10000}\u{10FFFF}"), (#""\u0000""#, "\0"),
      ("\"\u{2028}\u{2029}\u{7F}\u{80}\"", "\u{2028}\u{2029}\u{7F}\u{80}"),
      ("\"naïve 日本語 😀\"", "naïve 日本語 😀"),
      ("\"\u{FEFF}\u{FFFE}\u{10FFFF}\"", "\u{FEFF}\u{FFFE}\u{10FFFF}"),
      (#""'{}[]:,//#""#, "'{}[]:,//#"), (#""\\""#, "\\"), (#""\\\"""#, "\\\""),
      (#""\u005C""#, "\\"),
      (#""\\u0041""#, "\\u0041"),
    ])
  func `strings are read with their escapes undone`(text: String, meant: String) throws {
    let read = document(text)
    let root = try #require(read.root)
    #expect(read.findings.isEmpty)
    #expect(read.string(root).unicodeScalars.elementsEqual(meant.unicodeScalars))
    #expect(read.isPlain(root) == !text.contains("\\"))
  }

  @Test(arguments: [(511, true), (512, true), (513, false)])
  func `512 levels are read`(depth: Int, isFine: Bool) {
    let (open, close) = (String(repeating: "[", count: depth), String(repeating: "]", count: depth))
    let findings = document(open + close).findings
    #expect(findings.isEmpty == isFine)
    #expect(findings.map(\.rule) == (isFine ? [] : [.tooDeep]))
    #expect(findings.map(\.span) == (isFine ? [] : [Span(512, 513)]))
    #expect((JSONValue.parse(Array((open + close).utf8)) != nil) == isFine)
  }

  @Test func `what follows a nest that is too deep is read`() throws {
    let deep = String(repeating: "[", count: 600) + "\"]\\\"\"" + String(repeating: "]", count: 600)
    let read = document("{\"a\": \(deep), \"b\": tru}")
    #expect(read.findings.map(\.rule) == [.tooDeep, .jsonSyntax])
    let members = read.members(try #require(read.root))
    #expect(members.map { read.string($0.key) } == ["a", "b"])
  }

  @Test(arguments: ["[", "{\"a\":", "[]", "{}", "[}"])
  func `a hundred thousand brackets are refused, not obeyed`(piece: String) {
    let count = 100_000
    let opening = piece.count == 2 ? String(piece.prefix(1)) : piece
    var text = String(repeating: opening, count: count)
    if piece.count == 2 { text += String(repeating: String(piece.suffix(1)), count: count) }
    let read = document(text)
    #expect(!read.findings.isEmpty)
    #expect(read.findings.count <= 100)
    #expect(JSONValue.parse(Array(text.utf8)) == nil)
  }
}
