import FlowDiagnostics
import FlowLint
import FlowModel
import Testing

private func prompt(_ url: String, buttons: String = "") -> String {
  """
  {"name": "Log in", "type": "Message",
   "details": {"whenWeReceive": ["log in"], "sendToUser": "Please log in."},
   "buttons": {"displayType": "Button", "items": [
     {"display": "Log in", "buttonType": "Account Link", "loginPageUrl": "\(url)"}\(buttons)]}}
  """
}

private let ownPage = "https://shop.example/login?lang=en"

private let guarded = """
  {"name": "Orders", "type": "Message",
   "details": {"whenWeReceive": ["start"], "sendToUser": "Your orders."},
   "advanced": {"requiresAccountLinking": true, "goHereIfNotLoggedIn": "Explain"}},
  """

@Suite struct `Rules about the login page` {
  private let rules: [RuleName] = [
    "login-url-response-type", "login-url-state", "login-url-client-id", "no-pkce",
  ]

  @Test(arguments: [
    ownPage, "{loginPage}", "https://a.example/authorize?client_id={clientId}&request_uri={uri}",
    "https://a.example/authorize?client_id={clientId}&{others}",
  ]) func `let an address pass that is not theirs to judge`(_ url: String) {
    for rule in rules { #expect(spansFound(rule, prompt(url)) == []) }
  }

  @Test func `take a global for what it holds`() {
    let url =
      "https://a.example/authorize?response_type={type}&client_id={client}&state={sessionId}"
    func spans(_ type: String) -> [String] {
      spansFound(
        "login-url-response-type", prompt(url),
        members: "\"globals\": {\"type\": \"\(type)\", \"client\": \"bot\"}, ")
    }
    #expect(spans("code") == [])
    #expect(spans("token") == ["response_type={type}"])
  }

  @Test func `say nothing where only Apple Business Chat is used`() {
    let members = "\"channels\": [\"Apple Business Chat\"], "
    for rule in rules {
      #expect(spansFound(rule, prompt("https://a.example/?client_id=x"), members: members) == [])
    }
  }

  @Test(arguments: [
    ("{redirectUri}", "{{redirectUri}}", true),
    ("{home}back", "https%3A%2F%2Fa.example%2Fback", true),
    ("https://a.example/back", "https%3A%2F%2Fa.example%2Fback", true),
    ("https://a.example/back", "https://a.example/back/", false),
    ("https://a.example/back", "{{answer}}", true), ("{redirectUri}", "{{home}}back", false),
  ]) func `compare redirect URIs`(_ login: String, _ sent: String, _ isSame: Bool) {
    let bot =
      requestAction(
        "\"method\": \"POST\", \"contentType\": \"application/x-www-form-urlencoded\", \"body\": \"grant_type=authorization_code&code={{authCode}}&redirect_uri=\(sent)\""
      )
        + """
        {"name": "Done", "type": "Question", "details": {"sendToUser": "?"},
         "answers": {"variableName": "answer", "answerFormat": "Any"}},
        """ + prompt("https://a.example/?response_type=code&client_id=a&redirect_uri=\(login)")
    let members = "\"globals\": {\"home\": \"https://a.example/\"}, "
    #expect(
      spansFound("redirect-uri-mismatch", bot, members: members)
        == (isSame ? [] : ["redirect_uri=\(sent)"]))
  }

  @Test func `let each of two logins have its own redirect URI`() {
    let bot =
      requestAction(
        "\"method\": \"POST\", \"contentType\": \"application/x-www-form-urlencoded\", \"body\": \"grant_type=authorization_code&code={{authCode}}&redirect_uri=https://b.example/\""
      ) + doneMessage + ","
      + prompt("https://a.example/?client_id=a&redirect_uri=https://a.example/")
      + ","
      + prompt("https://b.example/?client_id=b&redirect_uri=https://b.example/")
      .replacing("Log in\", \"type", with: "Log in there\", \"type")
    #expect(spansFound("redirect-uri-mismatch", bot) == [])
  }
}

@Suite struct `Rules about the way to the login` {
  private func explaining(_ explain: String) -> [String] {
    spansFound(
      "go-here-without-login", guarded + explain + "," + prompt(ownPage),
      members: "\"defaults\": {\"afterLogin\": \"Orders\"}, ")
  }

