/// Paths of flow files that belong together, relative to the folder of the one that was started.
package enum BotPath {
  /// `bot`, as a flow at `path` writes it, seen from the folder of the flow that was started; `nil`
  /// where it leads out of that folder.
  package static func resolved(_ bot: String, from path: String) -> String? {
    guard !bot.hasPrefix("/") else { return nil }
    var parts = path.split(separator: "/").dropLast().map(String.init)
    for part in bot.split(separator: "/") {
      switch part {
      case ".": continue
      case "..":
        guard !parts.isEmpty else { return nil }
        parts.removeLast()
      default: parts.append(String(part))
      }
    }
    return parts.isEmpty ? nil : parts.joined(separator: "/")
  }
}
