/// The XML of Checkstyle, which many programs read for other languages, too.
enum CheckstyleRenderer {
  static func write(_ report: Report, to out: inout some TextOutputStream) {
    out.write("\(XMLText.declaration)\n<checkstyle version=\"4.3\">\n")
    for file in report.files {
      out.write("  <file\(XMLText.attributes(["name": ReportPath.plain(file.path)]))>\n")
      if !file.findings.isEmpty {
        let index = LineIndex(file.source)
        for finding in file.findings { out.write(error(finding.diagnostic, index)) }
      }
      out.write("  </file>\n")
    }
    for unread in report.unread {
      // As Checkstyle has it: line 0 where a message is about the whole file.
      out.write(
        "  <file\(XMLText.attributes(["name": ReportPath.plain(unread.path)]))>\n    <error"
          + XMLText.attributes([
            "line": "0", "severity": "error",
            "message": "cannot read the file: \(UntrustedText.shown(unread.reason))",
            "source": "botflow.unread",
          ]) + "/>\n  </file>\n")
    }
    out.write("</checkstyle>\n")
  }

  private static func error(_ diagnostic: Diagnostic, _ index: LineIndex) -> String {
    let start = index.position(of: diagnostic.span.start)
    return "    <error"
      + XMLText.attributes([
        "line": String(start.line), "column": String(start.column),
        "severity": severity(diagnostic.severity),
        "message": diagnostic.explainedLines.joined(separator: "\n"),
        "source": "botflow.\(diagnostic.rule)",
      ]) + "/>\n"
  }

  private static func severity(_ severity: Diagnostic.Severity) -> String {
    severity == .advice ? "info" : severity.rawValue
  }
}
