extension Place {
  /// Every object of a flow file.
  static let all: [Place] =
    top + tabs + answersAndItems + settings + [check, lint, allowance]

  private static let top: [Place] = [
    Place(
      name: "a flow",
      fields: [
        ("$schema", .text), ("botflow", .wholeNumber), ("name", .text), ("description", .text),
        ("language", .text), ("channels", .list), ("globals", .object), ("intentions", .object),
        ("defaults", .object), ("interactions", .list), ("checks", .list), ("lint", .object),
      ], base: [("botflow", "1"), ("name", #""b""#), ("interactions", "[\(Around.start)]")]
    ) { $0 },
    Place(
      name: "the defaults",
      fields: [
        ("defaultReply", .object), ("defaultAnswerReply", .object),
        ("agentThreshold", .wholeNumber), ("afterLogin", .text), ("afterLoginFailed", .text),
        ("afterLogout", .text), ("globalCancel", .list), ("sessionTimeout", .wholeNumber),
        ("liveAgent", .object), ("startMessage", .text),
      ], base: []
    ) { Around.defaults($0) },
    Place(
      name: "the default reply", fields: [("text", .text), ("next", .next), ("mode", .text)],
      base: []
    ) { Around.defaults("{\"defaultReply\":\($0)}") },
    Place(name: "the default answer reply", fields: [("text", .text)], base: []) {
      Around.defaults("{\"defaultAnswerReply\":\($0)}")
    },
    Place(
      name: "the live agent setting",
      fields: [("confirmationMessage", .text), ("noAgentsNext", .text), ("startMessage", .text)],
      base: []
    ) { Around.defaults("{\"liveAgent\":\($0)}") },
    interaction("Message", tab: "buttons", .object, #"{"displayType":"Button"}"#),
    interaction("Question", tab: "answers", .object, #"{"answerFormat":"Any"}"#),
    interaction("Card", tab: "items", .object, "{}"),
    interaction(
      "Action", tab: "settings", .object, #"{"bot":"b.flow.json"}"#,
      details: #"{"actionType":"Go To Bot"}"#),
  ]

  private static func interaction(
    _ type: String, tab: String, _ kind: FieldKind, _ value: String, details: String = "{}"
  ) -> Place {
    Place(
      name: "an interaction of type \(type)",
      fields: [
        ("name", .text), ("type", .text), ("description", .text), ("details", .object),
        (tab, kind), ("advanced", .object),
      ],
      base: [
        ("name", #""X""#), ("type", "\"\(type)\""), ("details", details), (tab, value),
      ]
    ) { Around.interactions($0) }
  }

  private static let commonDetails: [(name: String, kind: FieldKind)] = [
    ("intention", .text), ("whenWeReceive", .list), ("next", .next), ("action", .text),
    ("transactionTag", .text), ("transactionEnd", .flag),
  ]

  private static let tabs: [Place] = [
    Place(
      name: "the details tab of a Message",
      fields: commonDetails + [("sendToUser", .text), ("delayBeforeNext", .number)], base: []
    ) { Around.details("Message", $0) },
    Place(
      name: "the details tab of a Question", fields: commonDetails + [("sendToUser", .text)],
      base: []
    ) { Around.details("Question", $0) },
    Place(
      name: "the details tab of a Card", fields: commonDetails + [("sendToUser", .text)], base: []
    ) { Around.details("Card", $0) },
    Place(
      name: "the details tab of a Action", fields: commonDetails + [("actionType", .text)],
      base: [("actionType", #""Go To Bot""#)]
    ) {
      Around.interactions(
        #"{"name":"X","type":"Action","details":\#($0),"settings":{"bot":"b.flow.json"}}"#)
    },
    advanced("Message", ""), advanced("Question", #","answers":{"answerFormat":"Any"}"#),
    advanced("Card", #","items":{}"#),
    Place(
      name: "the advanced tab of a Action",
      fields: [
        ("requiresAccountLinking", .flag), ("goHereIfNotLoggedIn", .text), ("onErrorGoTo", .text),
      ], base: []
    ) {
      Around.interactions(
        """
        {"name":"X","type":"Action","details":{"actionType":"Go To Bot"},\
        "settings":{"bot":"b.flow.json"},"advanced":\($0)}
        """)
    },
    Place(
      name: "the buttons tab as Button", fields: [("displayType", .text), ("items", .list)],
      base: [("displayType", #""Button""#)]
    ) { Around.message(buttons: $0) },
    Place(
      name: "the buttons tab as Card",
      fields: [
        ("displayType", .text), ("items", .list), ("subtitle", .text), ("imageUrl", .text),
      ], base: [("displayType", #""Card""#)]
    ) { Around.message(buttons: $0) },
    button("Postback", [("payload", .text)], []),
    button("URL", [("url", .text)], [("url", #""https://a.example""#)]),
    button(
      "Account Link", [("loginPageUrl", .text), ("backEndInstance", .text)],
      [("loginPageUrl", #""https://a.example""#)]),
    button("Account Unlink", [], []), button("Phone", [("number", .text)], [("number", #""1""#)]),
    button("Live Agent", [], []),
  ]

  private static func advanced(_ type: String, _ tab: String) -> Place {
    Place(
      name: "the advanced tab of a \(type)",
      fields: [("requiresAccountLinking", .flag), ("goHereIfNotLoggedIn", .text)], base: []
    ) {
      Around.interactions(
        #"{"name":"X","type":"\#(type)","details":{}\#(tab),"advanced":\#($0)}"#)
    }
  }

  private static func button(
    _ type: String, _ fields: [(name: String, kind: FieldKind)],
    _ base: [(name: String, value: String)]
  ) -> Place {
    Place(
      name: "a button of type \(type)",
      fields: [("display", .text), ("buttonType", .text)] + fields,
      base: [("display", #""B""#), ("buttonType", "\"\(type)\"")] + base
    ) { Around.message(buttons: #"{"displayType":"Button","items":[\#($0)]}"#) }
  }

  private static let check = Place(
    name: "a check",
    fields: [
      ("name", .text), ("when", .text), ("require", .list), ("never", .text), ("unless", .list),
    ],
    base: [
      ("name", #""c""#), ("when", #""Start""#),
      ("require", #"[{"variable":"{data}","operator":"Is Empty"}]"#), ("never", #""Fetch""#),
    ]
  ) { Around.top("\"checks\":[\($0)]") }

  private static let lint = Place(name: "the lint section", fields: [("allow", .list)], base: []) {
    Around.top("\"lint\":\($0)")
  }

  private static let allowance = Place(
    name: "an allowance", fields: [("rule", .text), ("interaction", .text), ("reason", .text)],
    base: [("rule", #""dead-end""#), ("reason", #""because""#)]
  ) { Around.top("\"lint\":{\"allow\":[\($0)]}") }
}
