import FlowDiagnostics
import FlowModel
import Testing

@Suite struct `Findings beyond those that are kept` {
  private static let most = FindingList.most

  private func members(_ count: Int, _ value: String = "1") -> String {
    (0..<count).map { "\"unknown \($0)\":\(value)," }.joined()
  }

  @Test(arguments: [0, 1, 2500])
  func `about the fields of a flow are counted`(_ extra: Int) {
    let text =
      "{\(members(Self.most + extra))\"botflow\":1,\"name\":\"b\",\"interactions\":[\(message)]}"
    let reading = FlowReading(SourceText(path: "b", text))
    #expect(reading.findings.count == Self.most)
    #expect(reading.findings.allSatisfy { $0.rule == .unknownField })
    #expect(reading.findings.last?.message.contains("'unknown \(Self.most - 1)'") == true)
    #expect(reading.omitted == OmittedFindings(errors: extra, warnings: 0))
    #expect(reading.omitted.isEmpty == (extra == 0))
    #expect(reading.validFlow == nil)
  }

  @Test func `about names are counted by their severity`() {
    let targets = (0..<Self.most + 7).map { "{\"display\":\"a\",\"next\":\"T\($0)\"}" }
    let question = """
      {"name":"Q","type":"Question","details":{"sendToUser":"{a} {b} {c}"},\
      "answers":{"answerFormat":"Custom","items":[\(targets.joined(separator: ","))]}}
      """
    let reading = FlowReading(
      SourceText(path: "b", "{\"botflow\":1,\"name\":\"b\",\"interactions\":[\(question)]}"))
    #expect(reading.findings.count == Self.most)
    #expect(reading.findings.allSatisfy { $0.rule == .unknownTarget })
    #expect(reading.omitted == OmittedFindings(errors: 7, warnings: 3))
  }

  @Test func `about a mock file are counted`() {
    let text = "{\(members(Self.most + 3))\"users\":[]}"
    let reading = MockReading(SourceText(path: "b.mock.json", text))
    #expect(reading.findings.count == Self.most)
    #expect(reading.omitted == OmittedFindings(errors: 3, warnings: 0))
    #expect(reading.validFile == nil)
  }

  @Test func `add up`() {
    let sum = OmittedFindings(errors: 1, warnings: 2) + OmittedFindings(errors: 3, warnings: 4)
    #expect(sum == OmittedFindings(errors: 4, warnings: 6))
    #expect(sum.all == 10)
    #expect(!sum.isEmpty && OmittedFindings().isEmpty)
    #expect(!OmittedFindings(errors: 0, warnings: 1).isEmpty)
  }

  private let message = #"{"name":"M","type":"Message","details":{"sendToUser":"a"}}"#
}
