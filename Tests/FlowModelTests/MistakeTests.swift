import FlowDiagnostics
import FlowModel
import FlowSyntax
import Testing

@Suite struct `Mistakes in a flow` {
  static let all = Mistake.values + Mistake.references

  @Test(arguments: all)
  func `are found at their exact spans`(_ mistake: Mistake) {
    let marked = MarkedText(mistake.text)
    let reading = marked.reading(linked: Mistake.linked)
    #expect(reading.findings.map(\.span) == marked.spans, "\(reading.summary)")
    #expect(reading.findings.allSatisfy { $0.rule == mistake.rule }, "\(reading.summary)")
    #expect(reading.findings.allSatisfy { $0.severity == .error })
    #expect(reading.validFlow == nil)
    #expect(reading.findings.first?.fix?.edits.first?.replacement == mistake.fixed)
  }

  @Test(arguments: all)
  func `are found behind text of several bytes and between other line ends`(_ mistake: Mistake) {
    let text = mistake.text.replacingFirst(
      "{", with: "{\r\n  \"description\": \"größer 🦊 \\u00e4\",\r\n ")
    guard mistake.text.hasPrefix("{\"") else { return }
    let marked = MarkedText(text)
    #expect(marked.reading(linked: Mistake.linked).findings.map(\.span) == marked.spans)
  }

  @Test(arguments: all.filter { $0.fixed != nil })
  func `are gone after their fix`(_ mistake: Mistake) throws {
    let text = MarkedText(mistake.text).text
    let before = MarkedText(text).reading(linked: Mistake.linked).findings
    for finding in before {
      guard let fix = finding.fix else { continue }
      // Names are the author's own; where more than case differs another one may have been meant.
      let isName = [.unknownTarget, .unknownAction, .unknownIntention].contains(finding.rule)
      let isSpelling = finding.message.lowercased().contains(
        fix.edits[0].replacement.replacing("\"", with: "'").lowercased())
      #expect(fix.confidence == (isName && !isSpelling ? .needsReview : .safe))
      let after = MarkedText(text.applying(fix)).reading(linked: Mistake.linked)
      // Of two findings with one text one is left.
      let left = after.findings.count { $0.message == finding.message }
      #expect(left == before.count { $0.message == finding.message } - 1, "\(after.summary)")
      #expect(!after.findings.contains { $0.rule == .jsonSyntax || $0.rule == .duplicateKey })
    }
  }

  @Test func `are all found in one run`() {
    let marked = MarkedText(
      """
      {"botflow": «2», «"nam"»: "b", "channels": [«"Webchat"»],
       "globals": {«"a b"»: 1},
       "defaults": {"agentThreshold": «-1», "afterLogin": «"Nowhere"»},
       "interactions": [
        {"name": «""», "type": «"Carousel"», "details": {}},
        {"name": "A", "type": "Message", "details": {"next": «5», «"actionType"»: "REST"}},
        {"name": «"A"», "type": "Action", "details": {"actionType": "REST"},
         "settings": «{»"endpoint": «7», "setDataFromResponse": «"a..b"», "timeout": «0»,
                     "headers": {"X": «null»}}},
        «{»"name": "B", "type": "Question", "details": {"intention": «"I"», "action": «"C"»}}
       ]}
      """.replacingFirst("{\"botflow\"", with: "«{»\"botflow\""))
    let findings = marked.reading().findings
    #expect(findings.map(\.span) == marked.spans, "\(marked.reading().summary)")
    #expect(Set(findings.map(\.rule)).count == 14)
  }

  @Test func `of two interactions with one name point to the first`() {
    let mistake = Around.interactions(
      #"{"name":"X","type":"Message","details":{}},{"name":"X","type":"Message","details":{}}"#)
    let reading = MarkedText(mistake).reading()
    let first = reading.findings.first?.related.first
    #expect(first.map { reading.source[$0.span] } == "\"X\"")
    #expect(first.map(\.span) != reading.findings.first?.span)
  }

  @Test func `leave the rest of the flow readable`() throws {
    let flow = try #require(
      MarkedText(Around.details("Message", #"{"sendToUser":"Hi {data}","next":7}"#))
        .reading().flow)
    let interaction = try #require(flow.interactions.last)
    #expect(interaction.name.value == "X")
    #expect(interaction.details.sendToUser?.text == "Hi {data}")
    #expect(interaction.details.next == .absent)
  }

  @Test func `of the list for a label name what there is when nothing is near`() {
    let reading = MarkedText(Around.top(#""channels":["Telegraph"]"#)).reading()
    #expect(
      reading.findings.first?.help
        == "write one of: 'Web Client', 'Facebook', 'Apple Business Chat', 'SMS', 'Alexa'")
  }

  @Test(arguments: ["", "  ", "{", "[{\"a\"", "nul"])
  func `in the JSON itself are reported alone`(_ text: String) {
    let reading = MarkedText(text).reading()
    #expect(reading.findings.contains { $0.rule == .jsonSyntax })
    #expect(reading.validFlow == nil)
  }
}
