import FlowDiagnostics
import FlowLint
import FlowModel
import Testing

@Suite struct `A variable in front of a path` {
  static let writers: [(String, String)] = [
    ("nothing", ""),
    (
      "a question",
      #",{"name":"W","type":"Question","details":{},"answers":{"answerFormat":"Any","variableName":"NAME"}}"#
    ),
    (
      "a request",
      """
      ,{"name":"W","type":"Action","details":{"actionType":"REST"},"settings":{"endpoint":\
      "https://a.example","method":"GET","variableName":"NAME"}}
      """
    ),
    (
      "a script",
      #",{"name":"W","type":"Action","details":{"actionType":"Set Variable"},"settings":{"script":"context.NAME = 'x'"}}"#
    ),
    (
      "a script that empties it",
      #",{"name":"W","type":"Action","details":{"actionType":"Set Variable"},"settings":{"script":"context.NAME = null;"}}"#
    ),
    (
      "a script that names it",
      #",{"name":"W","type":"Action","details":{"actionType":"Set Variable"},"settings":{"script":"var NAME = 1;"}}"#
    ),
    (
      "a script with another name",
      #",{"name":"W","type":"Action","details":{"actionType":"Set Variable"},"settings":{"script":"context.other = 'x';"}}"#
    ),
    (
      "a script that makes up names",
      #",{"name":"W","type":"Action","details":{"actionType":"Set Variable"},"settings":{"script":"context[x] = 1"}}"#
    ),
  ]

  static let endpoints = [
    "{NAME}/x", "{NAME}", "https://{NAME}/x", "https://{NAME}.example/{lastSentText}",
    "https://h.example:{NAME}/x", "https://h.example/{NAME}", "https://h.example?{NAME}",
    "{server}{NAME}/x", "{server}/{NAME}", "{scheme}//{NAME}/x", "{scheme}//h.example/{NAME}",
    "{NAME}://h.example/x", "https://u@{NAME}/x", "/{NAME}",
  ]

  /// What the engine refuses, lint reports, and nothing else.
  @Test(arguments: endpoints, writers.map(\.0))
  func `is reported where the engine refuses it`(_ endpoint: String, _ writer: String) throws {
    let other = try #require(Self.writers.first { $0.0 == writer }).1
    for name in ["server", "redirectUri", "lastSentText", "accessToken", "answer"] {
      // That nothing sets a variable is said by another rule.
      if name == "answer", !["a question", "a request"].contains(writer) { continue }
      let text = """
        {"botflow":1,"name":"B","globals":{"server":"https://a.example","scheme":"https:"},
        "interactions":[{"name":"R","type":"Action","details":{"whenWeReceive":["start"],
        "actionType":"REST"},"settings":{"endpoint":"\(endpoint)","method":"GET"}}\(other)]}
        """.replacing("NAME", with: name)
      let reading = FlowReading(SourceText(path: "b.flow.json", text))
      let flow = try #require(reading.validFlow)
      let options = LintOptions(patternProblem: { _ in nil })
      let found = Linter(options).lint(reading).findings.filter { $0.rule == "host-from-outside" }
      #expect(
        found.map { reading.source[$0.span] } == Self.refused(CompiledFlow(flow)),
        "\(endpoint), \(name), \(writer)")
    }
  }

  /// The variables in the first request's address that the engine does not let choose a host.
  private static func refused(_ flow: CompiledFlow) -> [String] {
    guard case .rest(let request) = flow.interactions[0].behaviour else { return [] }
    var rendered = ""
    var refused: [String] = []
    for piece in request.endpoint.pieces {
      switch piece {
      case .literal(let text): rendered += text
      case .value(let path, let placement, isProperCase: _):
        let value = flow.globals.first { $0.slot == path.slot }?.value
        let isOpen = placement == .urlAuthority || !rendered.reachesPath
        if isOpen, !flow.constantSlots.contains(path.slot) { refused.append("{\(path.path.text)}") }
        rendered += value?.plainText ?? ""
      }
    }
    return refused
  }
}

extension String {
  fileprivate var reachesPath: Bool {
    guard let slashes = firstRange(of: "://") else { return false }
    return self[slashes.upperBound...].contains { "/?#".contains($0) }
  }
}
