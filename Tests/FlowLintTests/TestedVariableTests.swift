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
}
