import ArgumentParser
import FlowDiagnostics
import FlowLint
import FlowModel
import FlowTerminal

/// `botflow lint`: all rules, on files and folders.
struct Lint: ConsoleCommand {
  static let configuration = CommandConfiguration(
    abstract: "Looks for what will go wrong with flows: all rules, on files and folders.",
    discussion: """
      A folder stands for all *.flow.json files in it and below it. Hidden files and folders are \
      left out, and so is what the configuration ignores; links to folders are not followed. A \
      file that is named is always linted. Without a path it is the paths of the configuration, \
      else the current folder. '-' is standard input.

      Exit status: 0 no errors, 1 errors (with --strict warnings too), 2 wrong usage or nothing \
      to lint, 3 a file could not be read or written. 'botflow rules' lists the rules.
      """)

  @Argument(help: "Files and folders.", completion: .file())
  var paths: [String] = []

  @Option(
    help: ArgumentHelp(
      "How findings are written (several, each with an --output behind it but one).",
      valueName: "format"))
  var format: [ReportFormat] = []

  @Option(
    help: ArgumentHelp(
      "Write the report of the --format before it to a file (several).", valueName: "file"),
    completion: .file())
  var output: [String] = []

  @Option(
    help: ArgumentHelp(
      "The configuration (default: the nearest .botflow.json upwards from the current folder).",
      valueName: "file"), completion: .file())
  var config: String?

  @Option(
    help: ArgumentHelp("Let findings of a rule stand (several).", valueName: "rule"),
    completion: LintCompletion.rules)
  var allow: [String] = []

  @Option(
    help: ArgumentHelp("Make findings of a rule warnings (several).", valueName: "rule"),
    completion: LintCompletion.rules)
  var warn: [String] = []

  @Option(
    help: ArgumentHelp("Make findings of a rule errors (several).", valueName: "rule"),
    completion: LintCompletion.rules)
  var deny: [String] = []

  @Flag(inversion: .prefixedNo, help: "Warnings end with status 1, too.")
  var strict: Bool?

  @Flag(inversion: .prefixedNo, help: "Give advice, too: matters of taste and hardening.")
  var pedantic: Bool?

  @Flag(help: "Make the fixes that are safe; write the files.")
  var fix = false

  @Flag(help: "With --fix: write nothing, show what would change.")
  var diff = false

  @Option(
    help: ArgumentHelp("Let the findings stand that are in this file.", valueName: "file"),
    completion: .file())
  var baseline: String?

  @Option(
    help: ArgumentHelp("Write all findings to this file, as a baseline.", valueName: "file"),
    completion: .file())
  var writeBaseline: String?

  @Option(
    help: ArgumentHelp(
      "Judge by the limits of this channel only (several; default: those that each flow names).",
      valueName: "channel"))
  var channel: [Channel] = []

  @Option(
    help: ArgumentHelp("What standard input is called, and where it lies.", valueName: "name"))
  var stdinFilename: String?

  @Option(help: "How many files are judged at once (default: as many as there are cores).")
  var jobs: Int?

  @Flag(help: "Findings only: no summary, no progress.")
  var quiet = false

  @OptionGroup var colour: ColourOption

  func validate() throws {
    guard fix || !diff else { throw ValidationError("--diff shows what --fix would change") }
    guard !diff || format.isEmpty && output.isEmpty else {
      throw ValidationError("--diff shows a diff and writes no report")
    }
    guard writeBaseline == nil || !fix else {
      throw ValidationError("--write-baseline takes the findings as they are; fix them before")
    }
    guard stdinFilename == nil || paths.contains("-") else {
      throw ValidationError("--stdin-filename names what '-' reads; add '-' to the paths")
    }
    guard jobs.map({ $0 > 0 }) ?? true else { throw ValidationError("--jobs takes 1 or more") }
  }

  func run(on surroundings: Surroundings) throws(CommandFailure) -> ExitStatus {
    try LintSession(self, surroundings).run()
  }
}

enum LintCompletion {
  static var rules: CompletionKind { .list(Rule.all.map(\.name.text)) }
}
