import FlowDiagnostics
import FlowLint
import FlowModel
import Testing

/// Texts of a message in a flow with the variables `name` and `user`, and what lint underlines.
@Suite struct `Braces` {
  struct Case: CustomTestStringConvertible, Sendable {
    var text: String
    var testDescription: String { text }
  }

  private static let rules: Set<RuleName> = ["unbalanced-braces", "double-braces-in-text"]

  static let texts = [
    "Hello {name}.", "Hello «{»name.", "Hello «{»name, you", "Hello name«}».", "Hello {name}«}».",
    "Hello «{»{name}.", "Hello «{{name}}».", "Hello «{{ name }}».", #"\"Hello\" «{{name}}»."#,
    #"\"Hello\" «{»name."#, "Hello «{»name!", "Hello «{»user.first_name you",
    // Whoever writes these means them.
    "{", "}", ":} {name}", "{ {name} }", "{stranger", "a {b c} d", "{{stranger}", "{1,2}",
    "{name} }",
    "{ name", "{{{name}}}",
  ]

  @Test(arguments: texts) func `in a text are told by the variables of the flow`(
    _ marked: String
  ) throws {
    let (source, marks) = RuleExample.unmarked(
      """
      {"botflow":1,"name":"B","globals":{"name":"x"},"interactions":[{"name":"M","type":"Message",\
      "details":{"whenWeReceive":["start"],"sendToUser":"\(marked)"}}]}
      """, "b.flow.json")
    #expect(Self.found(Self.rules, in: source) == marks)
  }

  static let bodies = [
    #"{"a":"{{name}}"}"#, #"{"a":"«{name}»"}"#, #"{"a":"«{name}», {{name}}"}"#, #"{"a":"{b}"}"#,
    #"{"a":"{name"}"#, #"{"a":"{{name«}»"}"#, #"{"a":"{«{name}»"}"#, #"{"{name}":1}"#,
    #"{"a":["«{name}»",{"b":"{{name}}"}]}"#, #"{"query":"{ name }"}"#, #"{"query":"{name}"}"#,
    #""{\"a\":«{name}»}""#, #""{\"a\":«{name}»,\"b\":1}""#, #""{\"a\":\"«{name}»\"}""#,
    #""{\"a\":{{name}}}""#, #""{\"name\":{}}""#,
  ]

  @Test(arguments: bodies) func `in a body have to be double`(_ marked: String) throws {
    let (source, marks) = RuleExample.unmarked(
      """
      {"botflow":1,"name":"B","globals":{"name":"x"},"interactions":[{"name":"M","type":"Action",\
      "details":{"whenWeReceive":["start"],"actionType":"REST"},"settings":\
      {"endpoint":"https://a.example","method":"POST","body":\(marked)},\
      "advanced":{"onErrorGoTo":"M"}}]}
      """, "b.flow.json")
    let found = Self.found(["single-braces-in-body", "unbalanced-braces"], in: source)
    if marked.contains("{«{name}»") {
      // One brace more in front of a good variable of a text is one too few behind it here.
      #expect(found.count == 1)
    } else {
      #expect(found == marks)
    }
  }

  private static func found(_ rules: Set<RuleName>, in source: SourceText) -> [Span] {
    Linter(LintOptions(patternProblem: { _ in nil })).lint(FlowReading(source)).findings
      .filter { rules.contains($0.rule) }.map(\.span)
  }
}
