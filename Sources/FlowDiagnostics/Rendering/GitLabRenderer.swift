/// GitLab's report of code quality: an array of issues.
enum GitLabRenderer {
  static func write(_ report: Report, to out: inout some TextOutputStream) {
    out.write("[")
    var separator = "\n"
    for unread in report.unread {
      let path = ReportPath.plain(unread.path)
      var hash = FNV1a()
      hash.add("unread")
      out.write(
        separator
          + issue(
            "cannot read the file: \(UntrustedText.shown(unread.reason))", "unread",
            Fingerprint(value: hash.value).mixed(withPath: path), "blocker", path, lines: (1, 1)))
      separator = ",\n"
    }
    for file in report.files where !file.findings.isEmpty {
      let index = LineIndex(file.source)
      for finding in file.findings {
        let diagnostic = finding.diagnostic
        let lines = (
          index.position(of: diagnostic.span.start).line,
          index.position(of: diagnostic.span.end).line
        )
        out.write(
          separator
            + issue(
              UntrustedText.shown(diagnostic.message), diagnostic.rule.text,
              finding.fingerprint.mixed(withPath: file.path), severity(diagnostic.severity),
              ReportPath.plain(file.path), lines: lines))
        separator = ",\n"
      }
    }
    out.write(separator == "\n" ? "]\n" : "\n]\n")
  }

  private static func issue(
    _ description: String, _ rule: String, _ fingerprint: Fingerprint, _ severity: String,
    _ path: String, lines: (begin: Int, end: Int)
  ) -> String {
    var range = [("begin", String(lines.begin))]
    if lines.end > lines.begin { range.append(("end", String(lines.end))) }
    let location = [("path", JSONText.quoted(path)), ("lines", JSONText.object(range))]
    return "  "
      + JSONText.object([
        ("description", JSONText.quoted(description)), ("check_name", JSONText.quoted(rule)),
        ("fingerprint", JSONText.quoted(fingerprint.description)),
        ("severity", JSONText.quoted(severity)), ("location", JSONText.object(location)),
      ])
  }

  private static func severity(_ severity: Diagnostic.Severity) -> String {
    switch severity {
    case .error: "major"
    case .warning: "minor"
    case .advice: "info"
    }
  }
}
