import FlowModel

extension Mistake {
  static let values: [Mistake] = labels + names + numbers + others

  private static let labels: [Mistake] = [
    .init(.unknownValue, Around.top(#""channels":[«"Webchat"»]"#), fixed: #""Web Client""#),
    .init(.unknownValue, Around.top(#""channels":["SMS",«"Pb-Sms"»]"#), fixed: #""SMS""#),
    .init(.unknownValue, Around.top(#""channels":[«"Messenger"»]"#), fixed: #""Facebook""#),
    .init(
      .unknownValue, Around.top(#""channels":[«"AppleBusinessChat"»]"#),
      fixed: #""Apple Business Chat""#),
    .init(.unknownValue, Around.top(#""channels":[«"Telegraph"»]"#)),
    .init(
      .unknownValue, Around.interactions(#"{"name":"X","type":«"Carousel"»,"details":{}}"#),
      fixed: #""Card""#),
    .init(
      .unknownValue, Around.interactions(#"{"name":"X","type":«"message"»,"details":{}}"#),
      fixed: #""Message""#),
    .init(
      .unknownValue,
      Around.interactions(
        #"{"name":"X","type":"Action","details":{"actionType":«"Conditions"»},"settings":{}}"#),
      fixed: #""Condition""#),
    .init(
      .unknownValue, Around.message(buttons: #"{"displayType":«"QuickReply"»}"#),
      fixed: #""Quick Reply""#),
    .init(
      .unknownValue,
      Around.message(
        buttons:
          #"{"displayType":"Button","items":[{"display":"B","buttonType":«"Account link"»}]}"#
      ), fixed: #""Account Link""#),
    .init(
      .unknownValue, Around.tab("Question", "answers", #"{"answerFormat":«"Regex"»}"#)),
    .init(
      .unknownValue,
      Around.tab("Question", "answers", #"{"answerFormat":"Predefined","answerType":«"Dates"»}"#),
      fixed: #""Date""#),
    .init(
      .unknownValue,
      Around.tab("Question", "answers", #"{"answerFormat":"Custom","displayType":«"Card"»}"#)),
    .init(
      .unknownValue, Around.defaults(#"{"defaultReply":{"mode":«"Text+Next"»}}"#),
      fixed: #""Text + Next""#),
    .init(
      .unknownValue, Around.action("REST", #"{"endpoint":"https://a.example","method":«"Get"»}"#),
      fixed: #""GET""#),
    .init(
      .unknownValue,
      Around.action("REST", #"{"endpoint":"https://a.example","method":«"PATCH"»}"#)),
    .init(
      .unknownValue,
      Around.action(
        "REST",
        """
        {"endpoint":"https://a.example","method":"GET",\
        "setErrorIfResponse":{"data":"a","is":«"absent"»}}
        """), fixed: #""Absent""#),
    .init(
      .unknownValue,
      Around.condition(#"{"variable":"{data}","operator":«"is not emtpy"»,"next":"Start"}"#),
      fixed: #""Is Not Empty""#),
    .init(
      .unknownField, Around.details("Message", #"{«"respondToUser"»:"Hello"}"#),
      fixed: #""sendToUser""#),
    .init(
      .unknownField, Around.details("Card", #"{«"whenTheUserSays"»:["a"],«"intent"»:"Bill"}"#),
      fixed: #""whenWeReceive""#),
    .init(
      .unknownField,
      Around.interactions(
        #"{"name":"X","type":"Message","details":{},«"button"»:{"displayType":"Button"}}"#),
      fixed: #""buttons""#),
  ]

  private static let names: [Mistake] = [
    .init(.emptyName, "{\"botflow\":1,\"name\":«\" \"»,\"interactions\":[\(Around.start)]}"),
    .init(.emptyName, Around.interactions(#"{"name":«""»,"type":"Message","details":{}}"#)),
    .init(.emptyName, Around.details("Message", #"{"next":«" \t"»}"#)),
    .init(.emptyName, Around.details("Message", #"{"intention":«""»}"#)),
    .init(.emptyName, Around.details("Message", #"{"action":«""»,"transactionTag":«""»}"#)),
    .init(.emptyName, Around.defaults(#"{"startMessage":«""»,"afterLogin":«""»}"#)),
    .init(.emptyName, Around.top(#""globals":{«""»:1}"#)),
    .init(
      .emptyName, Around.interactions("", top: #""globals":{"a":1},"#).dropIntentions(#"{«""»:[]}"#)
    ),
    .init(
      .emptyName,
      Around.message(
        buttons: #"{"displayType":"Button","items":[{"display":«""»,"buttonType":"Postback"}]}"#)),
    .init(
      .emptyName,
      Around.action(
        "REST", #"{"endpoint":"https://a.example","method":"GET","headers":{«""»:"a"}}"#)),
    .init(.emptyName, Around.top(#""lint":{"allow":[{"rule":"x","reason":«""»}]}"#)),
    .init(.emptyName, Around.tab("Card", "items", #"{"cards":[{"title":«"  "»}]}"#)),
    .init(.notAVariable, Around.top(#""globals":{«"a b"»:1,«"a.b"»:2,«"{a}"»:3,«"12"»:4}"#)),
    .init(
      .notAVariable,
      Around.action(
        "REST", #"{"endpoint":"https://a.example","method":"GET","variableName":«"user info"»}"#)),
    .init(
      .notAVariable,
      Around.tab("Question", "answers", #"{"answerFormat":"Any","variableName":«"{x}"»}"#)),
    .init(
      .notAVariable,
      Around.condition(#"{"variable":«"data.a[0]"»,"operator":"Is Empty","next":"Start"}"#),
      fixed: #""{data.a[0]}""#),
    .init(
      .notAVariable,
      Around.condition(#"{"variable":«"{data}{data}"»,"operator":"Is Empty","next":"Start"}"#)),
    .init(
      .notAVariable,
      Around.condition(#"{"variable":«"is {data}"»,"operator":"Is Empty","next":"Start"}"#)),
    .init(
      .notAVariable,
      Around.condition(#"{"variable":«""»,"operator":"Is Empty","next":"Start"}"#)),
    .init(
      .duplicateName,
      Around.interactions(
        """
        {"name":"X","type":"Message","details":{}},{"name":«"X"»,"type":"Message","details":{}},\
        {"name":«"X"»,"type":"Message","details":{}}
        """)),
  ]

  private static let numbers: [Mistake] = [
    .init(
      .unsupportedVersion, "{\"botflow\":«2»,\"name\":\"b\",\"interactions\":[\(Around.start)]}"),
    .init(
      .unsupportedVersion, "{\"botflow\":«0»,\"name\":\"b\",\"interactions\":[\(Around.start)]}"),
    .init(.outOfRange, #"{"botflow":1,"name":"b","interactions":«[]»}"#),
    .init(.outOfRange, Around.defaults(#"{"agentThreshold":«-1»,"sessionTimeout":«0»}"#)),
    .init(.outOfRange, Around.defaults(#"{"agentThreshold":«1001»}"#)),
    .init(.outOfRange, Around.details("Message", #"{"delayBeforeNext":«-0.5»}"#)),
    .init(.outOfRange, Around.details("Message", #"{"delayBeforeNext":«1e999»}"#)),
    .init(
      .outOfRange,
      Around.action(
        "REST",
        #"{"endpoint":"https://a.example","method":"GET","timeout":«0»,"timeToLive":«-1»}"#)),
    .init(
      .outOfRange,
      Around.action("REST", #"{"endpoint":"https://a.example","method":"GET","timeout":«601»}"#)),
    .init(.wrongType, Around.defaults(#"{"agentThreshold":«1e999»}"#)),
    .init(.wrongType, Around.defaults(#"{"globalCancel":["a",«5»,«null»]}"#)),
  ]

  private static let others: [Mistake] = [
    .init(.wrongType, "«[»]"), .init(.wrongType, "«5»"), .init(.wrongType, "«\"flow\"»"),
    .init(
      .wrongType,
      Around.action(
        "REST", #"{"endpoint":"https://a.example","method":"GET","headers":{"X-Id":«5»}}"#)),
    .init(.wrongType, Around.top(#""lint":{"allow":[«[»],«7»]}"#)),
    .init(
      .invalidPath,
      Around.action(
        "REST",
        #"{"endpoint":"https://a.example","method":"GET","setDataFromResponse":«"a..b"»}"#)),
    .init(
      .invalidPath,
      Around.action(
        "REST",
        """
        {"endpoint":"https://a.example","method":"GET",\
        "setErrorIfResponse":{"data":«"a[x]"»,"is":"Absent"}}
        """)),
    .init(.missingField, Around.top(#""checks":[«{»"name":"c"}]"#)),
    .init(.missingField, Around.top(#""checks":[«{»"name":"c","when":"Start"}]"#)),
    .init(
      .missingField, Around.top(#""checks":[«{»"name":"c","when":"Start","require":[]}]"#)),
    .init(
      .missingField, Around.top(#""checks":[«{»"name":"c","never":"Start","require":[]}]"#)),
    .init(
      .missingField,
      Around.top(
        """
        "checks":[«{»"name":"c","when":"Start","unless":[],\
        "require":[{"variable":"{data}","operator":"Is Empty"}]}]
        """)),
  ]
}

extension String {
  /// A flow of `Around` with other intentions and without the interaction that is left empty.
  fileprivate func dropIntentions(_ intentions: String) -> String {
    replacingFirst(Around.intentions, with: "\"intentions\":\(intentions)")
      .replacingFirst(",]}", with: "]}")
  }
}
