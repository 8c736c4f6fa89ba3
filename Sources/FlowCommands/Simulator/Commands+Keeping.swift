import FlowRuntime

extension SimulatorCommand {
  static let keeping = [save, transcript]

  private static let save = SimulatorCommand(
    "/save", "FILE", "writes the session as a transcript that replays",
    example: "/save happy.transcript", completing: .file
  ) { simulator, argument throws(SimulationError) in
    guard !argument.isEmpty else { throw SimulationError("write /save and the name of a file") }
    do throws(FileFailure) {
      try Files.write(simulator.savedText, to: argument)
    } catch {
      throw SimulationError(error.failure.message)
    }
    simulator.say("saved '\(argument)'", .note)
  }

  private static let transcript = SimulatorCommand(
    "/transcript", "shows the session so far as a transcript", example: "/transcript"
  ) { simulator, _ throws(SimulationError) in
    // Indented, so that what is shown is not taken for what was typed.
    for line in simulator.savedLines { simulator.say("    \(line)") }
  }
}

extension Simulator {
  /// The session without the command that asks for it.
  fileprivate var savedLines: [String] { recorder.lines.dropLast() }

  fileprivate var savedText: String { savedLines.map { "\($0)\n" }.joined() }
}
