/// Workflow commands, which GitHub Actions shows as annotations.
///
/// Columns are given only where a finding is on one line: the runner drops them otherwise.
struct GitHubRenderer {
  /// Annotations of one kind that GitHub shows of a step; the log has all.
  static let shownOfEachKind = 10

  var isQuiet: Bool

  func write(_ report: Report, to out: inout some TextOutputStream) {
    for unread in report.unread {
      let properties = [("file", shown(unread.path)), ("title", "unread")]
      out.write(
        command(
          "error", properties, ["cannot read the file: \(UntrustedText.shown(unread.reason))"]))
    }
    for file in report.files where !file.findings.isEmpty {
      let index = LineIndex(file.source)
      for finding in file.findings {
        let diagnostic = finding.diagnostic
        out.write(
          command(
            kind(diagnostic.severity), properties(of: diagnostic, in: file, index),
            diagnostic.explainedLines))
      }
    }
    writeEnd(of: report, to: &out)
  }

  private func writeEnd(of report: Report, to out: inout some TextOutputStream) {
    if let omission = report.omission { out.write("… and \(omission)\n") }
    let counts = report.listed
    let most = max(counts.errors + report.unread.count, counts.warnings, counts.advice)
    if most > GitHubRenderer.shownOfEachKind {
      let limit = GitHubRenderer.shownOfEachKind
      out.write(
        "GitHub shows at most \(limit) errors, \(limit) warnings and \(limit) notices of a step; "
          + "\(counts.total + report.unread.count) are in this log\n")
    }
    if !isQuiet, !report.files.isEmpty { out.write(report.summary + "\n") }
  }

  private func properties(
    of diagnostic: Diagnostic, in file: Report.File, _ index: LineIndex
  ) -> [(String, String)] {
    let start = index.position(of: diagnostic.span.start)
    let end = index.position(of: diagnostic.span.end)
    var properties = [
      ("file", shown(file.path)), ("line", String(start.line)),
      ("endLine", String(end.line)),
    ]
    if start.line == end.line {
      properties += [("col", String(start.column)), ("endColumn", String(end.column))]
    }
    return properties + [("title", diagnostic.rule.text)]
  }

  private func shown(_ path: String) -> String { UntrustedText.shown(ReportPath.plain(path)) }

  private func command(
    _ kind: String, _ properties: [(String, String)], _ lines: [String]
  ) -> String {
    let list = properties.map { "\($0)=\(GitHubRenderer.escaped($1, isProperty: true))" }
    let message = GitHubRenderer.escaped(lines.joined(separator: "\n"))
    return "::\(kind) \(list.joined(separator: ","))::\(message)\n"
  }

  private func kind(_ severity: Diagnostic.Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .advice: "notice"
    }
  }

  /// By code points: a letter may be joined to a sign that has to be escaped.
  private static func escaped(_ text: String, isProperty: Bool = false) -> String {
    text.unicodeScalars.reduce(into: "") { out, scalar in
      switch scalar {
      case "%": out += "%25"
      case "\r": out += "%0D"
      case "\n": out += "%0A"
      case ":" where isProperty: out += "%3A"
      case "," where isProperty: out += "%2C"
      default: out.unicodeScalars.append(scalar)
      }
    }
  }
}
