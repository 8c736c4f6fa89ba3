import FlowDiagnostics
import FlowEngine
import FlowModel
import FlowRuntime
import FlowSyntax
import Testing

@Suite struct `What a channel brings` {
  static let text = """
    {"botflow":1,"name":"b","channels":["Web Client","Facebook","Apple Business Chat","SMS"],\
    "interactions":[\
    {"name":"Start","type":"Message","details":{"whenWeReceive":["start","init"],\
    "sendToUser":"{user.full_name}|{user.first_name}|{user.last_name}|{user.locale}"}},\
    {"name":"Bill","type":"Message","details":{"whenWeReceive":["bill"],\
    "sendToUser":"{appleGroupID}|{appleIntentID}|{lastSentText}"}},\
    {"name":"SMS","type":"Message","details":{"whenWeReceive":["sms"],\
    "sendToUser":"{sms.message}|{sms.to}|{sms.from}|{sms.timestamp}"}}]}
    """

  static func begun(
    on channel: Channel, _ change: (inout Simulation.Start) -> Void = { _ in }
  ) throws -> Simulation {
    let reading = FlowReading(SourceText(path: "b", text))
    let flow = try #require(reading.validFlow, "\(reading.findings.map(\.message))")
    let mock = try #require(MockReading(SourceText(path: "m", "{}")).validFile)
    var start = Simulation.Start(channel: channel)
    change(&start)
    let simulation = Simulation(
      CompiledFlow(flow), patterns: PatternLibrary().matching, scripts: .none, mock: mock,
      start: start)
    simulation.begin()
    return simulation
  }

  @Test func `7 the Web Client sets the user's names and locale [C-user] [C-webclient]`() throws {
    let said = try #require(try Self.begun(on: .webClient).world.utterance).text
    let parts = said.split(separator: "|", omittingEmptySubsequences: false)
    #expect(parts.count == 4 && parts.allSatisfy { !$0.isEmpty })
    #expect(parts[0] == "\(parts[1]) \(parts[2])")
  }

  @Test func `7 Apple's start address brings group, intent and a first text [C-abcgroups]`() throws
  {
    let simulation = try Self.begun(on: .appleBusinessChat) { start in
      start.appleGroup = "dept"
      start.appleIntent = "bill"
      start.text = "hello"
    }
    #expect(simulation.world.utterance?.text == "dept|bill|hello")
  }

  @Test func `7 an SMS conversation begins with what the call brought [C-sms]`() throws {
    let simulation = try Self.begun(on: .sms) { $0.text = "Your bill" }
    #expect(simulation.world.utterance?.interaction == 0)
    simulation.say("sms")
    let said = try #require(simulation.world.utterance).text
    let parts = said.split(separator: "|", omittingEmptySubsequences: false)
    #expect(parts.first == "Your bill" && parts.count == 4 && parts.allSatisfy { !$0.isEmpty })
  }
}
