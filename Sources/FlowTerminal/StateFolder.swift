/// Where the program keeps what it remembers between runs, after the XDG base directory rules.
package enum StateFolder {
  /// Nil where the user has no home.
  package static func historyPath(environment: [String: String]) -> String? {
    // The rules want a relative path ignored.
    if let folder = environment["XDG_STATE_HOME"], folder.hasPrefix("/") {
      return "\(folder)/botflow/history"
    }
    guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
    return "\(home)/.local/state/botflow/history"
  }
}
