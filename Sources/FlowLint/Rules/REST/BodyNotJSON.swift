import FlowDiagnostics
import FlowModel
import FlowSyntax

extension Rule {
  static let bodyNotJSON = Rule(
    "body-not-json", .rest, .error, "a body that is sent as JSON and is none",
    why: """
      The content type says JSON, which is what it says where none is given, and the text of the \
      body is no JSON whatever the variables hold. A server that reads JSON refuses it, so every \
      run ends in the error path. Write the body as an object instead of a text, which cannot go \
      wrong, or give the content type that it has.
      """,
    examples: [
      .interactions(
        #"""
            {"name": "Order", "type": "Action",
             "details": {"whenWeReceive": ["start"], "actionType": "REST", "next": "Done"},
             "settings": {"endpoint": "https://api.example/orders", "method": "POST",
                          "body": «"{\"customer\": {{user.full_name}}, \"count\": 1,}"»},
             "advanced": {"onErrorGoTo": "Sorry"}},
            {"name": "Done", "type": "Message", "details": {"sendToUser": "It is ordered."}},
            {"name": "Sorry", "type": "Message", "details": {"sendToUser": "I cannot order it now."}}
        """#),
      .interactions(
        """
            {"name": "Order", "type": "Action",
             "details": {"whenWeReceive": ["start"], "actionType": "REST", "next": "Done"},
             "settings": {"endpoint": "https://api.example/orders", "method": "POST",
                          "body": «"customer={{user.full_name}}&count=1"»},
             "advanced": {"onErrorGoTo": "Sorry"}},
            {"name": "Done", "type": "Message", "details": {"sendToUser": "It is ordered."}},
            {"name": "Sorry", "type": "Message", "details": {"sendToUser": "I cannot order it now."}}
        """),
      .interactions(
        """
            {"name": "Order", "type": "Action",
             "details": {"whenWeReceive": ["start"], "actionType": "REST", "next": "Done"},
             "settings": {"endpoint": "https://api.example/orders", "method": "POST",
                          "body": {"customer": "{{user.full_name}}", "count": 1}},
             "advanced": {"onErrorGoTo": "Sorry"}},
            {"name": "Done", "type": "Message", "details": {"sendToUser": "It is ordered."}},
            {"name": "Sorry", "type": "Message", "details": {"sendToUser": "I cannot order it now."}}
        """),
    ]
  ) { flow, findings in
    let tokenRequests = Set(flow.tokenRequests.map(\.interaction))
    for place in flow.requests {
      guard let rest = flow.interactions[place].rest, rest.isBodyText, rest.isSentAsJSON,
        let body = rest.body, !body.isBlank, let problem = body.problemAsJSON
      else { continue }
      let looksLikeJSON = body.literalText.first { !$0.isWhitespace }.map { "{[".contains($0) }
      // What a token request is to be sent as is a matter of its own.
      if tokenRequests.contains(place), looksLikeJSON != true { continue }
      // Braces that are wrong are told as such.
      if flow.bodyBraces(of: rest).contains(where: { $0.isSingle || $0.isLopsided }) { continue }
      let isForm = looksLikeJSON != true && body.literalText.contains("=")
      findings.report(
        "this body is sent as JSON and is none", at: body.span,
        notes: [problem]
          + (rest.contentType == nil ? ["without a 'contentType' a body is JSON"] : []),
        help: isForm
          ? "give it the contentType 'application/x-www-form-urlencoded', or write an object"
          : "write the body as an object, without quotes round it")
    }
  }
}

extension RESTSettings {
  /// Whether what is sent calls itself JSON, and one JSON value; streams of them are something else.
  fileprivate var isSentAsJSON: Bool {
    let own = headers.first { $0.name.value.lowercased() == "content-type" }
    let type = own.map(\.value.text) ?? usedContentType
    let essence = TriggerTable.folded(String(type.prefix { $0 != ";" }))
    return essence == "application/json" || essence == "text/json" || essence.hasSuffix("+json")
  }
}

extension Template {
  fileprivate var isBlank: Bool { constant.map { $0.allSatisfy(\.isWhitespace) } ?? false }

  /// What is wrong with the text as JSON, whatever its variables hold; `nil` if nothing.
  fileprivate var problemAsJSON: String? {
    var first: String?
    // A number may stand where a text may not, and the other way round.
    for value in ["\"x\"", "1", "{}"] {
      let document = JSONDocument(SourceText(path: "", filled(with: value)))
      guard let finding = document.findings.first(where: { $0.severity == .error }) else {
        return nil
      }
      first = first ?? finding.message
    }
    return first
  }

  private func filled(with value: String) -> String {
    var text = ""
    var isInString = false
    for piece in pieces {
      switch piece {
      case .literal(let literal):
        isInString = Template.isInString(behind: literal, isInString)
        text += literal
      case .reference: text += isInString ? "x" : value
      }
    }
    return text
  }

  private static func isInString(behind text: String, _ before: Bool) -> Bool {
    var isInString = before
    var isEscaped = false
    for byte in text.utf8 {
      if isEscaped {
        isEscaped = false
      } else if byte == UInt8(ascii: "\\"), isInString {
        isEscaped = true
      } else if byte == UInt8(ascii: "\"") {
        isInString.toggle()
      }
    }
    return isInString
  }
}
