/// How a report is written: the values of `lint --format`.
package enum ReportFormat: String, Hashable, Sendable, CaseIterable {
  case text, json, sarif, github, gitlab, junit, checkstyle

  /// Writes the report piece by piece. The same report gives the same bytes.
  /// - Parameters:
  ///   - paint: for `text` alone.
  ///   - isQuiet: `text` and `github` end without their summary line.
  package func write(
    _ report: Report, to out: inout some TextOutputStream, paint: CaretRenderer.Paint = .none,
    isQuiet: Bool = false
  ) {
    switch self {
    case .text: TextRenderer(paint: paint, isQuiet: isQuiet).write(report, to: &out)
    case .json: JSONRenderer.write(report, to: &out)
    case .sarif: SARIFRenderer(report).write(to: &out)
    case .github: GitHubRenderer(isQuiet: isQuiet).write(report, to: &out)
    case .gitlab: GitLabRenderer.write(report, to: &out)
    case .junit: JUnitRenderer.write(report, to: &out)
    case .checkstyle: CheckstyleRenderer.write(report, to: &out)
    }
  }

  /// The whole report as one text.
  package func render(
    _ report: Report, paint: CaretRenderer.Paint = .none, isQuiet: Bool = false
  ) -> String {
    var out = ""
    write(report, to: &out, paint: paint, isQuiet: isQuiet)
    return out
  }
}

extension Diagnostic {
  /// The message with its notes and its help, each made safe to print.
  var explainedLines: [String] {
    [UntrustedText.shown(message)] + notes.map { "note: \(UntrustedText.shown($0))" }
      + (help.map { ["help: \(UntrustedText.shown($0))"] } ?? [])
  }
}