  @Test(arguments: [
    "\"details\": {\"sendToUser\": \"Not without a login.\", \"next\": \"Log in\"}",
    """
    "details": {"sendToUser": "Not without a login."},
    "buttons": {"displayType": "Button", "items": [
      {"display": "Log me in", "buttonType": "Postback", "payload": "log in"}]}
    """,
    "\"details\": {\"sendToUser\": \"No.\"}, \"advanced\": {\"goHereIfNotLoggedIn\": \"Log in\"}",
  ]) func `follow what leads to it`(_ fields: String) {
    #expect(explaining("{\"name\": \"Explain\", \"type\": \"Message\", \(fields)}") == [])
  }

  @Test func `follow an answer, and stop at another bot`() {
    let question = """
      {"name": "Explain", "type": "Question", "details": {"sendToUser": "Log in?"},
       "answers": {"answerFormat": "Custom", "items": [
         {"display": "Yes", "next": "Log in"}, {"display": "No"}]}}
      """
    #expect(explaining(question) == [])
    let other = """
      {"name": "Explain", "type": "Action", "details": {"actionType": "Go To Bot"},
       "settings": {"bot": "login.flow.json"}}
      """
    #expect(explaining(other) == [])
  }

  @Test func `find a message that offers none`() {
    let message =
      "{\"name\": \"Explain\", \"type\": \"Message\", \"details\": {\"sendToUser\": \"No.\"}}"
    #expect(explaining(message) == ["\"Explain\""])
    // Where nobody can log in at all, that is what is told.
    let explain = guarded + message
    #expect(spansFound("go-here-without-login", explain) == [])
    #expect(spansFound("no-account-link", explain) == ["\"Orders\""])
  }

  @Test func `say nothing of a login that may lie in another bot`() {
    let message =
      "{\"name\": \"Explain\", \"type\": \"Message\", \"details\": {\"sendToUser\": \"No.\"}}"
    let entries = BotEntries(interactions: ["Orders"])
    for rule in ["no-account-link", "go-here-without-login"] as [RuleName] {
      #expect(spansFound(rule, guarded + message, entries: entries) == [])
    }
    #expect(spansFound("no-unlink", prompt(ownPage)) == ["\"Log in\""])
    #expect(spansFound("no-unlink", prompt(ownPage), entries: entries) == [])
  }

  @Test func `say nothing of a bot that brings a token itself`() {
    let own = """
      {"name": "Explain", "type": "Question", "details": {"sendToUser": "Your number?", "next": "Enter"},
       "answers": {"variableName": "number", "answerFormat": "Any"}},
      {"name": "Enter", "type": "Action", "details": {"actionType": "REST", "next": "Orders"},
       "settings": {"endpoint": "https://a.example/enter", "method": "POST",
         "body": {"number": "{{number}}"}, "variableName": "accessToken",
         "setDataFromResponse": "token"}}
      """
    #expect(spansFound("no-account-link", guarded + own) == [])
  }
}

@Suite struct `Rules about tokens in texts` {
  private func shown(_ text: String) -> [String] {
    let bot =
      requestAction(
        "\"method\": \"POST\", \"contentType\": \"application/x-www-form-urlencoded\", \"body\": \"grant_type=refresh_token&refresh_token={{renewal}}\", \"variableName\": \"answer\"",
        next: "Use")
        + """
        {"name": "Use", "type": "Action", "details": {"actionType": "REST", "next": "Tell"},
         "settings": {"endpoint": "https://a.example/", "method": "GET",
           "authorization": "Bearer {session.token}", "headers": {"X-Customer": "{number}"},
           "variableName": "result"}},
        {"name": "Tell", "type": "Message", "details": {"sendToUser": "\(text)"}}
        """
    return spansFound("token-shown-to-user", bot)
  }

  @Test(arguments: [
    "{answer.access_token}", "{answer}", "{renewal}", "{session.token}", "{session}", "{authCode}",
    "{clientSecret}",
  ]) func `find what is one`(_ variable: String) {
    #expect(shown("It is \(variable).") == [variable])
  }

  @Test(arguments: [
    "{answer.expires_in}", "{session.name}", "{number}", "{result.token}", "{sessionId}",
    "{authCodeParts[1]}", "{accessToken.name}",
  ]) func `let pass what is none`(_ variable: String) {
    #expect(shown("It is \(variable).") == [])
  }
}
