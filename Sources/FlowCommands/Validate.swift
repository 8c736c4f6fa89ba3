import ArgumentParser
import FlowDiagnostics
import FlowModel
import FlowTerminal

/// `botflow validate`: syntax, shape, and that every name exists.
struct Validate: ConsoleCommand {
  static let configuration = CommandConfiguration(
    abstract: "Says whether files are flows or mock files, and what is wrong with them.",
    discussion: "Checks syntax, shape, and that every name exists; nothing that is a matter of "
      + "judgement. '-' is standard input.")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @Argument(help: "Files to read; a name that ends in .mock.json is a mock file.")
  var files: [String]

  @Option(help: "How findings are written: text or json.")
  var format: Format = .text

  @Option(help: ArgumentHelp("Write the findings to a file.", valueName: "file"))
  var output: String?

  @Flag(help: "No summary line.")
  var quiet = false

  @OptionGroup var colour: ColourOption

  func run(on surroundings: Surroundings) throws(CommandFailure) -> ExitStatus {
    let console = surroundings.console
    try InputFiles(paths: files).protect(from: output, option: "--output")
    var unread: [(path: String, reason: String)] = []
    var reports: [Report] = []
    var status = ExitStatus.clean
    for path in files {
      do throws(FileFailure) {
        guard !FlowFiles.isEnvironment(path) else {
          throw FileFailure(
            action: "validate", path: path, reason: "environment files are not supported yet")
        }
        let source = try Files.read(path, standardInput: surroundings.standardInput)
        reports.append(report(on: source, path))
      } catch {
        console.error.write("botflow: \(error.failure.message)\n")
        unread.append((path, error.reason))
        status = .worldFailed
      }
    }
    try write(reports, unread, to: console)
    let hasErrors = reports.contains { $0.count(.error) > 0 }
    return max(status, hasErrors ? .findings : .clean)
  }

  private struct Report {
    let source: SourceText
    let findings: [Diagnostic]
    let omitted: OmittedFindings

    func count(_ severity: Diagnostic.Severity) -> Int {
      findings.count { $0.severity == severity }
        + (severity == .error ? omitted.errors : omitted.warnings)
    }
  }

  private func report(on source: SourceText, _ path: String) -> Report {
    if FlowFiles.isMock(path) {
      let reading = MockReading(source)
      return Report(source: source, findings: reading.findings, omitted: reading.omitted)
    }
    let reading = FlowReading(source, linked: FlowFiles.linkedBots(besideFlow: path))
    return Report(source: source, findings: reading.findings, omitted: reading.omitted)
  }

  private func write(
    _ reports: [Report],
    _ unread: [(path: String, reason: String)], to console: Console
  ) throws(CommandFailure) {
    let style = output == nil ? console.style(colour.choice, for: console.output) : .plain
    let text =
      switch format {
      case .json: JSONRenderer.render(reports.map { ($0.source, $0.findings) }, unread: unread)
      case .text: self.text(reports, style)
      }
    guard let output else { return console.output.write(text) }
    do throws(FileFailure) {
      try Files.write(text, to: output)
    } catch {
      throw error.failure
    }
  }

  private func text(
    _ reports: [Report], _ style: Style
  ) -> String {
    var out = ""
    for report in reports where !report.findings.isEmpty {
      let isMock = FlowFiles.isMock(report.source.path)
      let source = isMock ? report.source.hidingSecrets : report.source
      let renderer = CaretRenderer(source, paint: CaretRenderer.Paint(style))
      for finding in report.findings { out += renderer.render(finding) + "\n" }
      if !report.omitted.isEmpty { out += more(report) + "\n" }
    }
    return quiet || reports.isEmpty ? out : out + summary(reports) + "\n"
  }

  /// What is not shown of a file with too many findings.
  private func more(_ report: Report) -> String {
    let counts = counts(report.omitted.errors, report.omitted.warnings, " more")
    return "\(UntrustedText.shown(report.source.path)): … and \(counts)"
  }

  private func summary(_ reports: [Report]) -> String {
    let errors = reports.reduce(0) { $0 + $1.count(.error) }
    let warnings = reports.reduce(0) { $0 + $1.count(.warning) }
    let files = Plural.of(reports.count, "file")
    return errors + warnings == 0
      ? "\(files): no findings" : "\(files): \(counts(errors, warnings))"
  }

  private func counts(_ errors: Int, _ warnings: Int, _ more: String = "") -> String {
    let parts = [(errors, "error"), (warnings, "warning")].filter { $0.0 > 0 }
    return parts.map { "\($0.0)\(more) \($0.1)\($0.0 == 1 ? "" : "s")" }.joined(separator: ", ")
  }
}
