import FlowDiagnostics
import FlowSyntax
import Testing

@Suite struct `Encodings` {
  @Test(
    arguments: [
      ([0xC0, 0x80], "0xC0"), ([0xC1, 0xBF], "0xC1"), ([0xE0, 0x80, 0x80], "0xE0"),
      ([0xE0, 0x9F, 0xBF], "0xE0"), ([0xF0, 0x80, 0x80, 0x80], "0xF0"),
      ([0xF0, 0x8F, 0xBF, 0xBF], "0xF0"), ([0xED, 0xA0, 0x80], "0xED"),
      ([0xED, 0xBF, 0xBF], "0xED"),
      ([0xF4, 0x90, 0x80, 0x80], "0xF4"), ([0xF5, 0x80, 0x80, 0x80], "0xF5"), ([0xFE], "0xFE"),
      ([0xFF], "0xFF"), ([0x80], "0x80"), ([0xBF, 0xBF], "0xBF"), ([0xC3], "0xC3"),
      ([0xE2, 0x82], "0xE2"), ([0xF0, 0x9F, 0x98], "0xF0"), ([0xF0, 0x9F], "0xF0"),
    ] as [([UInt8], String)])
  func `what is not UTF-8 is underlined once, in a string and outside`(bad: [UInt8], name: String) {
    for (before, after) in [("[\"a", "b\"]"), ("[", "]"), ("{\"a\": ", "}"), ("{", ": 1}")] {
      let bytes = Array(before.utf8) + bad + Array(after.utf8)
      let read = JSONDocument(SourceText(path: "bad.json", bytes: bytes))
      #expect(read.findings.map(\.rule) == [.notUTF8])
      #expect(read.findings.map(\.message) == ["byte \(name) is not UTF-8"])
      let start = before.utf8.count
      #expect(read.findings.map(\.span) == [Span(start, start + bad.count)])
      #expect(JSONValue.parse(bytes) == nil)
    }
  }

  @Test(
    arguments: [
      [0xC2, 0x80], [0xDF, 0xBF], [0xE0, 0xA0, 0x80], [0xED, 0x9F, 0xBF], [0xEE, 0x80, 0x80],
      [0xEF, 0xBF, 0xBF], [0xF0, 0x90, 0x80, 0x80], [0xF4, 0x8F, 0xBF, 0xBF],
    ] as [[UInt8]])
  func `the first and last of every length are UTF-8`(good: [UInt8]) {
    let bytes = [0x22] + good + [0x22]
    let read = JSONDocument(SourceText(path: "good.json", bytes: bytes))
    #expect(read.findings.isEmpty)
    #expect(read.root.map(read.string) == String(decoding: good, as: UTF8.self))
  }

  @Test func `invalid bytes apart from each other are found apart, and at most twenty`() {
    let two = Array("[\"a".utf8) + [0xFF, 0x62, 0xC3] + Array("\", 1,]".utf8)
    let findings = JSONDocument(SourceText(path: "", bytes: two)).findings
    #expect(findings.map(\.span) == [Span(3, 4), Span(5, 6), Span(10, 11)])
    let many = Array("\"".utf8) + Array(repeating: [0xFF, 0x62], count: 500).joined() + [0x22]
    #expect(JSONDocument(SourceText(path: "", bytes: many)).findings.count == 20)
  }

  @Test(arguments: [[0xFF, 0xFE, 0x7B, 0], [0xFE, 0xFF, 0, 0x7B], [0xFF, 0xFE]] as [[UInt8]])
  func `UTF-16 is named`(bytes: [UInt8]) {
    let read = JSONDocument(SourceText(path: "", bytes: bytes))
    #expect(read.findings.map(\.message) == ["the file is UTF-16 text"])
    #expect(read.findings.map(\.span) == [Span(0, 2)])
    #expect(read.root == nil)
    #expect(JSONValue.parse(bytes) == nil)
  }

  @Test func `a binary file is one finding`() {
    let read = JSONDocument(SourceText(path: "", bytes: [0x7F, 0x45, 0x4C, 0x46, 0, 1, 0xFF]))
    #expect(read.findings.map(\.message) == ["the file is not text: byte 0x00"])
    #expect(read.findings.map(\.span) == [Span(4, 5)])
    #expect(read.root == nil)
  }

  @Test func `a byte order mark is a finding, and no obstacle`() throws {
    let text = "\u{FEFF}{\"a\": 1}"
    let read = document(text)
    #expect(read.findings.map(\.message) == ["the file starts with a byte order mark"])
    #expect(read.findings.map(\.span) == [Span(0, 3)])
    #expect(read.span(try #require(read.root)) == Span(3, 11))
    #expect(fixed(read).findings.isEmpty)
    #expect(JSONValue.parse(Array(text.utf8)) == .object(JSONObject(["a": .integer(1)])))
    #expect(document("{}\u{FEFF}").findings.map(\.span) == [Span(2, 5)])
  }

  @Test(
    arguments: [
      ("", "the file is empty"), (" ", "the file holds no JSON value"),
      ("\n\n", "the file holds no JSON value"), ("\u{FEFF}", "the file holds no JSON value"),
    ])
  func `a file without a value has no root`(text: String, message: String) {
    let read = document(text)
    #expect(read.findings.last?.message == message)
    #expect(read.root == nil)
    #expect(JSONValue.parse(Array(text.utf8)) == nil)
  }

  @Test(
    arguments: [
      "«// a»\n{}", "{} «// a»", "{ «/* a */» }", "[1, «# a»\n 2]", "{\"a\": «/**/» 1}", "«/*» {}",
      "[1] «/*» [", "[«//»\r1]", "{} «#»\n", "[1«/*\n*/»,2]",
    ])
  func `comments are findings`(text: String) {
    #expect(expectFindings(text).allSatisfy { $0.contains("comment") })
  }

  @Test(
    arguments: [
      "{} «{»}", "1 «2»", "null«,»", "{}«}»", "[]«]» \n]", "\"a\"«:» 1", "{} «text» here",
      "1\n«\"a b\"»",
    ])
  func `text behind the value is one finding`(text: String) {
    #expect(expectFindings(text) == ["text after the end of the JSON value"])
  }

  @Test(
    arguments: [
      ("«```json»\n{\"a\": 1}\n```\n", "a Markdown code fence"),
      ("«```»\r\n[]\r\n```", "a Markdown code fence"),
      ("«Here it is:»\n\n{}", "text before the JSON value"),
      ("«Here:\n\n```json»\n{}\n```\n", "text before the JSON value"),
      ("«<html>»", "expected a JSON value, found '<'"),
    ])
  func `what was copied along is one finding`(text: String, message: String) {
    #expect(expectFindings(text) == [message])
  }
}
