import FlowDiagnostics
import FlowLint
import Testing

/// Conditions on variables that are no tokens, and are set along with one.
@Suite struct `A way through a condition` {
  /// The profile is there only once a token was, and both are forgotten together.
  private func profileBot(kept: String) -> String {
    """
    {"name": "Known?", "type": "Action",
     "details": {"whenWeReceive": ["start"], "actionType": "Condition", "next": "Log in"},
     "settings": {"conditions": [
       {"variable": "{me}", "operator": "Is Not Empty", "next": "Orders"}]}},
    {"name": "Log in", "type": "Message", "details": {"sendToUser": "Please log in."},
     "buttons": {"displayType": "Button", "items": [
       {"display": "Log in", "buttonType": "Account Link",
        "loginPageUrl": "https://a.example/login"}]}},
    {"name": "Profile", "type": "Action",
     "details": {"actionType": "REST", "next": "Orders"},
     "settings": {"endpoint": "https://a.example/me", "method": "GET", "variableName": "me",
       "authorization": "Bearer {accessToken}"},
     "advanced": {"onErrorGoTo": "Forget"}},
    {"name": "Orders", "type": "Action", "details": {"actionType": "REST", "next": "Done"},
     "settings": {"endpoint": "https://a.example/orders", "method": "GET",
       "authorization": "Bearer {accessToken}", "variableName": "orders"},
     "advanced": {"onErrorGoTo": "Forget"}},
    {"name": "Forget", "type": "Action",
     "details": {"actionType": "Set Variable", "next": "Log in"},
     "settings": {"script": "context.accessToken = null; \(kept)"}},
    \(doneMessage)
    """
  }

  private func uses(_ kept: String) -> [String] {
    spansFound(
      "token-used-without-login", profileBot(kept: kept),
      members: """
        "channels": ["Apple Business Chat"], "defaults": {"afterLogin": "Profile"},
        """)
  }

  @Test func `counts for a token that is set and emptied along with what it tests`() {
    #expect(uses("context.me = null;") == [])
    #expect(uses("") == ["{accessToken}"])
  }

  private func dispatcher(_ count: Int, stored: String) -> String {
    let rows = (0..<count).map {
      "{\"variable\": \"{v\($0)}\", \"operator\": \"Is Empty\", \"next\": \"Get \($0)\"}"
    }
    let requests = (0..<count).map {
      """
      {"name": "Get \($0)", "type": "Action", "details": {"actionType": "REST", "next": "Load"},
       "settings": {"endpoint": "https://a.example/", "method": "GET",
         "variableName": "\(stored)\($0)"},
       "advanced": {"onErrorGoTo": "Done"}},
      """
    }
    return """
      {"name": "Load", "type": "Action",
       "details": {"whenWeReceive": ["start"], "actionType": "Condition", "next": "Done"},
       "settings": {"conditions": [\(rows.joined(separator: ","))]}},
      \(requests.joined(separator: "\n")) \(doneMessage)
      """
  }

  @Test(arguments: [3, 9, 10, 20])
  func `is no silent loop where what it asks for is fetched, however many there are`(_ count: Int) {
    #expect(spansFound("silent-loop", dispatcher(count, stored: "v")) == [])
  }

  @Test func `is a silent loop where something else is fetched`() {
    #expect(spansFound("silent-loop", dispatcher(3, stored: "w")) == ["\"Load\""])
  }
}
