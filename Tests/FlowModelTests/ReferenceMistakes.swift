import FlowModel

extension Mistake {
  static let references: [Mistake] = targets + actions + foreign

  private static let targets: [Mistake] = [
    .init(.unknownTarget, Around.details("Message", #"{"next":«"Strat"»}"#), fixed: #""Start""#),
    .init(.unknownTarget, Around.details("Message", #"{"next":«"Completely else"»}"#)),
    .init(
      .unknownTarget,
      Around.condition(#"{"variable":"{data}","operator":"Is Empty","next":«"start"»}"#),
      fixed: #""Start""#),
    .init(
      .unknownTarget,
      Around.tab(
        "Question", "answers",
        #"{"answerFormat":"Custom","items":[{"display":"A","next":«"Stat"»}]}"#),
      fixed: #""Start""#),
    .init(
      .unknownTarget,
      Around.interactions(
        """
        {"name":"X","type":"Action","details":{"actionType":"Go To Bot"},\
        "settings":{"bot":"other.flow.json"},"advanced":{"goHereIfNotLoggedIn":«"fetch"»,\
        "onErrorGoTo":«"fetch"»}}
        """), fixed: #""Fetch""#),
    .init(
      .unknownTarget,
      Around.defaults(
        """
        {"defaultReply":{"next":«"A1"»},"afterLogin":«"A2"»,"afterLoginFailed":«"A3"»,\
        "afterLogout":«"A4"»,"liveAgent":{"noAgentsNext":«"A5"»}}
        """)),
    .init(
      .unknownTarget,
      Around.top(
        """
        "checks":[{"name":"a","never":«"Nobody"»},{"name":"b","when":«"Nowhere"»,\
        "require":[{"variable":"{data}","operator":"Is Empty"}]}]
        """)),
    .init(
      .unknownTarget,
      Around.action("Go To Bot", #"{"bot":"other.flow.json","interaction":«"hello"»}"#),
      fixed: #""Hello""#),
    .init(
      .unknownBot, Around.action("Go To Bot", #"{"bot":«"none.flow.json"»,"interaction":"A"}"#)),
  ]

  private static let actions: [Mistake] = [
    .init(.unknownAction, Around.details("Message", #"{"action":«"Fetsch"»}"#), fixed: #""Fetch""#),
    .init(.unknownAction, Around.details("Message", #"{"action":«"Start"»}"#)),
    .init(
      .unknownAction,
      Around.tab(
        "Card", "items", #"{"getCardsByAction":{"action":«"fetch"»,"variable":"data"}}"#),
      fixed: #""Fetch""#),
    .init(
      .unknownIntention, Around.details("Message", #"{"intention":«"bill"»}"#), fixed: #""Bill""#),
    .init(.unknownIntention, Around.details("Message", #"{"intention":«"Weather"»}"#)),
  ]

  /// Each tab and field that belongs to other types, at each type that it does not belong to.
  private static let foreign: [Mistake] =
    tabs + details
    + [
      .init(
        .fieldOfAnotherType,
        Around.message(
          buttons:
            #"{"displayType":"Button",«"subtitle"»:"s",«"imageUrl"»:"https://a.example","items":[]}"#
        )),
      .init(
        .fieldOfAnotherType,
        Around.message(
          buttons: """
            {"displayType":"Button","items":[{"display":"B","buttonType":"Live Agent",\
            «"payload"»:"p",«"url"»:"u",«"loginPageUrl"»:"l",«"backEndInstance"»:"b",«"number"»:"1"}]}
            """)),
      .init(
        .fieldOfAnotherType,
        Around.tab(
          "Question", "answers",
          """
          {"answerFormat":"Any",«"answerType"»:"Date",«"validationExpression"»:"a",\
          «"validationErrorMessage"»:"m",«"displayType"»:"Button",«"items"»:[],\
          «"variableHoldingTags"»:"data"}
          """)),
      .init(
        .fieldOfAnotherType,
        Around.action(
          "Condition",
          """
          {"conditions":[],«"endpoint"»:"e",«"method"»:"GET",«"script"»:"s",«"bot"»:"b",\
          «"fileName"»:"f",«"body"»:{}}
          """)),
      .init(
        .fieldOfAnotherType,
        Around.action(
          "Set Variable", #"{"script":"s",«"conditions"»:[],«"interaction"»:"Start"}"#)),
    ]

  private static let tabs: [Mistake] = {
    let owners = [
      "buttons": "Message", "answers": "Question", "items": "Card", "settings": "Action",
    ]
    let base = [
      "Message": "\"details\":{}", "Question": #""details":{},"answers":{"answerFormat":"Any"}"#,
      "Card": #""details":{},"items":{}"#,
      "Action": #""details":{"actionType":"Go To Bot"},"settings":{"bot":"other.flow.json"}"#,
    ]
    return base.sorted { $0.key < $1.key }.flatMap { type, members in
      owners.sorted { $0.key < $1.key }.filter { $0.value != type }.map { tab, _ in
        Mistake(
          .fieldOfAnotherType,
          Around.interactions("{\"name\":\"X\",\"type\":\"\(type)\",\(members),«\"\(tab)\"»:{}}"))
      }
    }
  }()

  private static let details: [Mistake] = [
    .init(.fieldOfAnotherType, Around.details("Message", #"{«"actionType"»:"REST"}"#)),
    .init(
      .fieldOfAnotherType,
      Around.details("Question", #"{«"actionType"»:"REST",«"delayBeforeNext"»:1}"#)),
    .init(.fieldOfAnotherType, Around.details("Card", #"{«"delayBeforeNext"»:1}"#)),
    .init(
      .fieldOfAnotherType,
      Around.interactions(
        """
        {"name":"X","type":"Action","details":{"actionType":"Go To Bot",«"sendToUser"»:"a",\
        «"delayBeforeNext"»:1},"settings":{"bot":"other.flow.json"}}
        """)),
    .init(
      .fieldOfAnotherType,
      Around.interactions(
        #"{"name":"X","type":"Message","details":{},"advanced":{«"onErrorGoTo"»:"Start"}}"#)),
  ]
}
