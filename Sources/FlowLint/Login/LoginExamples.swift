/// A small bot with a login, for the examples of rules about it.
enum LoginExamples {
  /// - Parameters:
  ///   - condition: the operator, quoted.
  ///   - met: what the row leads to, quoted.
  ///   - none: *Next*.
  static func flow(
    condition: String, met: String, none: String, token: String = "accessToken",
    use: String? = nil, code: String = "{{authCode}}"
  ) -> String {
    // Where a token has another name, Apple Business Chat does not set it.
    (token == "accessToken" ? "" : "  \"channels\": [\"Web Client\", \"Facebook\"],\n") + """
        "defaults": {"afterLogin": "Logged in?"},
        "interactions": [
          {"name": "Log in", "type": "Message",
           "details": {"sendToUser": "Please log in."},
           "buttons": {"displayType": "Button", "items": [
             {"display": "Log in", "buttonType": "Account Link",
              "loginPageUrl": "https://login.example/authorize?response_type=code&client_id={clientId}&state={sessionId}&redirect_uri={redirectUri}"}]}},
          {"name": "Logged in?", "type": "Action",
           "details": {"whenWeReceive": ["start"], "actionType": "Condition", "next": "\(none)"},
           "settings": {"conditions": [
             {"variable": "{\(token)}", "operator": \(condition), "next": \(met)}]}},
          {"name": "Get token", "type": "Action",
           "details": {"actionType": "REST", "next": "Orders"},
           "settings": {"endpoint": "https://login.example/token", "method": "POST",
             "contentType": "application/x-www-form-urlencoded",
             "body": "grant_type=authorization_code&code=\(code)&client_id={{clientId}}&redirect_uri={{redirectUri}}",
             "variableName": "\(token)", "setDataFromResponse": "access_token",
             "setErrorIfResponse": {"data": "access_token", "is": "Absent"}},
           "advanced": {"requiresAccountLinking": true, "goHereIfNotLoggedIn": "Log in",
             "onErrorGoTo": "Sorry"}},
          {"name": "Orders", "type": "Action",
           "details": {"actionType": "REST", "next": "Show orders"},
           "settings": {"endpoint": "https://shop.example/orders", "method": "GET",
             "authorization": "Bearer \(use ?? "{\(token)}")", "variableName": "orders"},
           "advanced": {"requiresAccountLinking": true, "goHereIfNotLoggedIn": "Log in",
             "onErrorGoTo": "Sorry"}},
          {"name": "Show orders", "type": "Message",
           "details": {"sendToUser": "You have {orders.count} orders."}},
          {"name": "Sorry", "type": "Message",
           "details": {"sendToUser": "Sorry, that did not work."}}
        ]
      """
  }
}
