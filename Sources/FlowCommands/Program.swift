import ArgumentParser
import FlowDiagnostics
package import FlowEngine
package import FlowTerminal

/// What a run of the program has around it.
package struct Surroundings {
  package var console: Console
  /// Where typed lines and `-` come from.
  package var standardInput: Int32

  /// The command line as it was typed, for what depends on its order.
  package var arguments: [String] = []

  /// What runs a flow's scripts.
  package var scripts: ScriptRunning

  package init(console: Console, standardInput: Int32 = 0, scripts: ScriptRunning = .none) {
    self.console = console
    self.standardInput = standardInput
    self.scripts = scripts
  }
}

/// The whole program: arguments and surroundings in, an exit status out.
package func runBotflow(_ arguments: [String], in surroundings: Surroundings) -> ExitStatus {
  let console = surroundings.console
  defer { console.flush() }
  do {
    try Botflow.checkCommand(arguments.first)
    var command = try Botflow.parseAsRoot(arguments)
    if let command = command as? any ConsoleCommand {
      var surroundings = surroundings
      surroundings.arguments = arguments
      return console.ended(try command.run(on: surroundings))
    }
    // Help, in whatever form it was asked for, comes as an error.
    try command.run()
    return .clean
  } catch let failure as CommandFailure {
    console.error.write("botflow: \(failure.message)\n")
    return failure.status
  } catch {
    let isAsked = Botflow.exitCode(for: error).isSuccess
    let message = Botflow.fullMessage(for: error) + "\n"
    (isAsked ? console.output : console.error).write(message)
    return isAsked ? console.ended(.clean) : .wrongUsage
  }
}

extension Console {
  /// A reader that has gone is no failure; a full disk is one.
  fileprivate func ended(_ status: ExitStatus) -> ExitStatus {
    output.flush()
    switch output.failure {
    case .brokenPipe?: return .clean
    case .other(let code)?:
      error.write("botflow: cannot write the output: \(Files.reason(code))\n")
      return .worldFailed
    case nil: return status
    }
  }
}
