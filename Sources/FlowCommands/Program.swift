import ArgumentParser
import FlowDiagnostics
package import FlowTerminal

/// What a run of the program has around it.
package struct Surroundings {
  package var console: Console
  /// Where typed lines and `-` come from.
  package var standardInput: Int32

  package init(console: Console, standardInput: Int32 = 0) {
    self.console = console
    self.standardInput = standardInput
  }
}

/// The whole program: arguments and surroundings in, an exit status out.
package func runBotflow(_ arguments: [String], in surroundings: Surroundings) -> ExitStatus {
  let console = surroundings.console
  defer { console.flush() }
  do {
    guard let command = try Botflow.parseAsRoot(arguments) as? any ConsoleCommand else {
      console.output.write(Botflow.helpMessage())
      return .clean
    }
    return console.output.ended(try command.run(on: surroundings))
  } catch let failure as CommandFailure {
    console.error.write("botflow: \(failure.message)\n")
    return failure.status
  } catch {
    let isAsked = Botflow.exitCode(for: error).isSuccess
    let message = Botflow.fullMessage(for: error) + "\n"
    (isAsked ? console.output : console.error).write(message)
    return isAsked ? .clean : .wrongUsage
  }
}

extension TextStream {
  /// A reader that has gone is no failure; a full disk is one.
  fileprivate func ended(_ status: ExitStatus) -> ExitStatus {
    flush()
    switch failure {
    case .brokenPipe?: return .clean
    case .other?: return .worldFailed
    case nil: return status
    }
  }
}
