import FlowDiagnostics
import FlowModel

extension Rule {
  static let payloadTooLong = Rule(
    "payload-too-long", .channels, .error, "a payload that is longer than a button can send",
    why: """
      A payload has 1,000 characters at most [C-btn]. Whatever becomes of the rest, what arrives \
      is not what an interaction receives. A payload is a word for the bot, not for the customer: \
      a short one does.
      """,
    examples: [
      .members(
        """
          "intentions": {"Terms": ["/I accept .*/"]},
          "interactions": [
            {"name": "Terms", "type": "Message",
             "details": {"whenWeReceive": ["start"], "sendToUser": "Do you accept our terms?"},
             "buttons": {"displayType": "Button", "items": [
               {"display": "I do", "buttonType": "Postback",
                "payload": «"I accept \(String(repeating: "every single one of them, ", count: 40))"»}
             ]}},
            {"name": "Accepted", "type": "Message",
             "details": {"intention": "Terms", "sendToUser": "Thank you!"}}
          ]
        """),
      .interactions(
        """
            {"name": "Terms", "type": "Message",
             "details": {"whenWeReceive": ["start"], "sendToUser": "Do you accept our terms?"},
             "buttons": {"displayType": "Button", "items": [
               {"display": "I do", "buttonType": "Postback", "payload": "terms accepted"}
             ]}},
            {"name": "Accepted", "type": "Message",
             "details": {"whenWeReceive": ["terms accepted"], "sendToUser": "Thank you!"}}
        """),
    ]
  ) { flow, findings in
    let limits = JudgedLimits(flow.channels, byProduct: .payload, .refused) { _ in .payload }
    var reach = ChannelReach(flow)
    for place in flow.withChoices {
      let interaction = flow.interactions[place]
      for button in interaction.allButtons {
        guard let payload = button.payload else { continue }
        let exceeded = limits.exceeded(by: payload, at: place, &reach)
        guard !exceeded.isEmpty else { continue }
        findings.report(
          tooLong: "the payload of \(quoted(button.display))", exceeded,
          { $0.length(of: payload) }, at: flow.span(of: "payload", in: button.span),
          help: "send a short word, and receive that")
      }
    }
  }
}
