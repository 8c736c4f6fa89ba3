import FlowDiagnostics
import FlowModel
import Testing

@Suite struct `Variables that nothing sets` {
  static let texts: [String] = [
    Around.details("Message", #"{"sendToUser":"Hello «{dataa}», {data}."}"#),
    Around.defaults(
      #"{"defaultReply":{"text":"a «{nmae}»"},"defaultAnswerReply":{"text":"«{b}»"}}"#),
    Around.defaults(#"{"liveAgent":{"confirmationMessage":"«{c}»","startMessage":"«{d}»"}}"#),
    Around.condition(
      #"{"variable":"«{token}»","operator":"Equals","value":"a{data}«{b}»","next":"Start"}"#),
    Around.top(
      #""checks":[{"name":"c","never":"Start","unless":[{"variable":"«{x}»","operator":"Is Empty"}]}]"#
    ),
    Around.action(
      "REST",
      """
      {"endpoint":"https://a.example/«{e}»","method":"GET","authorization":"Bearer «{f}»",\
      "headers":{"X":"«{g}»"},"body":{"a":"«{{h}}»","b":["{i}","«{{j.k[0]}}»"]}}
      """),
    Around.action(
      "Send Attachment",
      """
      {"fileName":"«{e}»","endpoint":"https://a.example","authorization":"«{f}»",\
      "headers":{"X":"«{g}»"}}
      """),
    Around.message(
      buttons: """
        {"displayType":"Card","imageUrl":"«{i}»","items":[{"display":"B",\
        "buttonType":"Account Link","loginPageUrl":"https://a.example/«{l}»"}]}
        """),
    Around.tab(
      "Card", "items",
      """
      {"cards":[{"title":"T","imageUrl":"«{i}»","buttons":[{"display":"B",\
      "buttonType":"Account Link","loginPageUrl":"«{l}»"}]}],\
      "getCardsByAction":{"variable":«"cards"»}}
      """),
    Around.tab(
      "Question", "answers",
      """
      {"answerFormat":"Custom","variableHoldingTags":«"tags"»,\
      "items":[{"display":"A","imageUrl":"«{i}»"}]}
      """),
    Around.details("Message", #"{"sendToUser":"\u00e4 «{dataa}»"}"#),
  ]

  @Test(arguments: texts)
  func `are warned of where they are read`(_ text: String) {
    let marked = MarkedText(text)
    let reading = marked.reading()
    #expect(reading.findings.map(\.span) == marked.spans, "\(reading.summary)")
    #expect(reading.findings.allSatisfy { $0.rule == .unknownVariable && $0.severity == .warning })
    #expect(reading.validFlow != nil)
  }

  @Test func `come with the nearest name`() {
    let reading = MarkedText(Self.texts[0]).reading()
    #expect(reading.findings.map(\.help) == ["did you mean 'data'?"])
  }

  @Test(arguments: [
    Around.details("Message", #"{"sendToUser":"{user.first_name} {sms.to} {lastSentText}"}"#),
    Around.details("Message", #"{"sendToUser":"{authCodeParts[0]} {system.toProperCase(data)}"}"#),
    Around.details("Message", #"{"sendToUser":"a {b c} {} {3} {1,2} {\"a\": 1} } { {"}"#),
    Around.condition(
      #"{"variable":"{data}","operator":"Matches","value":"^[0-9]{3}-\\d{2,}$","next":"Start"}"#),
    Around.interactions(
      """
      {"name":"How large?","type":"Question","details":{"sendToUser":"{howlarge?}"},\
      "answers":{"answerFormat":"Any"}}
      """),
    Around.interactions(
      """
      {"name":"Q","type":"Question","details":{"sendToUser":"{size}"},\
      "answers":{"answerFormat":"Any","variableName":"size"}}
      """),
    Around.interactions(
      #"{"name":"X","type":"Message","details":{"sendToUser":"{shop} {größe}"}}"#,
      top: #""globals":{"shop":"A","größe":1},"#),
    // A script may set any variable, and so may another bot.
    Around.interactions(
      """
      {"name":"X","type":"Message","details":{"sendToUser":"{anything}"}},{"name":"S",\
      "type":"Action","details":{"actionType":"Set Variable"},"settings":{"script":"f()"}}
      """),
    Around.interactions(
      """
      {"name":"X","type":"Message","details":{"sendToUser":"{anything}"}},{"name":"S",\
      "type":"Action","details":{"actionType":"Go To Bot"},"settings":{"bot":"b.flow.json"}}
      """),
  ])
  func `are not suspected where something sets them`(_ text: String) {
    #expect(MarkedText(text).reading().summary == [])
  }
}
