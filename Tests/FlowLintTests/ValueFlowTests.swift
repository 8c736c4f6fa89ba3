import FlowDiagnostics
import FlowLint
import FlowModel
import Testing

/// A flow with one script between the start and the end.
private func search(
  script: String, tracking names: [String], assuming assumption: ValueFlow.Assumption = .nothing
) throws -> (search: ValueSearch, end: Int) {
  let text = """
    {"botflow": 1, "name": "Example", "globals": {"shop": "https://shop.example"}, "interactions": [
      {"name": "Start", "type": "Action",
       "details": {"whenWeReceive": ["start"], "actionType": "Set Variable", "next": "End"},
       "settings": {"script": "\(script)"}},
      {"name": "End", "type": "Message", "details":
        {"sendToUser": "{a} {b} {shop}", "next": null}}
    ]}
    """
  let reading = FlowReading(SourceText(path: "example.flow.json", text))
  let flow = try #require(reading.validFlow)
  let linted = LintedFlow(
    flow, reading.source, LintOptions(patternProblem: PatternProblems.problem), BotEntries())
  let tracked = try names.map { try #require(linted.variables.id(of: $0)) }
  let values = ValueFlow(linted, tracking: tracked, on: .webClient, assuming: assumption)
  return (ValueSearch(values), try #require(linted.graph.places["End"]))
}

@Suite struct `Which variables are set` {
  private func atEnd(
    _ script: String, _ names: [String] = ["a", "b"],
    assuming assumption: ValueFlow.Assumption = .nothing
  ) throws -> Set<ValueFlow.Valuation> {
    let (search, end) = try search(script: script, tracking: names, assuming: assumption)
    return Set(search.entering(end).map(\.bits))
  }

  @Test func `is known of what a script sets and clears`() throws {
    #expect(try atEnd("context.a = 'x'; context.b = null;") == [0b01])
    #expect(try atEnd("context.a = 0;") == [0b01])
    #expect(try atEnd("context.a = '';") == [0b00])
    #expect(try atEnd("context.a = 'x'; context.a = null;") == [0b00])
  }

  @Test func `is known of what a script copies`() throws {
    #expect(try atEnd("context.a = 'x'; context.b = context.a;") == [0b11])
    // The second time round there is something to copy.
    #expect(try atEnd("context.b = context.a; context.a = 1;") == [0b01, 0b11])
  }

  @Test func `is open where a script computes`() throws {
    #expect(try atEnd("context.a = context.b + 1;") == [0b00, 0b01])
    #expect(try atEnd("if (user) { context.a = null; }") == [0b00, 0b01])
    #expect(try atEnd("context.a = context.b + 1;", assuming: .filled) == [0b01])
  }

  @Test func `is known of globals from the start`() throws {
    #expect(try atEnd("context.a = 'x';", ["a", "shop"]) == [0b11])
  }
}
