extension Place {
  private static func answers(
    _ format: String, _ fields: [(name: String, kind: FieldKind)],
    _ base: [(name: String, value: String)] = []
  ) -> Place {
    Place(
      name: "the answers tab as \(format)",
      fields: [("variableName", .text), ("answerFormat", .text)] + fields,
      base: [("answerFormat", "\"\(format)\"")] + base
    ) { Around.tab("Question", "answers", $0) }
  }

  static let answersAndItems: [Place] = [
    answers("Any", []),
    answers("Predefined", [("answerType", .text)], [("answerType", #""Date""#)]),
    answers(
      "Regular Expression",
      [("validationExpression", .text), ("validationErrorMessage", .text)],
      [("validationExpression", #""a+""#)]),
    answers(
      "Custom", [("displayType", .text), ("items", .list), ("variableHoldingTags", .text)]),
    Place(
      name: "an answer",
      fields: [("display", .text), ("expected", .list), ("next", .next), ("imageUrl", .text)],
      base: [("display", #""Yes""#)]
    ) { Around.tab("Question", "answers", #"{"answerFormat":"Custom","items":[\#($0)]}"#) },
    Place(
      name: "the items tab", fields: [("cards", .list), ("getCardsByAction", .object)], base: []
    ) { Around.tab("Card", "items", $0) },
    Place(
      name: "a card",
      fields: [("title", .text), ("subtitle", .text), ("imageUrl", .text), ("buttons", .list)],
      base: [("title", #""T""#)]
    ) { Around.tab("Card", "items", "{\"cards\":[\($0)]}") },
    Place(
      name: "the cards' action",
      fields: [("action", .text), ("variable", .text), ("asListPicker", .flag)],
      base: [("variable", #""data""#)]
    ) { Around.tab("Card", "items", "{\"getCardsByAction\":\($0)}") },
  ]

  static let settings: [Place] = [
    Place(
      name: "the settings of Condition", fields: [("conditions", .list)],
      base: [("conditions", "[]")]
    ) { Around.action("Condition", $0) },
    Place(
      name: "the settings of REST",
      fields: [
        ("endpoint", .text), ("method", .text), ("authorization", .text), ("contentType", .text),
        ("headers", .object), ("body", .anything), ("variableName", .text),
        ("timeToLive", .wholeNumber), ("setDataFromResponse", .text),
        ("setErrorIfResponse", .object), ("timeout", .wholeNumber),
      ], base: [("endpoint", #""https://a.example""#), ("method", #""GET""#)]
    ) { Around.action("REST", $0) },
    Place(
      name: "the settings of Set Variable", fields: [("script", .script)],
      base: [("script", #""x""#)]
    ) { Around.action("Set Variable", $0) },
    Place(
      name: "the settings of Go To Bot", fields: [("bot", .text), ("interaction", .text)],
      base: [("bot", #""b.flow.json""#)]
    ) { Around.action("Go To Bot", $0) },
    Place(
      name: "the settings of Send Attachment",
      fields: [
        ("fileName", .text), ("endpoint", .text), ("authorization", .text),
        ("contentType", .text), ("headers", .object),
      ], base: [("endpoint", #""https://a.example""#)]
    ) { Around.action("Send Attachment", $0) },
    Place(
      name: "the error setting", fields: [("data", .text), ("is", .text)],
      base: [("data", #""error""#), ("is", #""Present""#)]
    ) {
      Around.action(
        "REST",
        #"{"endpoint":"https://a.example","method":"GET","setErrorIfResponse":\#($0)}"#)
    },
    Place(
      name: "a condition",
      fields: [("variable", .text), ("operator", .text), ("value", .constant), ("next", .text)],
      base: [
        ("variable", #""{data}""#), ("operator", #""Equals""#), ("next", #""Start""#),
      ]
    ) { Around.condition($0) },
    Place(
      name: "a check's condition",
      fields: [("variable", .text), ("operator", .text), ("value", .constant)],
      base: [("variable", #""{data}""#), ("operator", #""Equals""#)]
    ) { Around.top(#""checks":[{"name":"c","when":"Start","require":[\#($0)]}]"#) },
  ]
}
