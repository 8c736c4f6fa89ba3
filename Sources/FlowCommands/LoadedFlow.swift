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

  /// Why there is nothing to run.
  enum Problem: Error {
    case failure(CommandFailure)
    case findings(SourceText, [Diagnostic], String)
  }

  /// Reads the flow and its mock file.
  init(
    reading path: String, _ options: PlayOptions, _ surroundings: Surroundings
  ) throws(Problem) {
    self.path = path
    let source = try LoadedFlow.source(path, surroundings)
    let reading = FlowReading(source, linked: FlowFiles.linkedBots(besideFlow: path))
    guard let flow = reading.validFlow else {
      throw .findings(source, reading.findings, "the flow cannot be run")
    }
    self.flow = flow
    linked = try LinkedFlows.load(from: flow, at: path)
    let folder = Paths.folder(of: path)
    inputs =
      [path, options.mock ?? FlowFiles.mockPath(besideFlow: path)]
      + linked.map { Paths.join(folder, $0.path) }
    mock = try LoadedFlow.read(mockFor: path, options.mock, surroundings)
  }

  /// As above; what is wrong with the files is shown as findings.
  init(
    _ path: String, _ options: PlayOptions, _ surroundings: Surroundings,
    _ colour: ColourChoice = .auto
  ) throws(CommandFailure) {
    do throws(Problem) {
      self = try LoadedFlow(reading: path, options, surroundings)
    } catch {
      throw error.shown(on: surroundings, colour)
    }
  }

  var compiled: CompiledFlow {
    CompiledFlow(flow, at: Paths.name(of: path), linked: linked)
  }

  static func mock(
    for path: String, _ named: String?, _ surroundings: Surroundings
  ) throws(CommandFailure) -> MockFile {
    do throws(Problem) {
      return try read(mockFor: path, named, surroundings)
    } catch {
      throw error.shown(on: surroundings, .auto)
    }
  }

  private static func read(
    mockFor path: String, _ named: String?, _ surroundings: Surroundings
  ) throws(Problem) -> MockFile {
    guard let found = mockPath(for: path, named) else { return MockFile() }
    let source = try source(found, surroundings)
    let reading = MockReading(source)
    guard let mock = reading.validFile else {
      throw .findings(
        source.hidingSecrets, reading.findings, "the mock file cannot be used")
    }
    return mock
  }

  /// A request that nothing answers would be a riddle otherwise.
  func noteOnMissingMock(_ named: String?) -> String? {
    guard LoadedFlow.mockPath(for: path, named) == nil else { return nil }
    let all = [flow.interactions] + linked.map(\.flow.interactions)
    let asks = all.joined().contains { interaction in
      switch interaction.settings {
      case .rest?, .sendAttachment?: true
      case .condition?, .setVariable?, .goToBot?, nil: false
      }
    }
    guard asks else { return nil }
    guard path != "-" else { return "no mock file: --mock FILE names one" }
    let name = Paths.name(of: FlowFiles.mockPath(besideFlow: path))
    return "no mock file: '\(name)' is not there; --mock FILE names another"
  }

  /// The mock file to read; `nil` where none is named and none lies beside the flow.
  static func mockPath(for path: String, _ named: String?) -> String? {
    let mockPath = named ?? FlowFiles.mockPath(besideFlow: path)
    guard named != nil || (path != "-" && Files.exists(mockPath)) else { return nil }
    return mockPath
  }

  private static func source(
    _ path: String, _ surroundings: Surroundings
  ) throws(Problem) -> SourceText {
    do throws(CommandFailure) {
      return try surroundings.read(path)
    } catch {
      throw .failure(error)
    }
  }
}

extension LoadedFlow.Problem {
  /// The one line that says it all.
  var message: String {
    switch self {
    case .failure(let failure): failure.message
    case .findings(let source, let findings, let summary):
      "\(summary): "
        + "\(Plural.of(findings.count { $0.severity == .error }, "error")) in "
        + "'\(UntrustedText.shown(source.path))'"
    }
  }

  /// The findings as `validate` shows them, each as several lines.
  func findings(_ style: Style) -> [String] {
    guard case .findings(let source, let findings, _) = self else { return [] }
    let renderer = CaretRenderer(source, paint: CaretRenderer.Paint(style))
    return findings.map(renderer.render)
  }

  fileprivate func shown(
    on surroundings: Surroundings, _ colour: ColourChoice
  ) -> CommandFailure {
    let console = surroundings.console
    for finding in findings(console.style(colour, for: console.error)) {
      console.error.write(finding + "\n")
    }
    if case .failure(let failure) = self { return failure }
    return CommandFailure(.findings, message)
  }
}
