import FlowDiagnostics
import FlowLint
import FlowModel
import FlowRuntime

/// What a run of lint does, by the command line and the configuration: the command line wins.
struct LintSettings {
  let options: LintOptions
  let isStrict: Bool
  let paths: [String]
  let filter: IgnoreFilter?
  /// Of findings that are let stand.
  let baseline: String?

  init(_ command: Lint, _ found: FoundConfiguration?) throws(CommandFailure) {
    let configuration = found?.configuration ?? LintConfiguration()
    let folder = found?.folder ?? "."
    var levels = configuration.levels
    for (rule, level) in try LintSettings.levels(command) { levels[rule] = level }
    options = LintOptions(
      levels: levels, isPedantic: command.pedantic ?? configuration.isPedantic ?? false,
      channels: command.channel.isEmpty ? configuration.channels : command.channel,
      patternProblem: LintSettings.patternProblem)
    isStrict = command.strict ?? configuration.isStrict ?? false
    let own = configuration.paths.map { LintSettings.path($0, from: folder) }
    paths = !command.paths.isEmpty ? command.paths : own.isEmpty ? ["."] : own
    filter = found.map {
      IgnoreFilter(list: $0.configuration.ignored, folder: AbsolutePath($0.folder))
    }
    baseline =
      command.baseline
      ?? configuration.baseline.map {
        LintSettings.path($0, from: folder)
      }
  }

  /// A path that the configuration names, as it is shown.
  private static func path(_ path: String, from folder: String) -> String {
    var path = path[...]
    while path.hasPrefix("./") { path = path.dropFirst(2) }
    if path.isEmpty || path == "." { return folder }
    // On the command line alone it is standard input.
    return path == "-" ? "\(folder)/-" : Paths.join(folder, String(path))
  }

  static let patternProblem: @Sendable (String) -> LintOptions.PatternProblem? = { pattern in
    PatternLibrary.problem(in: pattern).map {
      LintOptions.PatternProblem($0.message, at: $0.offset)
    }
  }

  private static func levels(
    _ command: Lint
  ) throws(CommandFailure) -> [RuleName: LintOptions.Level] {
    var levels: [RuleName: LintOptions.Level] = [:]
    let given: [(LintOptions.Level, [String])] = [
      (.allow, command.allow), (.warn, command.warn), (.deny, command.deny),
    ]
    for (level, lists) in given {
      for name in lists.joined(separator: ",").split(separator: ",") {
        let rule = try rule(String(name), "--\(level.rawValue)")
        if level != .deny, rule.keepsFromBeingAFlow {
          throw CommandFailure(
            .wrongUsage,
            "--\(level.rawValue) cannot be used for '\(rule.name)': a file with such a mistake is "
              + "no flow")
        }
        if let other = levels[rule.name], other != level {
          throw CommandFailure(
            .wrongUsage,
            "'\(rule.name)' is in --\(other.rawValue) and in --\(level.rawValue)")
        }
        levels[rule.name] = level
      }
    }
    return levels
  }

  /// - Parameter option: before the message, where the name comes from one.
  static func rule(_ name: String, _ option: String? = nil) throws(CommandFailure) -> Rule {
    if let rule = Rule.named(RuleName(stringLiteral: name)) { return rule }
    let near = Rule.nearest(to: name).map { "did you mean '\($0)'?" }
    throw CommandFailure(
      .wrongUsage,
      (option.map { "\($0): " } ?? "") + "no rule is called '\(UntrustedText.shown(name))'; "
        + (near ?? "'botflow rules' lists them all"))
  }
}
