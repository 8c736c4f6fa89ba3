import FlowTerminal

/// Lines to play. A file whose first line begins with `#` is a transcript, to be compared.
struct Script {
  /// What the customer types, in order.
  let typed: [String]
  /// The transcript's first line; `nil` for plain lines.
  let header: String?
  /// All lines as they should come; empty for plain lines.
  let lines: [String]

  static let typedMark = "> "

  init(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    var lines = text.split(separator: /\r?\n/, omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    guard let first = lines.first, first.hasPrefix("#") else {
      header = nil
      typed = lines
      self.lines = []
      return
    }
    header = first
    self.lines = lines
    typed = lines.compactMap { line in
      if line.hasPrefix(Script.typedMark) { return String(line.dropFirst(2)) }
      return line == ">" ? "" : nil
    }
  }
}

/// Plays the lines of a script as if they were typed.
final class ScriptReader: LineReader {
  private var rest: ArraySlice<String>

  init(_ script: Script) {
    rest = script.typed[...]
  }

  func readLine(prompt: String) -> LineRead {
    rest.popFirst().map { .line($0) } ?? .endOfInput
  }

  func remember(_ line: String) {}
}
