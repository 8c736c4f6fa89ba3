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
    var reports: [(source: SourceText, findings: [Diagnostic])] = []
    var status = ExitStatus.clean
    for path in files {
      do throws(FileFailure) {
        guard !FlowFiles.isEnvironment(path) else {
          throw FileFailure(
            action: "validate", path: path, reason: "environment files are not supported yet")
        }
        let source = try Files.read(path, standardInput: surroundings.standardInput)
        reports.append((source, findings(in: source, path)))
      } catch {
        console.error.write("botflow: \(error.failure.message)\n")
        unread.append((path, error.reason))
        status = .worldFailed
      }
    }
    try write(reports, unread, to: console)
    let hasErrors = reports.contains { $0.findings.contains { $0.severity == .error } }
    return max(status, hasErrors ? .findings : .clean)
  }

  private func findings(in source: SourceText, _ path: String) -> [Diagnostic] {
    FlowFiles.isMock(path)
      ? MockReading(source).findings
      : FlowReading(source, linked: FlowFiles.linkedBots(besideFlow: path)).findings
  }

  private func write(
    _ reports: [(source: SourceText, findings: [Diagnostic])],
    _ unread: [(path: String, reason: String)], to console: Console
  ) throws(CommandFailure) {
    let style = output == nil ? console.style(colour.choice, for: console.output) : .plain
    let text =
      switch format {
      case .json: JSONRenderer.render(reports, unread: unread)
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
    _ reports: [(source: SourceText, findings: [Diagnostic])], _ style: Style
  ) -> String {
    var out = ""
    for report in reports where !report.findings.isEmpty {
      let isMock = FlowFiles.isMock(report.source.path)
      let source = isMock ? report.source.hidingSecrets : report.source
      let renderer = CaretRenderer(source, paint: CaretRenderer.Paint(style))
      for finding in report.findings { out += renderer.render(finding) + "\n" }
    }
    return quiet || reports.isEmpty ? out : out + summary(reports) + "\n"
  }

  private func summary(_ reports: [(source: SourceText, findings: [Diagnostic])]) -> String {
    let findings = reports.flatMap(\.findings)
    let errors = findings.count { $0.severity == .error }
    let warnings = findings.count - errors
    let files = Plural.of(reports.count, "file")
    if findings.isEmpty { return "\(files): no findings" }
    let parts = [
      errors > 0 ? Plural.of(errors, "error") : nil,
      warnings > 0 ? Plural.of(warnings, "warning") : nil,
    ]
    return "\(files): \(parts.compactMap { $0 }.joined(separator: ", "))"
  }
}
