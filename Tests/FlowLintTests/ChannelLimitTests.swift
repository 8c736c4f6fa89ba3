import FlowLint
import FlowModel
import Testing

@Suite struct `A limit of a channel` {
  private static func text(_ channels: String, _ label: String, guarding: String = "") -> String {
    flow(
      #""channels": \#(channels)"#,
      #""interactions": [\#(guarding){"name": "Menu", "type": "Message", "details": "#
        + #"{\#(guarding.isEmpty ? #""whenWeReceive": ["start", "x"], "# : "")"#
        + #""sendToUser": "Hi.", "next": null}, "buttons": {"displayType": "Quick Reply", "#
        + #""items": [{"display": "\#(label)", "buttonType": "Postback", "payload": "x"}, "#
        + #"{"display": "b", "buttonType": "Postback", "payload": "x"}]}}]"#)
  }

  @Test func `is told once for several channels, the narrowest first`() {
    let label = "Show me all of my last bills"
    let found = lines(
      "title-too-long", Self.text(#"["Apple Business Chat", "Facebook"]"#, label))
    #expect(
      found.prefix(3) == [
        "the label '\(label)' is 28 characters long: Facebook cuts it after 20",
        "note: the customer reads 'Show me all of my la'",
        "note: Apple Business Chat cuts it after 24",
      ])
    #expect(found.contains { $0.contains("looked up 2026-11-23") })
  }

  @Test func `counts letters as a reader does`() {
    #expect(lines("title-too-long", Self.text(#"["Facebook"]"#, "👩‍👩‍👧‍👦ééééééééééééééééééé")) == [])
  }

  @Test func `does not hold where only other channels come`() {
    let condition =
      #"{"name": "Where", "type": "Action", "details": {"whenWeReceive": ["start", "x"], "#
      + #""actionType": "Condition", "next": null}, "settings": {"conditions": ["#
      + #"{"variable": "{channel}", "operator": "Not Equals", "value": "Facebook", "next": "Menu"}]}}, "#
    let label = "Show me all of my last bills"
    let channels = #"["Web Client", "Facebook"]"#
    #expect(lines("title-too-long", Self.text(channels, label)).count == 4)
    #expect(lines("title-too-long", Self.text(channels, label, guarding: condition)) == [])
  }

  @Test func `does not hold behind a login where nobody can log in`() {
    let text = flow(
      #""channels": ["Web Client", "SMS"]"#,
      #""interactions": [{"name": "Photo", "type": "Message", "details": "#
        + #"{"whenWeReceive": ["start", "init"], "sendToUser": "Hi.", "next": null}, "#
        + #""buttons": {"displayType": "Card", "imageUrl": "https://a.example/b.png"}, "#
        + #""advanced": {"requiresAccountLinking": true}}]"#)
    #expect(lines("element-not-on-channel", text) == [])
    let open = text.replacing("true", with: "false")
    #expect(
      lines("element-not-on-channel", open).first == "'Photo' has an image, which SMS does not show"
    )
  }

  @Test func `counts what is written, not what a variable may hold`() {
    func text(_ count: Int) -> String {
      let words = String(repeating: "x", count: count)
      return flow(
        #""channels": ["SMS"]"#,
        #""interactions": [{"name": "A", "type": "Message", "details": {"whenWeReceive": ["init"], "#
          + #""sendToUser": "\#(words){user.first_name}", "next": null}}]"#)
    }
    #expect(lines("text-too-long", text(1_600)) == [])
    #expect(
      lines("text-too-long", text(1_601)).first
        == "this text, without its variables, is 1601 UTF-16 code units long: SMS takes 1600")
  }

  @Test func `of an SMS holds for the choices, too`() {
    let words = String(repeating: "x", count: 1_590)
    let text = flow(
      #""channels": ["SMS"]"#,
      #""interactions": [{"name": "A", "type": "Question", "details": {"whenWeReceive": ["init"], "#
        + #""sendToUser": "\#(words)", "next": null}, "answers": {"answerFormat": "Custom", "#
        + #""items": [{"display": "Yes, please"}]}}]"#)
    #expect(
      lines("text-too-long", text).first
        == "this text with its choices is 1604 UTF-16 code units long: SMS takes 1600")
  }
}
