import FlowDiagnostics
import FlowLint
import FlowModel
import Testing

@Suite struct `Rules about hard-coded secrets` {
  @Test(arguments: [
    "\"password={{password}}\"", "\"client_secret=\"", "\"client_secret=<your secret>\"",
    "\"client_secret=changeme\"", "\"client_id=k3uYb82nQwe\"", "\"api_key=YOUR-API-KEY\"",
    "\"client_secret=xxxxxxxx\"", "\"scope=password.reset.9x8y7z\"", "\"tokenLifetime=3600s\"",
    "{\"secret\": \"{{clientSecret}}\"}", "{\"passwordResetUrl\": \"https://a.example/reset1\"}",
    "\"Authorization=\"", "\"reset_password=begin\"", "{\"forgotPassword\": \"request\"}",
    "{\"showPassword\": \"never\"}",
  ]) func `let pass what is none`(_ body: String) {
    #expect(spansFound("hardcoded-secret", formPost(body)) == [])
  }

  @Test(arguments: [
    ("\"a=1&Password=Tr0ub4dor&b=2\"", "Tr0ub4dor"),
    ("{\"login\": {\"api-key\": \"9f8e7d6c5b\"}}", "\"9f8e7d6c5b\""),
    (#""{\"apiKey\": \"9f8e7d6c5b\", \"n\": {{n}}}""#, "9f8e7d6c5b"),
  ]) func `find it in a body`(_ body: String, _ secret: String) {
    #expect(spansFound("hardcoded-secret", formPost(body)) == [secret])
  }

  @Test(
    arguments: [
      ("\"authorization\": \"Bearer {accessToken}\"", nil),
      ("\"authorization\": \"Basic {clientBasic}\"", nil),
      ("\"authorization\": \"Anonymous\"", nil),
      ("\"headers\": {\"X-Tenant\": \"5f2c1c1e-55a8-4f0b\"}", nil),
      ("\"headers\": {\"Idempotency-Key\": \"4f0b9a0d5f2c\"}", nil),
      ("\"headers\": {\"Ocp-Apim-Subscription-Key\": \"4f0b9a0d5f2c\"}", "\"4f0b9a0d5f2c\""),
      ("\"authorization\": \"ApiKey 4f0b9a0d5f2c\"", "\"ApiKey 4f0b9a0d5f2c\""),
    ] as [(String, String?)])
  func `tell headers of credentials from others`(_ field: String, _ secret: String?) {
    let bot = requestAction("\"method\": \"GET\", \(field)") + doneMessage
    #expect(spansFound("hardcoded-secret", bot) == [secret].compactMap { $0 })
  }

  @Test func `look into the query of an address`() {
    let bot = """
      {"name": "Ask", "type": "Action", "details": {"actionType": "REST"},
       "settings": {"endpoint": "https://a.example/?q=1&api_key=9f8e7d6c5b", "method": "GET"}}
      """
    #expect(spansFound("hardcoded-secret", bot) == ["9f8e7d6c5b"])
  }

  @Test(
    arguments: [
      ("context.apiKey = 'k4Jd82nQ';", "k4Jd82nQ"),
      ("var o = {clientSecret: \\\"k4Jd82nQ\\\"};", "k4Jd82nQ"),
      ("var h = {'x-api-key': 'k4Jd82nQ'};", "k4Jd82nQ"),
      ("if (context.apiKey == 'k4Jd82nQ') { context.a = 1; }", nil),
      ("context.apiKey = context.keys['k4Jd82nQ'];", nil),
      ("context.hint = 'password: k4Jd82nQ';", nil), ("context.apiKey = '';", nil),
      ("context.order = 'k4Jd82nQ';", nil),
    ] as [(String, String?)])
  func `look at what a script calls one`(_ script: String, _ secret: String?) {
    let bot = """
      {"name": "Set", "type": "Action", "details": {"actionType": "Set Variable"},
       "settings": {"script": "\(script)"}}
      """
    #expect(spansFound("hardcoded-secret", bot) == [secret].compactMap { $0 })
  }

  @Test(
    arguments: [
      ("\"apiKey\": \"\"", nil), ("\"forgotPassword\": \"forgot my password\"", nil),
      ("\"secretUrl\": \"https://a.example/s3cret\"", nil),
      ("\"resetPassword\": \"https://a.example/r3set\"", nil), ("\"clientId\": \"k4Jd82nQ\"", nil),
      ("\"weather_api_key\": \"k4Jd82nQ\"", "\"k4Jd82nQ\""),
    ] as [(String, String?)])
  func `look at globals`(_ global: String, _ secret: String?) {
    let result = spansFound("hardcoded-secret", doneMessage, members: "\"globals\": {\(global)}, ")
    #expect(result == [secret].compactMap { $0 })
  }

  @Test func `never repeat the secret`() {
    let (source, _) = RuleExample.unmarked(
      """
      {"botflow": 1, "name": "Example", "globals": {"apiKey": "k4Jd82nQ"}, "interactions": [\(doneMessage)]}
      """, "example.flow.json")
    let options = LintOptions(patternProblem: PatternProblems.problem)
    let findings = Linter(options).lint(FlowReading(source)).findings.filter {
      $0.rule == "hardcoded-secret"
    }
    #expect(findings.count == 1)
    for finding in findings {
      let texts = [finding.message] + finding.notes + [finding.help ?? ""]
      #expect(!texts.contains { $0.contains("k4Jd82nQ") })
    }
  }
}
