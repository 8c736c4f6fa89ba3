import FlowCommands
import FlowTestSupport
import Testing

private let helpDesk = Session.path("flows/help-desk/help-desk.flow.json")
private let pizza = Session.path("flows/pizza-order/pizza-order.flow.json")
private let insurance = Session.path("flows/insurance-claim/insurance-claim.flow.json")

@Suite struct `Where the session stands` {
  @Test func `is told while an agent is asked for, and while one talks`() throws {
    #expect(
      try lastAnswer(["agent", "1", "/where"], flow: helpDesk).first
        == "an agent was asked for; until one comes 'Person' waits for the customer")
    let typed = ["agent", "1", "/agent join"]
    #expect(
      try lastAnswer(typed + ["/where"], flow: helpDesk).first
        == "an agent has taken over; the bot stands at 'Person'")
    #expect(try lastAnswer(typed + ["1"], flow: helpDesk) == ["to the agent"])
  }

  @Test func `is told in a delay, without buttons`() throws {
    let folder = try TemporaryFolder()
    let flow = folder.write(
      "delay.flow.json",
      """
      {"botflow": 1, "name": "b", "interactions": [
        {"name": "One", "type": "Message",
         "details": {"whenWeReceive": ["start"], "sendToUser": "1", "next": "Two",
          "delayBeforeNext": 5},
         "buttons": {"displayType": "Button", "items": [
          {"display": "Again", "buttonType": "Postback", "payload": "start"}]}},
        {"name": "Two", "type": "Message", "details": {"sendToUser": "2"}}]}
      """)
    #expect(
      try lastAnswer(["/step", "start", "", "/where"], flow: flow) == [
        "in the delay of 'One', 5 s before 'Two'; what is said now interrupts it",
        "channel: Web Client", "clock: 5 s since the run began",
      ])
  }

  @Test func `tells that the session has timed out`() throws {
    let told = "the session has timed out (60 min); the next message begins a new one"
    let typed = ["hello", "/wait 61"]
    let waited = try lastAnswer(typed, flow: insurance)
    #expect(waited.contains(told))
    #expect(
      try lastAnswer(typed + ["/where"], flow: insurance).contains(
        "the session has timed out; the next message begins a new one"))
    let after = try lastAnswer(typed + ["hello", "/where"], flow: insurance)
    #expect(after.contains("clock: 61 min since the run began"))
    #expect(!after.contains { $0.contains("timed out") })
    #expect(!(try lastAnswer(["hello", "/wait 60"], flow: insurance)).contains(told))
  }

  @Test func `is not told of buttons where there were none`() throws {
    let typed = ["bill", "1"]
    #expect(
      !(try lastAnswer(typed, flow: helpDesk)).contains("no button is live, so this is said"))
  }
}

@Suite struct `Going back` {
  @Test(arguments: ["/restart", "/channel facebook"])
  func `once undoes a new beginning`(_ command: String) throws {
    let lines = try lastAnswer(["1", "/login ada", command, "/back"])
    #expect(
      lines.prefix(2) == [
        "1 step undone, back to before it began again", "'Hello' waits for the customer",
      ])
    let begun = try lastAnswer(["1", command])
    #expect(begun[0] == "begins again\(command == "/restart" ? "" : " on Facebook")")
  }

  @Test func `says what it undid`() throws {
    #expect(
      try lastAnswer(["nonsense", "/back"])[0]
        == "1 step undone, back to before 'nonsense' was said")
    #expect(
      try lastAnswer(["1", "/back"])[0] == "1 step undone, back to before 'Log in' was pressed")
    #expect(
      try lastAnswer(["/set x=1", "/back"])[0] == "1 step undone, back to before 'x' was changed")
    #expect(
      try lastAnswer(["1", "/login ada", "/back"])[0]
        == "1 step undone, back to before 'Hello' ran")
    #expect(
      try lastAnswer(["/wait 5", "/back"])[0]
        == "1 step undone, back to before the clock was moved")
  }

  @Test func `to the last input passes what ran because of it`() throws {
    #expect(
      try lastAnswer(["1", "/login ada", "/set x=1", "/back input"]).prefix(2) == [
        "6 steps undone, back to before the login", "'Account Link' waits for the customer",
      ])
    #expect(try lastAnswer(["/back input"]) == ["the customer has done nothing yet"])
  }
}
