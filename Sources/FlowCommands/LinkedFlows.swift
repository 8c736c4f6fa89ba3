import FlowDiagnostics
import FlowModel

/// The bots that a flow can go to, and those that these can go to.
enum LinkedFlows {
  /// Reads them all, each once, in the order in which they are met.
  static func load(
    from flow: Flow, at path: String
  ) throws(LoadedFlow.Problem) -> [LinkedFlow] {
    let folder = Paths.folder(of: path)
    let start = LinkedFlow(path: Paths.name(of: path), flow: flow)
    var all = [start]
    var next = 0
    while next < all.count {
      for bot in all[next].flow.bots {
        guard let place = BotPath.resolved(bot, from: all[next].path),
          !all.contains(where: { $0.path == place })
        else { continue }
        let file = Paths.join(folder, place)
        let source: SourceText
        do throws(FileFailure) { source = try Files.read(file) } catch {
          throw .failure(error.failure)
        }
        let reading = FlowReading(source, linked: FlowFiles.linkedBots(of: place, in: folder))
        guard let linked = reading.validFlow else {
          throw .findings(source, reading.findings, "a bot that it goes to cannot be run")
        }
        all.append(LinkedFlow(path: place, flow: linked))
      }
      next += 1
    }
    return Array(all.dropFirst())
  }
}

extension Flow {
  /// The paths that its *Go To Bot* actions name.
  fileprivate var bots: [String] {
    interactions.compactMap { interaction in
      guard case .goToBot(let settings)? = interaction.settings else { return nil }
      return settings.bot.value
    }
  }
}
