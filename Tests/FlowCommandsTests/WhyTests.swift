import FlowCommands
import FlowTestSupport
import Testing

private let seed = Session.path("flows/account-linking/account-linking.flow.json")

@Suite struct `Why not` {
  @Test func `follows the fields back to what the customer can do now`() throws {
    #expect(
      try lastAnswer(["/why not Hello"]) == [
        "from 'Get user info': Next; 'Get user info' is guarded: not logged in",
        "the shortest way there:",
        "  press 1, 'Log in', log in (After login)",
        "  then from 'Is Authenticated?': Next, no row is met",
        "  then from 'Get Access Token': Next; 'Get Access Token' is guarded: not logged",
        "      in",
        "  then from 'Get user info': Next; 'Get user info' is guarded: not logged in",
      ])
  }

  @Test func `names the guard, words, cancel words, buttons and After login`() throws {
    #expect(
      try lastAnswer(["/why not Get Access Token"]).first
        == "guard: not logged in (authCode, authCodeParts, accessToken are empty)")
    #expect(
      try lastAnswer(["/why not Is Authenticated?"]) == [
        "say 'start' (When we receive)", "say 'cancel' (Global cancel)",
        "press 1, 'Log in', log in (After login)",
      ])
    #expect(
      try lastAnswer(["1", "/why not Is Authenticated?"]).contains(
        "a login is pending: /login (Config > Defaults, After login)"))
    #expect(
      try lastAnswer(["1", "/login ada", "/why not Goodbye"]) == [
        "press 1, 'Log out' (After logout)"
      ])
  }

  @Test func `knows what runs next, and what is barred the other way`() throws {
    let typed = ["/b Get user info", "1", "/login ada"]
    #expect(
      try lastAnswer(typed + ["/why not Get user info"])
        == ["'Get user info' runs next; /step runs it"])
    #expect(
      try lastAnswer(typed + ["/why not Account Link"]).first
        == "from 'Get user info', Go here if not logged in: the session is logged in")
  }

  private static let rows = """
    {"botflow": 1, "name": "Rows", "interactions": [
      {"name": "Welcome", "type": "Message",
       "details": {"whenWeReceive": ["start"], "sendToUser": "Hi", "next": "Which?"}},
      {"name": "Which?", "type": "Action", "details": {"actionType": "Condition", "next": "Other"},
       "settings": {"conditions": [
         {"variable": "{lastSentText}", "operator": "Equals", "value": "x", "next": "One"},
         {"variable": "{lastSentText}", "operator": "Equals", "value": "start", "next": "Two"},
         {"variable": "{lastSentText}", "operator": "Is Not Empty", "next": "Three"},
         {"variable": "{lastSentText}", "operator": "Is Empty", "next": "One"}]}},
      {"name": "One", "type": "Message", "details": {"sendToUser": "1"}},
      {"name": "Two", "type": "Message", "details": {"sendToUser": "2"}},
      {"name": "Three", "type": "Message", "details": {"whenWeReceive": ["start"], "sendToUser": "3"}},
      {"name": "Other", "type": "Message", "details": {"sendToUser": "4"}},
      {"name": "Alone", "type": "Message", "details": {"sendToUser": "5"}}]}
    """

  private func answer(_ line: String) throws -> [String] {
    let folder = try TemporaryFolder()
    return try lastAnswer([line], flow: folder.write("rows.flow.json", Self.rows))
  }

  @Test func `tells rows that are not met from rows that nobody reads`() throws {
    #expect(
      try answer("/why not One").prefix(3) == [
        #"from 'Which?', row 1: {lastSentText} Equals "x" is not met: it is "start""#,
        #"from 'Which?', row 4: not read, row 2 wins: {lastSentText} is "start", Equals"#,
        #"    "start""#,
      ])
    #expect(
      try answer("/why not Other").prefix(2) == [
        #"from 'Which?', Next: row 2 is met instead, {lastSentText} is "start", Equals"#,
        #"    "start""#,
      ])
    #expect(
      try answer("/why not Three").first
        == "'start' (When we receive) leads to 'Welcome' now: When we receive: 'start'")
    #expect(
      try answer("/why not Alone") == ["no field of the flow leads to 'Alone'"])
  }

  @Test func `says that an interaction is in another bot`() throws {
    let helpDesk = Session.path("flows/help-desk/help-desk.flow.json")
    let lines = try lastAnswer(["/why not Billing: Bill Menu"], flow: helpDesk)
    #expect(lines.first?.hasPrefix("'Billing: Bill Menu' is in another bot, 'Billing'") == true)
  }

  @Test func `is answered for the way that was taken row by row`() throws {
    let lines = try answer("/why")
    #expect(lines.contains(#"  row 1: {lastSentText} Equals "x"; read: "start"; not met"#))
    #expect(lines.contains(#"  row 2: {lastSentText} Equals "start"; read: "start"; met"#))
    #expect(lines.contains("  row 2 wins; rows 3 to 4 are not read"))
  }

  @Test func `of a name that is not there is one line of advice`() throws {
    #expect(
      try lastAnswer(["/why not Helo"])
        == ["no interaction is called 'Helo'; did you mean 'Hello'?"])
    #expect(
      try lastAnswer(["/why so"]) == ["write /why, or /why not and the name of an interaction"])
  }
}
