/// A small bot with a login, for the examples of rules about it.
enum LoginExamples {
  /// The same bot with another condition on its token, or another use of what the login brings.
  ///
  /// - Parameters:
  ///   - condition: the operator, quoted.
  ///   - met: what the row leads to, quoted.
  ///   - none: *Next*.
  static func flow(
    condition: String, met: String, none: String, token: String = "accessToken",
    use: String? = nil, code: String = "{{authCode}}"
  ) -> RuleExample {
    let example = bot(
      ("\"Condition\", \"next\": \"Get token\"", "\"Condition\", \"next\": \"\(none)\""),
      ("\"Is Not Empty\", \"next\": \"Orders\"", "\(condition), \"next\": \(met)"),
      ("{accessToken}", "{\(token)}"),
      ("\"variableName\": \"accessToken\"", "\"variableName\": \"\(token)\""),
      ("context.accessToken", "context.\(token)"), ("code={{authCode}}", "code=\(code)"),
      ("Bearer {accessToken}", "Bearer \(use ?? "{\(token)}")"))
    // Where a token has another name, Apple Business Chat does not set it.
    let channels = "  \"channels\": [\"Web Client\", \"Facebook\"],\n"
    return token == "accessToken" ? example : .members(channels + example.marked)
  }

  /// A bot as it should be, with some of its text replaced.
  static func bot(_ edits: (String, String)...) -> RuleExample {
    .members(
      edits.reduce(bot) { text, edit in
        precondition(text.contains(edit.0), "the example has '\(edit.0)'")
        return text.replacing(edit.0, with: edit.1, maxReplacements: 1)
      })
  }

  /// What asks the customer to log in, with a login page URL whose parameters are given.
  static func prompt(_ query: String) -> RuleExample {
    address("\"https://login.example/authorize?\(query)\"")
  }

  /// - Parameter url: with its quotes.
  static func address(_ url: String) -> RuleExample {
    .interactions(
      """
          {"name": "Log in", "type": "Message",
           "details": {"whenWeReceive": ["start"], "sendToUser": "Please log in."},
           "buttons": {"displayType": "Button", "items": [
             {"display": "Log in", "buttonType": "Account Link",
              "loginPageUrl": \(url)}]}}
      """)
  }

  /// A token request on its own.
  ///
  /// - Parameters:
  ///   - body: with its quotes or braces.
  ///   - type: the value of `contentType` with its quotes.
  ///   - more: further fields, each behind a comma.
  static func tokenRequest(
    method: String = "\"POST\"", type: String? = "\"application/x-www-form-urlencoded\"",
    body: String =
      "\"grant_type=authorization_code&code={{authCode}}&client_id={{clientId}}&redirect_uri={{redirectUri}}\"",
    name: String = "\"Get token\"", check: Bool = true, more: String = ""
  ) -> RuleExample {
    let typeLine = type.map { ",\n       \"contentType\": \($0)" } ?? ""
    let checkLine =
      check
      ? ",\n       \"setErrorIfResponse\": {\"data\": \"access_token\", \"is\": \"Absent\"}" : ""
    return .interactions(
      """
          {"name": \(name), "type": "Action",
           "details": {"whenWeReceive": ["start"], "actionType": "REST", "next": "Done"},
           "settings": {"endpoint": "https://login.example/token", "method": \(method)\(typeLine),
             "body": \(body),
             "variableName": "accessToken", "setDataFromResponse": "access_token"\(checkLine)\(more)},
           "advanced": {"onErrorGoTo": "Sorry"}},
          {"name": "Done", "type": "Message", "details": {"sendToUser": "You are logged in."}},
          {"name": "Sorry", "type": "Message", "details": {"sendToUser": "That did not work."}}
      """)
  }

  private static let bot = """
      "defaults": {"afterLogin": "Token there?", "afterLogout": "Goodbye"},
      "interactions": [
        {"name": "Token there?", "type": "Action",
         "details": {"whenWeReceive": ["start"], "actionType": "Condition", "next": "Get token"},
         "settings": {"conditions": [
           {"variable": "{accessToken}", "operator": "Is Not Empty", "next": "Orders"}]}},
        {"name": "Get token", "type": "Action",
         "details": {"actionType": "REST", "next": "Orders"},
         "settings": {"endpoint": "https://login.example/token", "method": "POST",
           "contentType": "application/x-www-form-urlencoded",
           "body": "grant_type=authorization_code&code={{authCode}}&client_id={{clientId}}&redirect_uri={{redirectUri}}&code_verifier={{pkceVerifier}}",
           "variableName": "accessToken", "setDataFromResponse": "access_token",
           "setErrorIfResponse": {"data": "access_token", "is": "Absent"}},
         "advanced": {"requiresAccountLinking": true, "goHereIfNotLoggedIn": "Log in",
           "onErrorGoTo": "Forget login"}},
        {"name": "Forget login", "type": "Action",
         "details": {"actionType": "Set Variable", "next": "Log in"},
         "settings": {"script": ["context.authCode = null;", "context.accessToken = null;"]}},
        {"name": "Log in", "type": "Message",
         "details": {"sendToUser": "Please log in."},
         "buttons": {"displayType": "Button", "items": [
           {"display": "Log in", "buttonType": "Account Link",
            "loginPageUrl": "https://login.example/authorize?response_type=code&client_id={clientId}&redirect_uri={redirectUri}&state={sessionId}&code_challenge={pkceChallenge}&code_challenge_method=S256"}]}},
        {"name": "Orders", "type": "Action",
         "details": {"actionType": "REST", "next": "Show orders"},
         "settings": {"endpoint": "https://shop.example/orders", "method": "GET",
           "authorization": "Bearer {accessToken}", "variableName": "orders"},
         "advanced": {"requiresAccountLinking": true, "goHereIfNotLoggedIn": "Log in",
           "onErrorGoTo": "Sorry"}},
        {"name": "Show orders", "type": "Message",
         "details": {"sendToUser": "You have {orders.count} orders."},
         "buttons": {"displayType": "Button", "items": [
           {"display": "Log out", "buttonType": "Account Unlink"}]}},
        {"name": "Sorry", "type": "Message",
         "details": {"sendToUser": "Sorry, that did not work."}},
        {"name": "Goodbye", "type": "Message",
         "details": {"sendToUser": "You are logged out."}}
      ]
    """
}
