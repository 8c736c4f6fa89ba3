import FlowCommands
import FlowTestSupport
import Testing

@Suite struct `A session of a thousand turns` {
  private static let flow = Session.path("flows/pizza-order/pizza-order.flow.json")
  /// Menu, cards, scripts, questions and a cached request.
  private static let round = ["order", "1", "2", "2", "Garlic", "2", "basket", "2", "cancel", "hi"]
  private static let typed = (0..<100).flatMap { _ in round }

  @Test func `replays byte for byte, and goes back by half of it`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("long.transcript")
    let lines = Self.typed + ["/back 500", "/where"]
    let session = try Session(
      ["run", Self.flow, "--record", path], input: lines.map { "\($0)\n" }.joined())
    #expect(session.status == .clean)
    #expect(session.output.contains("500 steps undone"))
    let replayed = try Session(["run", Self.flow, "--script", path])
    #expect(replayed.status == .clean && replayed.output == session.output)
  }
}
