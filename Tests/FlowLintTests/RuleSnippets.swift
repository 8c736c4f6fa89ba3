import FlowDiagnostics
import FlowLint
import FlowModel

/// What one rule says of a flow: the text at each of its findings.
func spansFound(
  _ rule: RuleName, _ interactions: String, members: String = "", entries: BotEntries = BotEntries()
) -> [String] {
  let source = SourceText(
    path: "example.flow.json",
    "{\"botflow\": 1, \"name\": \"Example\", \(members)\"interactions\": [\(interactions)]}")
  let reading = FlowReading(
    source, linked: LinkedBots { _ in .interactions(["Log in"]) })
  guard reading.validFlow != nil else { return reading.findings.map(\.message) }
  let options = LintOptions(isPedantic: true, patternProblem: PatternProblems.problem)
  return Linter(options).lint(reading, entries: entries).findings.filter { $0.rule == rule }
    .map { source[$0.span] }
}

func requestAction(
  _ settings: String, name: String = "Ask", next: String = "Done", advanced: String = ""
) -> String {
  """
  {"name": "\(name)", "type": "Action",
   "details": {"whenWeReceive": ["start"], "actionType": "REST", "next": "\(next)"},
   "settings": {"endpoint": "https://a.example/token", \(settings)}, "advanced": {\(advanced)}},
  """
}

let doneMessage =
  "{\"name\": \"Done\", \"type\": \"Message\", \"details\": {\"sendToUser\": \"Done.\"}}"

func formPost(_ body: String, _ more: String = "") -> String {
  requestAction(
    "\"method\": \"POST\", \"contentType\": \"application/x-www-form-urlencoded\", \"body\": \(body)\(more)"
  ) + doneMessage
}
