import FlowDiagnostics
import FlowModel
import FlowTerminal

/// Flow files and what lies beside them.
enum FlowFiles {
  static func isMock(_ path: String) -> Bool { path.hasSuffix(".mock.json") }

  static func isEnvironment(_ path: String) -> Bool { path.hasSuffix(".env.json") }

  /// `NAME.mock.json` beside `NAME.flow.json`.
  static func mockPath(besideFlow path: String) -> String {
    let stem =
      path.hasSuffix(".flow.json")
      ? path.dropLast(".flow.json".count)
      : path.hasSuffix(".json") ? path.dropLast(".json".count) : path[...]
    return "\(stem).mock.json"
  }

  /// Looks up the bots that a flow goes to, inside its own folder.
  static func linkedBots(besideFlow path: String) -> LinkedBots {
    linkedBots(of: Paths.name(of: path), in: path == "-" ? nil : Paths.folder(of: path))
  }

  /// - Parameters:
  ///   - path: a flow's, relative to `folder`.
  ///   - folder: that of the flow which was started; `nil` where it has none.
  static func linkedBots(of path: String, in folder: String?) -> LinkedBots {
    guard let folder else { return .none }
    return LinkedBots { bot in
      guard let resolved = BotPath.resolved(bot, from: path) else {
        return .unknown("it lies outside the folder of this flow")
      }
      do throws(FileFailure) {
        let source = try Files.read(Paths.join(folder, resolved))
        let names = FlowReading(source).flow?.interactions.map(\.name.value) ?? []
        return names.isEmpty ? .unknown("it is not a flow") : .interactions(names)
      } catch {
        return .unknown(error.reason)
      }
    }
  }
}

extension CaretRenderer.Paint {
  init(_ style: Style) {
    self.init(
      error: { style.bold(style.red($0)) }, warning: { style.bold(style.yellow($0)) },
      advice: { style.bold(style.cyan($0)) },
      strong: { style.bold($0) }, faint: { style.dim($0) })
  }
}
