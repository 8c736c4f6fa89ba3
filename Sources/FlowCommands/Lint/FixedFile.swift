import FlowDiagnostics
import FlowLint
import FlowTerminal

/// A file whose text has fixes made in it, still to be written.
struct FixedFile: Sendable {
  let file: LintFile
  let old: SteadyText
  let new: SourceText
  /// Fixes that were made.
  let count: Int
  /// What a difference does not show.
  let secrets: [String]

  /// Writes the new text, unless somebody else has written meanwhile.
  func write(to output: TextStream) throws(FileFailure) {
    if file.isStandardInput { return output.write(new.bytes) }
    guard Files.isOrdinary(file.path) else {
      throw FileFailure(action: "write", path: file.path, reason: "it is not an ordinary file")
    }
    guard Files.isWritable(file.path) else {
      throw FileFailure(action: "write", path: file.path, reason: "permission denied")
    }
    guard Files.stamp(file.path) == old.stamp else {
      throw FileFailure(
        action: "write", path: file.path, reason: "it changed while it was linted")
    }
    try Files.write(new.bytes, to: file.path)
  }

  func difference(for output: TextStream, _ style: Style) -> String {
    let difference = UnifiedDiff(old.source.bytes, new.bytes)
    guard output.isTerminal else {
      return difference.text(path: file.path) { hiding(UnifiedDiff.plain($0)) }
    }
    return difference.text(path: UntrustedText.shown(file.path)) { line in
      let text = "\(line.kind.rawValue)\(UntrustedText.shown(hiding(line.text)))"
      return switch line.kind {
      case .same: text
      case .removed: style.red(text)
      case .added: style.green(text)
      }
    }
  }

  private func hiding(_ text: String) -> String {
    secrets.reduce(text) { $0.replacing($1, with: "•••") }
  }

  static func summary(_ files: [FixedFile], _ verb: String) -> String {
    let count = files.reduce(0) { $0 + $1.count }
    return "\(verb) \(Plural.of(count, "finding")) in \(Plural.of(files.count, "file"))"
  }
}
