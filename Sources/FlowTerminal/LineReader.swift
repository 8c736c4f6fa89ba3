package enum LineRead: Hashable, Sendable {
  /// Without its line break.
  case line(String)
  /// Ctrl-C: what was typed is dropped, the next line can be read.
  case interrupted
  case endOfInput
}

/// Where lines come from. Reading blocks, so it belongs on the main thread and in no task.
package protocol LineReader: AnyObject {
  func readLine(prompt: String) -> LineRead
  /// Offers the line again later. The caller decides which: a secret never is remembered.
  func remember(_ line: String)
}
