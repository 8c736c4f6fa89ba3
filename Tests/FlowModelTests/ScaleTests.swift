import FlowDiagnostics
import FlowModel
import Testing

@Suite(.serialized) struct `A large flow` {
  /// `count` messages in a chain; with `isBroken` every target is unknown.
  static func text(_ count: Int, isBroken: Bool) -> String {
    var text = #"{"botflow":1,"name":"b","interactions":["#
    for number in 0..<count {
      let next = isBroken ? "Missing \(number)" : "Step \((number + 1) % count)"
      if number > 0 { text += "," }
      text += """
        {"name":"Step \(number)","type":"Message","details":{"whenWeReceive":["w\(number)"],\
        "sendToUser":"\(isBroken ? "{v\(number)}" : "{user.first_name}")",\
        "action":"\(isBroken ? "No \(number)" : "Fetch")","intention":"I\(number)","next":"\(next)"}}
        """
    }
    text += """
      ,{"name":"Fetch","type":"Action","details":{"actionType":"REST"},"settings":\
      {"endpoint":"https://a.example","method":"GET"}}],"intentions":{
      """
    text += (0..<count).map { "\"\(isBroken ? "J" : "I")\($0)\":[]" }.joined(separator: ",")
    return text + "}}"
  }

  @Test(arguments: [false, true])
  func `takes a time in proportion to its size`(_ isBroken: Bool) throws {
    func measure(_ count: Int, times: Int) throws -> Duration {
      let source = SourceText(path: "b", Self.text(count, isBroken: isBroken))
      var reading: FlowReading?
      var best = Duration.seconds(1000)
      for _ in 0..<times {
        best = min(best, ContinuousClock().measure { reading = FlowReading(source) })
      }
      let flow = try #require(reading)
      #expect(flow.flow?.interactions.count == count + 1)
      #expect(flow.findings.count + flow.omitted.all == (isBroken ? 4 * count : 0))
      return best
    }
    let small = try measure(5_000, times: 3)
    let large = try measure(10_000, times: 3)
    // Twice the size: twice the time, with room for a busy machine.
    #expect(large < small * 3.5 + .milliseconds(50), "\(small) \(large)")
  }

  @Test func `is compiled whole`() throws {
    let flow = try #require(
      FlowReading(SourceText(path: "b", Self.text(10_000, isBroken: false))).validFlow)
    let compiled = CompiledFlow(flow)
    #expect(compiled.interactions.count == 10_001)
    #expect(compiled.interactions[9_999].next == .to(0))
  }
}
