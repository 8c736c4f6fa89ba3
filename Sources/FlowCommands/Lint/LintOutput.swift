import ArgumentParser
import FlowDiagnostics
import FlowTerminal

extension ReportFormat: ExpressibleByArgument {}

/// One report of a run: how it is written, and where.
struct LintOutput: Equatable {
  let format: ReportFormat
  /// `nil`: standard output.
  let path: String?

  /// An `--output` belongs to the `--format` before it; with one of each the order is free.
  ///
  /// - Parameter arguments: as they were typed: which option stands before which.
  static func pairs(
    _ formats: [ReportFormat], _ outputs: [String], typed arguments: [String]
  ) throws(CommandFailure) -> [LintOutput] {
    if formats.count <= 1, outputs.count <= 1 {
      return [LintOutput(format: formats.first ?? .text, path: outputs.first).onStream]
    }
    var pairs: [LintOutput] = []
    var (format, output) = (0, 0)
    for argument in arguments.prefix(while: { $0 != "--" }) {
      if isOption(argument, "--format"), format < formats.count {
        pairs.append(LintOutput(format: formats[format], path: nil))
        format += 1
      } else if isOption(argument, "--output"), output < outputs.count {
        guard let last = pairs.last, last.path == nil else {
          throw CommandFailure(
            .wrongUsage,
            "--output '\(UntrustedText.shown(outputs[output]))' has no --format of its own before it"
          )
        }
        pairs[pairs.count - 1] = LintOutput(format: last.format, path: outputs[output])
        output += 1
      }
    }
    pairs = pairs.map(\.onStream)
    try check(pairs)
    return pairs
  }

  /// The same, `-` being standard output.
  private var onStream: LintOutput {
    path == "-" ? LintOutput(format: format, path: nil) : self
  }

  private static func isOption(_ argument: String, _ name: String) -> Bool {
    argument == name || argument.hasPrefix("\(name)=")
  }

  private static func check(_ pairs: [LintOutput]) throws(CommandFailure) {
    let free = pairs.filter { $0.path == nil }
    guard free.count <= 1 else {
      throw CommandFailure(
        .wrongUsage,
        "\(free.map { "'\($0.format.rawValue)'" }.joined(separator: " and ")) cannot both go to "
          + "standard output; give --output to all but one")
    }
    let paths = pairs.compactMap(\.path)
    for (place, path) in paths.enumerated()
    where paths[..<place].contains(where: { $0 == path || Files.areSame($0, path) }) {
      throw CommandFailure(
        .wrongUsage, "two reports cannot both be written to '\(UntrustedText.shown(path))'")
    }
  }

  /// - Parameters:
  ///   - notes: further lines for people.
  ///   - stream: what a report without a path goes to.
  func write(
    _ report: Report, notes: [String], isQuiet: Bool, to stream: TextStream, _ style: Style
  ) throws(CommandFailure) {
    guard let path else {
      var out = StreamText(stream: stream)
      let paint = CaretRenderer.Paint(style)
      return write(report, notes, isQuiet, paint, to: &out)
    }
    var text = ""
    write(report, notes, isQuiet, .none, to: &text)
    do throws(FileFailure) {
      try Files.write(text, to: path)
    } catch {
      throw error.failure
    }
  }

  private func write(
    _ report: Report, _ notes: [String], _ isQuiet: Bool, _ paint: CaretRenderer.Paint,
    to out: inout some TextOutputStream
  ) {
    format.write(report, to: &out, paint: paint, isQuiet: isQuiet)
    guard format == .text else { return }
    for note in notes { out.write(note + "\n") }
  }
}

private struct StreamText: TextOutputStream {
  let stream: TextStream

  func write(_ text: String) { stream.write(text) }
}
