import FlowDiagnostics
import FlowModel
import Testing

@Suite struct `What the product calls things` {
  @Test(arguments: [
    (#"«"intent"»:"Bill""#, "intention"), (#"«"whenTheUserSays"»:["a"]"#, "whenWeReceive"),
    (#"«"respondToUser"»:"Hi""#, "sendToUser"),
  ])
  func `0 Communicate's label of a field is known as Converse's [C-msg] [M-q] [M-create]`(
    _ field: String, _ label: String
  ) {
    let marked = MarkedText(Around.details("Message", "{\(field)}"))
    let finding = marked.reading().findings.first
    #expect(finding?.rule == .unknownField && finding.map { [$0.span] } == marked.spans)
    #expect(finding?.fix?.edits.map(\.replacement) == ["\"\(label)\""])
  }

  @Test
  func `0 Communicate's labels of types are known as Converse's [C-cond] [M-cond] [C-carditems]`() {
    #expect(ActionType.otherLabels["Conditions"] == ActionType.condition.rawValue)
    #expect(InteractionType.otherLabels["Carousel"] == InteractionType.card.rawValue)
  }

  @Test(arguments: [
    ("AppleBusinessChat", Channel.appleBusinessChat), ("Pb-Sms", .sms), ("Twilio", .sms),
    ("Webchat", .webClient),
  ])
  func `7 the analytics page's name of a channel is known [C-dash]`(
    _ name: String, _ channel: Channel
  ) {
    let marked = MarkedText(Around.top(#""channels":[«"\#(name)"»]"#))
    let finding = marked.reading().findings.first
    #expect(finding?.rule == .unknownValue && finding.map { [$0.span] } == marked.spans)
    #expect(finding?.fix?.edits.map(\.replacement) == ["\"\(channel.rawValue)\""])
  }

  @Test func `3 there is no PATCH [M-rest]`() {
    #expect(RESTMethod.allCases.map(\.rawValue) == ["GET", "POST", "PUT", "DELETE"])
  }

  @Test(arguments: ["Question", "Card"])
  func `1.4 Delay before Next is a message's only [C-msg]`(_ type: String) {
    let marked = MarkedText(Around.details(type, #"{«"delayBeforeNext"»:1}"#))
    #expect(marked.reading().findings.contains { $0.rule == .fieldOfAnotherType })
    let message = MarkedText(Around.details("Message", #"{"delayBeforeNext":1}"#))
    #expect(message.reading().findings.isEmpty)
  }

  @Test func `1.4 an interaction has at most one transaction tag [C-trans]`() {
    let marked = MarkedText(Around.details("Message", #"{"transactionTag":«["A","B"]»}"#))
    #expect(marked.reading().findings.map(\.rule) == [.wrongType])
  }

  @Test func `9.2 a bot has one language [C-nlu]`() {
    let marked = MarkedText(Around.top(#""language":«["en","de"]»"#))
    #expect(marked.reading().findings.map(\.rule) == [.wrongType])
  }

  @Test func `9.4 the defaults are the product's [C-defaults] [M-defaults] [C-dash]`() {
    let defaults = Flow().defaults
    #expect(defaults.agentThreshold == 3 && defaults.globalCancel == ["cancel"])
    #expect(defaults.sessionTimeout == 24 * 60 && defaults.replyMode == .textAndNext)
  }
}
