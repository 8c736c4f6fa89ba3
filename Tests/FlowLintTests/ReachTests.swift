import FlowLint
import Testing

@Suite struct `What is not reached` {
  private static func message(_ name: String, _ details: String) -> String {
    #"{"name": "\#(name)", "type": "Message", "details": {"sendToUser": "Hi.", \#(details)}}"#
  }
  private static let start = message("Welcome", #""whenWeReceive": ["start"], "next": null"#)

  @Test func `is told once for all that follows it`() {
    let text = flow(
      #""interactions": [\#(Self.start), \#(Self.message("C", #""next": "D""#)), "#
        + #"\#(Self.message("A", #""next": "B""#)), \#(Self.message("B", #""next": "C""#)), "#
        + #"\#(Self.message("D", #""next": null"#))]"#)
    #expect(
      lines("unreachable-interaction", text) == [
        "nothing leads to 'A'", "note: so these are not reached either: 'C', 'B', 'D'",
        "help: lead to it with a Next or a word in When we receive, or remove it",
      ])
  }

  @Test func `is told at the first of a circle`() {
    let text = flow(
      #""interactions": [\#(Self.start), \#(Self.message("A", #""next": "B""#)), "#
        + #"\#(Self.message("B", #""next": "A""#))]"#)
    #expect(
      lines("unreachable-interaction", text).prefix(2)
        == ["nothing leads to 'A'", "note: so 'B' is not reached either"])
  }

  @Test func `is not told where no conversation begins`() {
    let text = flow(
      #""interactions": [\#(Self.message("A", #""next": null"#)), "#
        + #"\#(Self.message("B", #""next": null"#))]"#)
    #expect(lines("unreachable-interaction", text) == [])
    #expect(lines("no-start", text).count == 3)
  }

  @Test func `is told by the button that was to lead there`() {
    let buttons =
      #""buttons": {"displayType": "Button", "items": [{"display": "A", "buttonType": "Postback"}]}"#
    let welcome = Self.start.dropLast() + ", \(buttons)}"
    let text = flow(#""interactions": [\#(welcome), \#(Self.message("A", #""next": null"#))]"#)
    #expect(lines("unreachable-interaction", text) == [])
    #expect(
      lines("unanswered-postback", text) == [
        "nothing receives 'A', which this button sends",
        "note: a payload leads to the interaction that receives it, not to the one it names",
        "help: put it in When we receive of 'A'",
      ])
  }
}

@Suite struct `A postback that no word receives` {
  private static func text(_ next: String, defaults: String = "{}", more: String) -> String {
    flow(
      #""defaults": \#(defaults)"#,
      #""interactions": [{"name": "Welcome", "type": "Message", "details": "#
        + #"{"whenWeReceive": ["start"], "sendToUser": "Hi.", "next": \#(next)}, "#
        + #""buttons": {"displayType": "Button", "items": ["#
        + #"{"display": "Large", "buttonType": "Postback"}]}}, \#(more)]"#)
  }
  private static let size =
    #"{"name": "Size", "type": "Question", "details": {"sendToUser": "Size?", "next": null}, "#
    + #""answers": {"answerFormat": "Any"}}"#

  @Test func `may be the answer to the question that follows`() {
    #expect(lines("unanswered-postback", Self.text(#""Size""#, more: Self.size)) == [])
    #expect(lines("unanswered-postback", Self.text("null", more: Self.size)).count == 2)
  }

  @Test func `may be what the default reply looks at`() {
    let echo =
      #"{"name": "Echo", "type": "Message", "details": {"sendToUser": "{lastSentText}?", "next": null}}"#
    let reply = #"{"defaultReply": {"next": "Echo"}}"#
    #expect(lines("unanswered-postback", Self.text("null", defaults: reply, more: echo)) == [])
  }
}
