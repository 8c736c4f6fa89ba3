import FlowDiagnostics
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
  /// How a line without text is kept.
  static let emptyLine = ">"

  init(_ source: SourceText) throws(CommandFailure) {
    guard !source.bytes.contains(0) else {
      throw CommandFailure(.findings, "'\(UntrustedText.shown(source.path))' is not text")
    }
    var lines = source.bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
      String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
    }
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
      // By bytes: a mark that combines with the blank does not hide it.
      if line.utf8.starts(with: Script.typedMark.utf8) {
        return TypedText.read(String(line.unicodeScalars.dropFirst(2)))
      }
      return line == Script.emptyLine ? "" : nil
    }
  }

  /// A printed line as it may be shown and kept: nothing that a flow says is taken for typed.
  static func printed(_ text: String) -> String {
    text.utf8.starts(with: emptyLine.utf8) ? " \(text)" : text
  }
}

/// Plays the lines of a script as if they were typed.
final class ScriptReader: LineReader {
  private var rest: ArraySlice<String>

  init(_ script: Script) {
    rest = script.typed[...]
  }

  func readLine(prompt: String) -> LineRead {
    if Interrupts.takePending() { return .interrupted }
    return rest.popFirst().map { .line($0) } ?? .endOfInput
  }

  func remember(_ line: String) {}
}
