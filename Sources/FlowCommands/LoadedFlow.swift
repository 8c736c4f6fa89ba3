import FlowDiagnostics
import FlowModel
import FlowTerminal

/// A flow that can be run, and the outside it is run against.
struct LoadedFlow {
  let path: String
  /// The flow's own file and its mock file.
  let inputs: [String]
  let flow: Flow
  let linked: [LinkedFlow]
  let mock: MockFile

  /// Reads the flow and its mock file; what is wrong with them is shown as findings.
  init(
    _ path: String, _ options: PlayOptions, _ surroundings: Surroundings
  ) throws(CommandFailure) {
    self.path = path
    let source = try surroundings.read(path)
    let reading = FlowReading(source, linked: FlowFiles.linkedBots(besideFlow: path))
    guard let flow = reading.validFlow else {
      throw LoadedFlow.refuse(source, reading.findings, surroundings, "the flow cannot be run")
    }
    self.flow = flow
    linked = try LinkedFlows.load(from: flow, at: path) { source, findings in
      LoadedFlow.refuse(source, findings, surroundings, "a bot that it goes to cannot be run")
    }
    let folder = Paths.folder(of: path)
    inputs =
      [path, options.mock ?? FlowFiles.mockPath(besideFlow: path)]
      + linked.map { Paths.join(folder, $0.path) }
    mock = try LoadedFlow.mock(for: path, options.mock, surroundings)
  }

  var compiled: CompiledFlow {
    CompiledFlow(flow, at: Paths.name(of: path), linked: linked)
  }

  static func mock(
    for path: String, _ named: String?, _ surroundings: Surroundings
  ) throws(CommandFailure) -> MockFile {
    let mockPath = named ?? FlowFiles.mockPath(besideFlow: path)
    guard named != nil || (path != "-" && Files.exists(mockPath)) else { return MockFile() }
    // A transcript's first line names it relative to the flow.
    let besideFlow = Paths.join(Paths.folder(of: path), mockPath)
    let found = Files.exists(mockPath) || !Files.exists(besideFlow) ? mockPath : besideFlow
    let source = try surroundings.read(found)
    let reading = MockReading(source)
    guard let mock = reading.validFile else {
      throw refuse(source, reading.findings, surroundings, "the mock file cannot be used")
    }
    if let scenario = mock.scenarios.first {
      throw CommandFailure(
        .findings,
        "\(UntrustedText.shown(found)): the scenario '\(UntrustedText.shown(scenario.value))' cannot be "
          + "played yet; use /login, /fail, /expire and /revoke")
    }
    return mock
  }

  private static func refuse(
    _ source: SourceText, _ findings: [Diagnostic], _ surroundings: Surroundings, _ message: String
  ) -> CommandFailure {
    let console = surroundings.console
    let style = console.style(.auto, for: console.error)
    let renderer = CaretRenderer(source, paint: CaretRenderer.Paint(style))
    for finding in findings { console.error.write(renderer.render(finding) + "\n") }
    let errors = findings.count { $0.severity == .error }
    return CommandFailure(
      .findings,
      "\(message): \(Plural.of(errors, "error")) in '\(UntrustedText.shown(source.path))'")
  }
}
