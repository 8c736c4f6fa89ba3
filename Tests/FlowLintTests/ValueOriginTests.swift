import FlowDiagnostics
import FlowLint
import FlowModel
import Testing

/// Flows in which `v` is read or tested, and what lint then says.
@Suite struct `Whether a variable can be set somewhere` {
  struct Case: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var interactions: String
    var rules: [String]
  }

  static let read = #"{"name":"Read","type":"Message","details":{"sendToUser":"{v}","next":null}}"#
  static let test = """
    {"name":"Read","type":"Action","details":{"actionType":"Condition","next":"End"},"settings":\
    {"conditions":[{"variable":"{v}","operator":"Is Not Empty","next":"End"}]}},\
    {"name":"End","type":"Message","details":{"sendToUser":"End","next":null}}
    """

  static func start(_ next: String, _ more: String = "") -> String {
    #"{"name":"Start","type":"Message","details":{"whenWeReceive":["start"],"next":"\#(next)"}\#(more)}"#
  }

  static func ask(_ next: String, words: String = "") -> String {
    """
    {"name":"Ask","type":"Question","details":{\(words)"sendToUser":"?","next":\(next)},\
    "answers":{"variableName":"v","answerFormat":"Any"}}
    """
  }

  static func fetch(_ next: String) -> String {
    """
    {"name":"Fetch","type":"Action","details":{"actionType":"REST","next":\(next)},"settings":\
    {"endpoint":"https://a.example","method":"GET","variableName":"v"},\
    "advanced":{"onErrorGoTo":"Read"}}
    """
  }

  static func script(_ code: String, _ next: String) -> String {
    """
    {"name":"Script","type":"Action","details":{"actionType":"Set Variable","next":\(next)},\
    "settings":{"script":"\(code)"}}
    """
  }

  static let cases: [Case] = [
    Case(
      testDescription: "asked for before it is read",
      interactions: "\(start("Ask")),\(ask(#""Read""#)),\(read)", rules: []),
    Case(
      testDescription: "asked for after it is read",
      interactions: """
        \(start("Read")),\(ask("null")),\(read.replacing("null", with: #""Ask""#))
        """, rules: ["set-after-use"]),
    Case(
      testDescription: "fetched by an action that is run before the sentence is said",
      interactions: """
        {"name":"Read","type":"Message","details":{"whenWeReceive":["start"],"action":"Fetch",\
        "sendToUser":"You have {v}.","next":null}},\
        {"name":"Fetch","type":"Action","details":{"actionType":"REST"},"settings":\
        {"endpoint":"https://a.example","method":"GET","variableName":"v"}}
        """, rules: []),
    Case(
      testDescription: "asked for by a word of the customer at any time",
      interactions: "\(start("Read")),\(ask("null", words: #""whenWeReceive":["x"],"#)),\(read)",
      rules: []),
    Case(
      testDescription: "shown again after it was set",
      interactions: """
        \(start("Read")),\(ask(#""Read""#)),\(read.replacing("null", with: #""Ask""#))
        """, rules: []),
    Case(
      testDescription: "shown again in the middle of a sentence",
      interactions: """
        \(start("Read")),\(ask(#""Read""#)),\
        \(read.replacing("null", with: #""Ask""#).replacing("{v}", with: "You said {v} before."))
        """, rules: ["set-after-use"]),
    Case(
      testDescription: "sent in the request that sets it",
      interactions: """
        \(start("Fetch")),\(fetch("null").replacing("a.example", with: "a.example/{v}")),\(read)
        """, rules: []),
    Case(
      testDescription: "read at a word of the customer",
      interactions: """
        \(start("Ask")),\(ask("null")),\
        \(read.replacing(#""next""#, with: #""whenWeReceive":["x"],"next""#))
        """, rules: []),
    Case(
      testDescription: "tested where it was just asked for",
      interactions: "\(start("Ask")),\(ask(#""Read""#)),\(test)", rules: ["always-met"]),
    Case(
      testDescription: "tested where the conversation may have begun anew",
      interactions: """
        \(start("Read")),\(ask("null")),\(test.replacing("null", with: #""Ask""#))
        """, rules: []),
    Case(
      testDescription: "tested on a way round",
      interactions:
        "\(start("Read")),\(ask(#""Read""#)),\(test.replacing("null", with: #""Ask""#))",
      rules: []),
    Case(
      testDescription: "an answer that may be an empty list",
      interactions: "\(start("Fetch")),\(fetch(#""Read""#)),\(test)", rules: []),
    Case(
      testDescription: "emptied by a script, then tested",
      interactions: """
        \(start("Ask")),\(ask(#""Script""#)),\(script("context.v = null;", #""Read""#)),\(test)
        """, rules: ["impossible-condition"]),
    Case(
      testDescription: "set by a script, then tested",
      interactions: """
        \(start("Script")),\(script("context.v = 'x';", #""Read""#)),\(test)
        """, rules: ["always-met"]),
    Case(
      testDescription: "set by a script that may do anything",
      interactions: "\(start("Script")),\(script("context.v = f();", #""Read""#)),\(test)",
      rules: []
    ),
    Case(
      testDescription: "set by nobody knows what",
      interactions: """
        \(start("Read")),\(ask(#""Script""#)),\(script("context[k] = 1;", "null")),\
        \(test.replacing("null", with: #""Ask""#))
        """, rules: []),
    Case(
      testDescription: "set by a script that hands the variables on",
      interactions: """
        \(start("Read")),\(ask(#""Script""#)),\(script("fill(context);", "null")),\
        \(test.replacing("null", with: #""Ask""#))
        """, rules: []),
    Case(
      testDescription: "forgotten with a logout",
      interactions: """
        \(start("Ask")),\(ask(#""Out""#)),{"name":"Out","type":"Message","details":{"next":null},\
        "buttons":{"displayType":"Button","items":[{"display":"Out","buttonType":"Account Unlink"}]}},\
        \(test)
        """, rules: ["impossible-condition"]),
    Case(
      testDescription: "brought by an action that runs first",
      interactions: """
        \(start("Read")),\(fetch("null").replacing("Read", with: "Start")),\
        \(read.replacing(#""next""#, with: #""action":"Fetch","next""#))
        """, rules: []),
  ]

  @Test(arguments: cases) func `is judged by all ways there`(_ case_: Case) throws {
    let text = """
      {"botflow":1,"name":"B","defaults":{"afterLogout":"Read","globalCancel":[]},\
      "interactions":[\(case_.interactions)]}
      """
    let reading = FlowReading(SourceText(path: "b.flow.json", text))
    #expect(reading.validFlow != nil, "\(reading.findings.map(\.message))")
    let asked = ["set-after-use", "impossible-condition", "always-met"]
    let found = Linter(LintOptions(patternProblem: { _ in nil })).lint(reading).findings
      .map(\.rule.text).filter(asked.contains)
    #expect(found == case_.rules)
  }
}
