import ArgumentParser
import FlowDiagnostics
import FlowModel

/// The program's one version, also in the changelog.
package let botflowVersion = "0.1.0"

struct Botflow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "botflow",
    abstract: "Validates and lints chatbot flows, and steps through their conversations.",
    discussion: """
      A flow is a JSON file that says what a bot does. 'validate' says what is wrong with it, \
      'lint' what will go wrong with it; 'rules' and 'explain' tell of the rules. 'run' plays a \
      conversation with it against a mock OAuth server, 'mock' starts that server on its own, \
      'schema' lets an editor complete and explain flows.
      """,
    version: botflowVersion,
    subcommands: [
      Validate.self, Lint.self, Rules.self, Explain.self, Run.self, Mock.self, Schema.self,
    ])

  /// A mistyped command is named as such, with the one that was probably meant.
  static func checkCommand(_ word: String?) throws(CommandFailure) {
    let known = configuration.subcommands.map { $0._commandName } + ["help"]
    guard let word, !word.hasPrefix("-"), !known.contains(word) else { return }
    let near = Suggestion.nearest(to: word, among: known)
    throw CommandFailure(
      .wrongUsage,
      "there is no command '\(UntrustedText.shown(word))'; "
        + (near.map { "did you mean '\($0)'?" } ?? "'botflow --help' lists them"))
  }
}

/// A subcommand as a function of what surrounds it.
protocol ConsoleCommand: ParsableCommand {
  func run(on surroundings: Surroundings) throws(CommandFailure) -> ExitStatus
}
