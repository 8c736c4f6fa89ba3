import FlowDiagnostics
import FlowLint
import FlowModel
import FlowTestSupport

/// The flows that lint is measured on.
enum Corpus {
  static let cleanFlows = Repository.files(under: "Tests/Corpus/clean", suffix: ".flow.json")

  /// What lint says of a flow, the other bots of its folder beside it.
  static func findings(
    in source: SourceText, at path: String, isPedantic: Bool, rules: [Rule] = Rule.all
  ) -> [Diagnostic] {
    let reading = FlowReading(source, linked: linked(besides: path))
    let options = LintOptions(
      isPedantic: isPedantic, patternProblem: PatternProblems.problem)
    return Linter(options, rules: rules).lint(reading, entries: entries(to: path)).findings
  }

  static func line(of source: SourceText) -> (Diagnostic) -> String {
    let renderer = CaretRenderer(source)
    return { renderer.headline($0) }
  }

  private static func folder(of path: String) -> String {
    path.split(separator: "/").dropLast().joined(separator: "/")
  }

  private static func linked(besides path: String) -> LinkedBots {
    let folder = folder(of: path)
    return LinkedBots { bot in
      guard let bytes = Repository.bytes("\(folder)/\(bot)") else {
        return .unknown("there is no such file or folder")
      }
      let flow = FlowReading(SourceText(path: bot, bytes: bytes)).flow
      return .interactions(flow?.interactions.map(\.name.value) ?? [])
    }
  }

  /// How the other bots of the folder lead to this one.
  private static func entries(to path: String) -> BotEntries {
    let folder = folder(of: path)
    let name = path.split(separator: "/").last.map(String.init)
    var entries = BotEntries()
    for other in cleanFlows where other != path && Self.folder(of: other) == folder {
      guard let bytes = Repository.bytes(other) else { continue }
      let flow = FlowReading(SourceText(path: other, bytes: bytes)).flow
      for interaction in flow?.interactions ?? [] {
        guard case .goToBot(let settings)? = interaction.settings,
          BotPath.resolved(settings.bot.value, from: "") == name
        else { continue }
        if let target = settings.interaction {
          entries.interactions.insert(target.value)
        } else {
          entries.isEnteredAtStart = true
        }
      }
    }
    return entries
  }
}
