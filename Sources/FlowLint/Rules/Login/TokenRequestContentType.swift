import FlowDiagnostics
import FlowModel

extension Rule {
  static let tokenRequestContentType = Rule(
    "token-request-content-type", .login, .warning,
    "a token request that is not sent as a form",
    why: """
      OAuth servers read token requests as forms: `application/x-www-form-urlencoded` (RFC 6749 \
      §4.1.3 and appendix B). Some take JSON as well, which no standard promises, and the others \
      answer `invalid_request` because they find no parameters. A body is sent as JSON unless \
      `contentType` says something else.
      """,
    examples: [
      LoginExamples.tokenRequest(
        type: "«\"application/json\"»",
        body: "{\"grant_type\": \"authorization_code\", \"code\": \"{{authCode}}\"}"),
      LoginExamples.tokenRequest(type: nil, name: "«\"Get token\"»"),
      LoginExamples.tokenRequest(),
    ]
  ) { flow, findings in
    let form = "application/x-www-form-urlencoded"
    for request in flow.oauthRequests where !request.rest.isForm {
      let interaction = flow.interactions[request.interaction]
      let own = request.rest.headers.first { $0.name.value.lowercased() == "content-type" }
      if let own, own.value.constant?.lowercased().hasPrefix(form) != false { continue }
      let type = request.rest.contentType
      let isText = request.rest.isBodyText && request.body.literalText.contains("grant_type=")
      findings.report(
        "this token request is sent as '\(own?.value.constant ?? request.rest.usedContentType)'",
        at: own?.value.span ?? type?.span ?? interaction.name.span,
        notes: ["OAuth servers expect a form"]
          + (type == nil && own == nil ? ["without a 'contentType' a body is JSON"] : []),
        help: isText
          ? "set 'contentType' to '\(form)'"
          : "set 'contentType' to '\(form)' and write the body as 'name=value&…'",
        fix: isText && own == nil
          ? type.map { Fix("write \(form)", [.init($0.span, "\"\(form)\"")]) } : nil)
    }
  }
}
