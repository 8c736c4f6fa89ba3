/// The XML of JUnit: each finding is a test that failed, a file without findings one that passed.
///
/// The names of the tests keep clear of lines, so that a reader can tell new from old, and are
/// unique, because GitLab passes over the second of one name.
enum JUnitRenderer {
  static func write(_ report: Report, to out: inout some TextOutputStream) {
    let failures = report.listed.total
    let clean = report.files.count { $0.findings.isEmpty }
    let left = report.omission == nil ? 0 : 1
    out.write(
      "\(XMLText.declaration)\n<testsuites"
        + XMLText.attributes([
          "name": "botflow lint", "tests": String(failures + clean + report.unread.count + left),
          "failures": String(failures), "errors": String(report.unread.count),
          "skipped": String(left),
        ]) + ">\n")
    for file in report.files { write(file, to: &out) }
    for unread in report.unread { out.write(suite(unread)) }
    if let omission = report.omission { out.write(suite(omission: omission)) }
    out.write("</testsuites>\n")
  }

  private static func write(_ file: Report.File, to out: inout some TextOutputStream) {
    let path = ReportPath.plain(file.path)
    out.write(
      suiteTag(path, tests: max(file.findings.count, 1), failures: file.findings.count) + ">\n")
    defer { out.write("  </testsuite>\n") }
    if file.findings.isEmpty {
      return out.write("    <testcase\(caseAttributes(path, "no findings"))/>\n")
    }
    let renderer = CaretRenderer(file.source)
    let index = LineIndex(file.source)
    var names: [String: Int] = [:]
    for finding in file.findings {
      let plain = name(of: finding)
      let count = names[plain, default: 0] + 1
      names[plain] = count
      out.write(
        testCase(
          finding.diagnostic, path, count == 1 ? plain : "\(plain) (\(count))",
          line: index.position(of: finding.diagnostic.span.start).line, renderer))
    }
  }

  private static func testCase(
    _ diagnostic: Diagnostic, _ path: String, _ name: String, line: Int, _ renderer: CaretRenderer
  ) -> String {
    let message = XMLText.attributes([
      "message": UntrustedText.shown(diagnostic.message), "type": diagnostic.severity.rawValue,
    ])
    let text = XMLText.escaped(renderer.render(diagnostic), keepingLineBreaks: true)
    return
      "    <testcase\(caseAttributes(path, name))\(XMLText.attributes(["line": String(line)]))>\n"
      + "      <failure\(message)>\(text)</failure>\n    </testcase>\n"
  }

  private static func name(of finding: Report.Finding) -> String {
    let rule = finding.diagnostic.rule.text
    let place = finding.place.shown
    return place.isEmpty ? rule : "\(rule): \(UntrustedText.shown(place))"
  }

  private static func suite(_ unread: Report.Unread) -> String {
    let path = ReportPath.plain(unread.path)
    let error = XMLText.attributes([
      "message": "cannot read the file: \(UntrustedText.shown(unread.reason))", "type": "unread",
    ])
    return suiteTag(path, tests: 1, errors: 1)
      + ">\n    <testcase\(caseAttributes(path, "can be read"))>\n      <error\(error)/>\n"
      + "    </testcase>\n  </testsuite>\n"
  }

  private static func suite(omission: String) -> String {
    suiteTag("omitted", tests: 1, skipped: 1)
      + ">\n    <testcase\(XMLText.attributes(["classname": "omitted", "name": omission]))>\n"
      + "      <skipped message=\"beyond the limit of this run\"/>\n    </testcase>\n  </testsuite>\n"
  }

  private static func suiteTag(
    _ name: String, tests: Int, failures: Int = 0, errors: Int = 0, skipped: Int = 0
  ) -> String {
    "  <testsuite"
      + XMLText.attributes([
        "name": name, "tests": String(tests), "failures": String(failures),
        "errors": String(errors), "skipped": String(skipped),
      ])
  }

  private static func caseAttributes(_ path: String, _ name: String) -> String {
    XMLText.attributes(["classname": path, "name": name, "file": path])
  }
}
