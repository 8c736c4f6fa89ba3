import FlowDiagnostics
import FlowRuntime

extension SimulatorCommand {
  static let keeping = [save, transcript]

  private static let save = SimulatorCommand(
    "/save", "FILE", "writes the session as a transcript that replays",
    example: "/save happy.transcript", completing: .file
  ) { simulator, argument throws(SimulationError) in
    guard !argument.isEmpty else { throw SimulationError("write /save and the name of a file") }
    try simulator.checkMayReplace(argument)
    let isThere = Files.exists(argument)
    do throws(FileFailure) {
      try Files.write(simulator.savedText, to: argument)
    } catch {
      throw SimulationError(error.failure.message)
    }
    simulator.say("\(isThere ? "replaced" : "saved") '\(argument)'", .note)
  }

  private static let transcript = SimulatorCommand(
    "/transcript", "shows the session so far as a transcript", example: "/transcript"
  ) { simulator, _ throws(SimulationError) in
    // Indented, so that what is shown is not taken for what was typed.
    for line in simulator.savedLines { simulator.quote("    \(line)") }
  }
}

extension Simulator {
  /// The session without the command that asks for it; what has become known as a secret since it
  /// was printed is hidden too.
  fileprivate var savedLines: [String] { recorder.lines.dropLast().map(simulation.shown) }

  /// Only a transcript is written over, and not the one that is being played.
  fileprivate func checkMayReplace(_ path: String) throws(SimulationError) {
    guard Files.exists(path) else { return }
    let start = try? Files.read(path)
    let isTranscript = start.map { $0.bytes.isEmpty || $0.bytes.first == UInt8(ascii: "#") } ?? true
    guard isTranscript, !loaded.inputs.contains(where: { Files.areSame($0, path) }) else {
      throw SimulationError("'\(path)' is there and is no transcript; choose another name")
    }
  }

  fileprivate var savedText: String { savedLines.map { "\($0)\n" }.joined() }
}
