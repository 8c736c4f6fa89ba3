import FlowDiagnostics
import FlowModel

extension Rule {
  static let textTooLong = Rule(
    "text-too-long", .channels, .warning, "a text that is longer than a channel takes",
    why: """
      On every channel but Web Client there is a length beyond which a message is refused: the \
      customer gets nothing, and the bot does not notice. Facebook takes less where buttons stand \
      below the text; on SMS and Alexa the choices belong to the message. A variable makes a text \
      longer still; what it holds is not counted here.

      Divide a long text into several messages with a *Delay before Next* between them [M-workmsg].
      """,
    examples: [
      .members(
        """
          "channels": ["Facebook"],
          "interactions": [
            {"name": "Terms", "type": "Message",
             "details": {"whenWeReceive": ["start"],
                         "sendToUser": «"\(String(repeating: "These are our terms. ", count: 31))"»},
             "buttons": {"displayType": "Button", "items": [
               {"display": "Website", "buttonType": "URL", "url": "https://terms.example"}
             ]}}
          ]
        """),
      .members(
        """
          "channels": ["Facebook"],
          "interactions": [
            {"name": "Terms", "type": "Message",
             "details": {"whenWeReceive": ["start"], "sendToUser": "These are our terms."},
             "buttons": {"displayType": "Button", "items": [
               {"display": "Website", "buttonType": "URL", "url": "https://terms.example"}
             ]}}
          ]
        """),
    ]
  ) { flow, findings in
    let limits = TextLimits(flow.channels)
    var reach = ChannelReach(flow)
    for (place, interaction) in flow.interactions.enumerated() {
      for (template, limits, words) in limits.texts(of: interaction) {
        report(template, limits.exceeded(by: words, at: place, &reach), words, &findings)
      }
    }
    for template in flow.flow.defaults.texts {
      let words = template.literalText
      // Whatever is said by default is said on every channel.
      report(template, limits.plain.exceeded(by: words), words, &findings)
    }
  }

  private static func report(
    _ template: Template, _ limits: [ChannelLimit], _ words: String,
    _ findings: inout RuleFindings
  ) {
    guard !limits.isEmpty else { return }
    let subject =
      template.references.isEmpty ? "this text" : "this text, without its variables,"
    let choices = template.literalText.count < words.count
    findings.report(
      tooLong: choices ? "\(subject) with its choices" : subject, limits,
      { $0.length(of: words) }, at: template.span,
      help: "divide it into several messages")
  }
}

extension Defaults {
  fileprivate var texts: [Template] {
    [replyText, answerReplyText, agentConfirmation, agentStartMessage].compactMap(\.self)
  }
}
