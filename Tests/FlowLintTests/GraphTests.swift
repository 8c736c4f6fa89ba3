import FlowDiagnostics
import FlowLint
import FlowModel
import FlowTestSupport
import Testing

/// One hop that a shipped transcript shows.
private struct Hop: Hashable, CustomTestStringConvertible {
  var flow: String
  var from: String
  var to: String
  var reason: String
  var testDescription: String { "\(flow): \(from) → \(to)" }

  /// Hops inside the bot that was started, each once.
  static func all(in path: String) -> [Hop] {
    let lines = (Repository.text(path) ?? "").split(separator: "\n")
    guard let flow = lines.first?.split(separator: " ").dropFirst().first else { return [] }
    let folder = path.split(separator: "/").dropLast().joined(separator: "/")
    var seen: Set<Hop> = []
    return lines.compactMap { line -> Hop? in
      guard let arrow = line.firstRange(of: " → "), !line.hasPrefix(">"), !line.hasPrefix(" "),
        !line.hasPrefix("bot:")
      else { return nil }
      let rest = line[arrow.upperBound...]
      let end = rest.firstRange(of: "  ")?.lowerBound ?? rest.endIndex
      return Hop(
        flow: "\(folder)/\(flow)", from: String(line[..<arrow.lowerBound]),
        to: String(rest[..<end]), reason: String(rest[end...].drop { $0 == " " }))
    }.filter { seen.insert($0).inserted }
  }
}

@Suite struct `The graph of a flow` {
  private static let transcripts = Repository.files(under: "flows", suffix: ".transcript")

  @Test(arguments: transcripts)
  func `has every hop that the engine makes`(_ path: String) throws {
    var flows: [String: (Flow, FlowGraph)] = [:]
    for hop in Hop.all(in: path) {
      if flows[hop.flow] == nil {
        let source = SourceText(path: hop.flow, bytes: try #require(Repository.bytes(hop.flow)))
        let flow = try #require(FlowReading(source).flow)
        flows[hop.flow] = (flow, FlowGraph(flow, BotEntries()))
      }
      let (flow, graph) = try #require(flows[hop.flow])
      let names = Set(flow.interactions.map(\.name.value))
      guard names.contains(hop.to), hop.from == "•" || names.contains(hop.from) else { continue }
      #expect(has(hop, graph), "\(hop.from) → \(hop.to): \(hop.reason)")
    }
  }

  @Test func `is compared with many hops`() {
    #expect(Self.transcripts.flatMap { Hop.all(in: $0) }.count > 300)
  }

  private func has(_ hop: Hop, _ graph: FlowGraph) -> Bool {
    guard let to = graph.places[hop.to] else { return false }
    let spoken = graph.leaving(graph.listening).contains { $0.to == to }
    guard let from = graph.places[hop.from] else {
      return spoken || Channel.allCases.contains { graph.opening(on: $0) == to }
    }
    // A login may come back while the customer is elsewhere; a done action gives the word back.
    if hop.reason.contains("After login") || hop.reason.contains("After logout") {
      return graph.edges.contains { edge in
        guard edge.to == to else { return false }
        switch edge.kind {
        case .loggedIn, .loginFailed, .loggedOut: return true
        default: return false
        }
      }
    }
    if hop.reason == "its action is done" {
      return graph.leaving(to).contains { $0.to == from && $0.kind == .runsFirst }
    }
    // Where an action that is run first has failed or is guarded, its caller leads on.
    let callers = graph.arriving(from).filter { $0.kind == .runsFirst }.map(\.from)
    if ([from] + callers).contains(where: { node in
      graph.leaving(node).contains { $0.to == to }
    }) {
      return true
    }
    return spoken && graph.leaving(from).contains { $0.kind == .waits || $0.kind == .cancelled }
  }
}
