import FlowCommands
import FlowScripts
import FlowTerminal
import FlowTestSupport

/// The program run inside the test, with a console that remembers.
struct Session {
  let status: FlowCommands.ExitStatus
  let output: String
  let error: String

  init(_ arguments: [String], input: String? = nil) throws {
    let console = Console.inMemory()
    let pipe = try input.map { try InputPipe($0) }
    status = runBotflow(
      arguments,
      in: Surroundings(
        console: console, standardInput: pipe?.descriptor ?? InputPipe.nowhere,
        scripts: Session.scripts.running))
    output = console.output.captured
    error = console.error.captured
  }

  private static let scripts = ScriptHost(executable: Repository.builtProgram)

  static func path(_ file: String) -> String { "\(Repository.root)/\(file)" }
}
