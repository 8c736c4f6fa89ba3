import FlowDiagnostics
import FlowLint
import FlowModel
import Testing

@Suite struct `Rules about token requests` {
  @Test(arguments: [
    "\"grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Atoken-exchange&subject_token={{a}}\"",
    "\"grant_type=fb_exchange_token&fb_exchange_token={{a}}\"",
    "\"grant_type={{grant}}&code={{authCode}}\"", "\"ticket={{authCode}}&lang=en\"",
    "\"grant_type=authorization_code&code={{authCode}}\"",
  ]) func `let other grants and other requests pass`(_ body: String) {
    #expect(spansFound("token-request-grant-type", formPost(body)) == [])
  }

  @Test func `leave a back end of one's own alone`() {
    let bot =
      requestAction(
        "\"method\": \"PUT\", \"timeToLive\": 5, \"variableName\": \"a\", \"body\": {\"code\": \"{{authCode}}\"}"
      )
      + doneMessage
    for rule in [
      "token-request-grant-type", "token-request-method", "token-request-content-type",
      "token-error-unchecked", "token-stored-whole", "token-request-cached", "spent-code-kept",
    ] as [RuleName] {
      #expect(spansFound(rule, bot) == [])
    }
  }

  @Test func `take a content type with parameters for a form`() {
    let bot =
      requestAction(
        "\"method\": \"POST\", \"contentType\": \"Application/X-WWW-Form-Urlencoded; charset=UTF-8\", \"body\": \"grant_type=client_credentials\""
      ) + doneMessage
    #expect(spansFound("token-request-content-type", bot) == [])
  }

  @Test(arguments: [(60, [String]()), (61, ["61"])])
  func `let a token of the bot's own be kept for an hour`(_ minutes: Int, _ spans: [String]) {
    let bot = formPost("\"grant_type=client_credentials\"", ", \"timeToLive\": \(minutes)")
    #expect(spansFound("token-request-cached", bot) == spans)
  }

  @Test func `take a condition behind for a check`() {
    let bot =
      requestAction(
        "\"method\": \"POST\", \"contentType\": \"application/x-www-form-urlencoded\", \"body\": \"grant_type=client_credentials\", \"variableName\": \"answer\"",
        next: "Take")
        + """
        {"name": "Take", "type": "Action", "details": {"actionType": "Set Variable", "next": "There?"},
         "settings": {"script": "context.token = context.answer.access_token;"}},
        {"name": "There?", "type": "Action", "details": {"actionType": "Condition", "next": "Done"},
         "settings": {"conditions": [
           {"variable": "{token}", "operator": "Is Not Empty", "next": "Done"}]}},
        \(doneMessage)
        """
    #expect(spansFound("token-error-unchecked", bot) == [])
    #expect(spansFound("token-stored-whole", bot) == [])
  }

  @Test func `find a whole answer that a script takes no token from`() {
    let ask =
      requestAction(
        "\"method\": \"POST\", \"contentType\": \"application/x-www-form-urlencoded\", \"body\": \"grant_type=client_credentials\", \"variableName\": \"answer\"",
        next: "Use")
    func use(_ variable: String) -> String {
      """
      {"name": "Use", "type": "Action", "details": {"actionType": "REST"},
       "settings": {"endpoint": "https://a.example/", "method": "GET",
         "authorization": "Bearer {\(variable)}"}}
      """
    }
    #expect(spansFound("token-stored-whole", ask + use("answer")) == ["\"Ask\""])
    #expect(spansFound("token-stored-whole", ask + use("answer.access_token")) == [])
  }
}
