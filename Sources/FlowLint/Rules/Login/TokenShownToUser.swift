import FlowDiagnostics
import FlowModel

extension Rule {
  static let tokenShownToUser = Rule(
    "token-shown-to-user", .login, .error,
    "a text to the customer with a token, a code or a secret in it",
    why: """
      Whoever has an access token can do what the customer may do (RFC 6750 §1.2). In a message it \
      stays in the chat, on the screen and in the channel's records, where others may read it, and \
      the customer has no use for it. Such a text is mostly left over from a test.

      What holds a token is told by its use: what token requests store and send, and what stands in \
      an Authorization header.
      """,
    examples: [
      LoginExamples.bot(("{orders.count} orders.", "{orders.count} orders. («{accessToken}»)")),
      LoginExamples.bot(
        ("\"variableName\": \"accessToken\"", "\"variableName\": \"bearer\""),
        ("{accessToken}\", \"operator\"", "{bearer}\", \"operator\""),
        ("Bearer {accessToken}", "Bearer {bearer}"),
        ("Sorry, that did not work.", "Sorry, that did not work: «{bearer}»")),
      LoginExamples.bot(),
    ]
  ) { flow, findings in
    let credentials = Credentials(flow)
    let readings = flow.variables.readings
    for place in readings.indices
    where readings[place].isShown && credentials.holds(readings[place].variable) {
      let reading = readings[place]
      guard let what = credentials.shown(by: reading) else { continue }
      findings.report(
        "this text shows the customer \(what)", at: reading.span,
        help: "take it out of the text")
    }
  }
}

extension VariableUses.Reading {
  fileprivate var isShown: Bool {
    switch place {
    case .template(let place): place.isShown
    case .defaults: true
    case .list, .check: false
    }
  }
}
