#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

import FlowDiagnostics
import FlowLint
import FlowModel
import Synchronization

/// How the bots of a run, and those that lie beside them, lead to each other.
struct LintedBots: Sendable {
  private let entries: [FileIdentity: BotEntries]
  private let answers = BotAnswers()

  /// One *Go To Bot*.
  private struct Lead: Sendable {
    let target: FileIdentity
    /// `nil`: to what receives the start word.
    let interaction: String?
  }

  /// - Parameter read: the bytes of a file of the run; `nil` where it cannot be read.
  init(
    _ files: [LintFile], workers: Int, read: @escaping @Sendable (LintFile) -> SourceText?
  ) {
    let flows = files.filter { !FlowFiles.isMock($0.path) && !FlowFiles.isEnvironment($0.path) }
    let all = flows + LintedBots.siblings(of: flows)
    let leads = Parallel.map(all.count, workers: workers) { index in
      read(all[index]).map { LintedBots.leads(from: $0, all[index]) } ?? []
    }
    entries = leads.joined().reduce(into: [:]) { entries, lead in
      if let interaction = lead.interaction {
        entries[lead.target, default: BotEntries()].interactions.insert(interaction)
      } else {
        entries[lead.target, default: BotEntries()].isEnteredAtStart = true
      }
    }
  }

  func entries(of file: LintFile) -> BotEntries {
    file.identity.flatMap { entries[$0] } ?? BotEntries()
  }

  /// What a flow's own *Go To Bot* may lead to, each bot read once in a run.
  func linked(besideFlow path: String) -> LinkedBots {
    guard path != Files.standardInput else { return .none }
    let folder = Paths.folder(of: path)
    let linked = FlowFiles.linkedBots(besideFlow: path)
    return LinkedBots { [answers] bot in
      guard let resolved = BotPath.resolved(bot, from: Paths.name(of: path)) else {
        return linked.look(bot)
      }
      return answers.answer(for: Paths.join(folder, resolved)) { linked.look(bot) }
    }
  }

  /// Flows in the folders of the run that are not part of it: they lead to its bots all the same.
  private static func siblings(of files: [LintFile]) -> [LintFile] {
    let identities = Set(files.compactMap(\.identity))
    let folders = Set(
      files.filter { $0.path != Files.standardInput }.map { Paths.folder(of: $0.path) })
    return folders.sorted().flatMap { folder -> [LintFile] in
      do throws(FileFailure) {
        return try LintFileSearch.names(in: folder).sorted()
          .filter { $0.hasSuffix(".flow.json") && !$0.hasPrefix(".") }
          .compactMap { sibling(Paths.join(folder, $0), notIn: identities) }
      } catch {
        return []
      }
    }
  }

  private static func sibling(_ path: String, notIn known: Set<FileIdentity>) -> LintFile? {
    guard Files.isOrdinary(path), let identity = FileIdentity(path), !known.contains(identity)
    else { return nil }
    return LintFile(path: path, identity: identity)
  }

  /// Of a file with mistakes what can be understood.
  private static func leads(from source: SourceText, _ file: LintFile) -> [Lead] {
    guard mayGoToBot(source.bytes), let flow = FlowReading(source).flow else { return [] }
    let folder = Paths.folder(of: file.path)
    return flow.interactions.compactMap { interaction in
      guard case .goToBot(let settings)? = interaction.settings,
        let path = BotPath.resolved(settings.bot.value, from: Paths.name(of: file.path)),
        let target = FileIdentity(Paths.join(folder, path))
      else { return nil }
      return Lead(target: target, interaction: settings.interaction?.value)
    }
  }

  /// Whether the label is there, or could be, written with escapes: most flows need not be read
  /// twice.
  private static func mayGoToBot(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBytes { bytes in
      [ActionType.goToBot.rawValue, "\\u"].contains { word in
        contains(bytes, Array(word.utf8))
      }
    }
  }

  private static func contains(_ bytes: UnsafeRawBufferPointer, _ word: [UInt8]) -> Bool {
    var place = 0
    while let start = bytes.baseAddress, place < bytes.count,
      let found = memchr(start + place, Int32(word[0]), bytes.count - place)
    {
      place = UnsafeRawPointer(found) - start
      if bytes[place...].starts(with: word) { return true }
      place += 1
    }
    return false
  }
}

/// What was found out about bots, by their paths.
private final class BotAnswers: Sendable {
  private let known = Mutex<[String: LinkedBots.Answer]>([:])

  func answer(for path: String, _ look: () -> LinkedBots.Answer) -> LinkedBots.Answer {
    if let answer = known.withLock({ $0[path] }) { return answer }
    let answer = look()
    known.withLock { $0[path] = answer }
    return answer
  }
}
