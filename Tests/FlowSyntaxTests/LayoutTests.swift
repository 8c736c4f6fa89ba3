import FlowDiagnostics
import FlowSyntax
import Testing

/// Mistakes with a bracket in files as people indent them.
@Suite struct `Laid-out files` {
  @Test func `an object that is not closed before the next`() {
    let text = """
      {
        "interactions": [
          {
            "name": "A",
            "message": { "text": "x" },
          «{»
            "name": "B"
          }
        ]
      }
      """
    #expect(expectFindings(text) == ["expected '}' before '{'"])
    #expect(
      expectFindings(text.replacing("},\n    «", with: "}\n    «")) == ["expected '}' before '{'"])
  }

  @Test func `an inner object that is not closed is pointed at`() {
    let text = Marked(
      """
      {
        "interactions": [
          {
            "message": «{»
              "text": "x"
          },
          «{»
            "name": "B"
          }
        ],
        "more": 1
      }
      """)
    let findings = JSONDocument(text.source).findings
    #expect(findings.map(\.span) == Array(text.spans.dropFirst()))
    #expect(findings.first?.related.last?.span == text.spans.first)
    #expect(findings.first?.related.last?.text == "by the indentation, this one was not closed")
  }

  @Test func `an object inside an object that is not closed is pointed at`() {
    let text = Marked("{\n  \"a\": «{»\n    \"x\": 1,\n  \"b\": [\n    {}\n  ]\n}«»\n")
    let findings = JSONDocument(text.source).findings
    #expect(findings.map(\.message) == ["the file ends inside '{'"])
    #expect(findings.map(\.span) == Array(text.spans.dropFirst()))
    #expect(
      findings.first?.related == [
        .init(Span(0, 1), "opened here, never closed"),
        .init(text.spans[0], "by the indentation, this one was not closed"),
      ])
  }

  @Test(
    arguments: [
      "{\n  \"a\": [\n    {\n      \"x\": 1\n    «]»,\n    {}\n  ],\n  \"b\": 2\n}",
      "{\n  \"a\": [\n    {\n      \"x\": 1\n  «]»,\n  \"b\": 2\n}",
      "{\n  \"a\": [\n    {\n      \"x\": 1\n    }\n    «}»,\n    {}\n  ],\n  \"b\": 2\n}",
      "{\n  \"a\": {\n    \"x\": [\n      1\n  «}»,\n  \"b\": 2\n}",
      "{\n  \"a\": {\n    \"x\": [\n      1\n    «}»,\n    \"y\": 2\n  },\n  \"b\": 2\n}",
      "{\n  \"a\": [\n    {\n      \"x\": 1},\n      \"y\"«:» 2,\n      \"z\": 3\n    },\n    {}\n  ]\n}",
    ])
  func `a wrong bracket is one finding, and the rest is read`(text: String) {
    expectFindings(text)
    expectFindings(text.replacing("\n", with: "\r\n"))
  }

  @Test func `a file written as JSON5 tells each habit and heals where that is safe`() {
    let text = """
      {
        «name»: «'x'»,
        «list»: [1, 2«,»],
        «flag»: true«,»
      }
      """
    expectFindings(text)
    #expect(fixed(JSONDocument(Marked(text).source)).findings.isEmpty)
  }

  @Test func `several mistakes are all told`() {
    let text = """
      {
        "a": "say «"»hi" to him",
        "b": «"open»,
        «"c»: 1,
        "d": «tru»,
        "e" «"f"»,
        "g": «,»
        "h"«,»
        "i"«:»
        "j": 1«»
        "k": [1«}»,
        "l": «01»,
        "m": {"n": 1, «"n"»: 2}«,»
      }«,»
      """
    let findings = JSONDocument(Marked(text).source).findings
    #expect(findings.map(\.span) == Marked(text).spans)
  }
}
