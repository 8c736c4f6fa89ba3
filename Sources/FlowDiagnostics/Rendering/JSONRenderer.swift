/// Findings for programs: one object, its members in a fixed order.
package enum JSONRenderer {
  /// The findings of several files, each list in order already.
  /// - Parameter unread: files that could not be read, and why.
  package static func render(
    _ reports: [(source: SourceText, findings: [Diagnostic])],
    unread: [(path: String, reason: String)] = []
  ) -> String {
    let all = reports.flatMap { report in
      let index = LineIndex(report.source)
      return report.findings.map { finding($0, in: report.source, index) }
    }
    let findings = reports.flatMap(\.findings)
    let summary = JSONText.object([
      ("files", String(reports.count)),
      ("errors", String(findings.count { $0.severity == .error })),
      ("warnings", String(findings.count { $0.severity == .warning })),
    ])
    let missing = unread.map {
      JSONText.object([("path", JSONText.quoted($0.path)), ("reason", JSONText.quoted($0.reason))])
    }
    let list = all.isEmpty ? "[]" : "[\n    \(all.joined(separator: ",\n    "))\n  ]"
    return
      "{\n  \"version\": 1,\n  \"findings\": \(list),\n  \"unread\": \(array(missing)),\n  \"summary\": \(summary)\n}\n"
  }

  private static func finding(
    _ diagnostic: Diagnostic, in source: SourceText, _ index: LineIndex
  ) -> String {
    var members: [(String, String)] = [("path", JSONText.quoted(source.path))]
    members += place(diagnostic.span, index)
    members += [
      ("severity", JSONText.quoted(diagnostic.severity.rawValue)),
      ("rule", JSONText.quoted(diagnostic.rule.text)),
      ("message", JSONText.quoted(diagnostic.message)),
      (
        "related",
        array(
          diagnostic.related.map {
            JSONText.object(place($0.span, index) + [("message", JSONText.quoted($0.text))])
          })
      ),
      ("notes", array(diagnostic.notes.map(JSONText.quoted))),
      ("help", diagnostic.help.map(JSONText.quoted) ?? "null"),
      ("fix", diagnostic.fix.map { fix($0, index) } ?? "null"),
    ]
    return JSONText.object(members)
  }

  private static func fix(_ fix: Fix, _ index: LineIndex) -> String {
    JSONText.object([
      ("title", JSONText.quoted(fix.title)),
      ("confidence", JSONText.quoted(fix.confidence.rawValue)),
      (
        "edits",
        array(
          fix.edits.map {
            JSONText.object(place($0.span, index) + [("text", JSONText.quoted($0.replacement))])
          })
      ),
    ])
  }

  private static func place(_ span: Span, _ index: LineIndex) -> [(String, String)] {
    let start = index.position(of: span.start)
    let end = index.position(of: span.end)
    return [
      ("line", String(start.line)), ("column", String(start.column)),
      ("endLine", String(end.line)), ("endColumn", String(end.column)),
      ("offset", String(span.start)), ("endOffset", String(span.end)),
    ]
  }

  private static func array(_ elements: [String]) -> String {
    "[\(elements.joined(separator: ", "))]"
  }
}
