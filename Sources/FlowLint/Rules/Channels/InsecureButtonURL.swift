import FlowDiagnostics
import FlowModel

extension Rule {
  static let insecureButtonURL = Rule(
    "insecure-button-url", .channels, .warning,
    "a URL button on Facebook that does not open over https",
    why: """
      Messenger opens https addresses only [M-jsonbtn]; it refuses the message, and the customer \
      gets nothing. On every channel, what goes over http can be read and changed on its way.
      """,
    examples: [
      .members(
        """
          "channels": ["Facebook"],
          "interactions": [
            {"name": "Welcome", "type": "Message",
             "details": {"whenWeReceive": ["start"], "sendToUser": "See our website."},
             "buttons": {"displayType": "Button", "items": [
               {"display": "Website", "buttonType": "URL", "url": «"http://shop.example"»}
             ]}}
          ]
        """),
      .members(
        """
          "channels": ["Facebook"],
          "interactions": [
            {"name": "Welcome", "type": "Message",
             "details": {"whenWeReceive": ["start"], "sendToUser": "See our website."},
             "buttons": {"displayType": "Button", "items": [
               {"display": "Website", "buttonType": "URL", "url": "https://shop.example"}
             ]}}
          ]
        """),
    ]
  ) { flow, findings in
    flow.forEachUnsupported({ $0 == .plainHTTP }) { shown, facts in
      guard let fact = facts.first else { return }
      let span = flow.fieldSpan(shown.path, in: shown.object) ?? shown.object
      findings.report(
        "\(quoted(shown.name)) does not open over https: \(fact.channel.rawValue) refuses it",
        at: span, notes: ["\(fact.source.reference), looked up \(fact.lookedUp)"],
        help: "write the address with https",
        fix: flow.schemeSpan(inStringAt: span).map {
          Fix("write https", [.init($0, "https")], .needsReview)
        })
    }
  }
}

extension LintedFlow {
  /// The `http` that a string begins with, if it is written without escapes.
  fileprivate func schemeSpan(inStringAt span: Span) -> Span? {
    let scheme = "http"
    let start = span.start + 1
    guard span.end - start > scheme.utf8.count else { return nil }
    let found = Span(start, start + scheme.utf8.count)
    return source[found].lowercased() == scheme ? found : nil
  }
}
