/// Findings for programs: one object, its members in a fixed order.
package enum JSONRenderer {
  /// The findings of several files, each list in order already.
  /// - Parameter unread: files that could not be read, and why.
  package static func render(
    _ reports: [(source: SourceText, findings: [Diagnostic])],
    unread: [(path: String, reason: String)] = []
  ) -> String {
    var out = ""
    var list = List()
    out.write(head)
    for report in reports where !report.findings.isEmpty {
      let index = LineIndex(report.source)
      for finding in report.findings {
        list.append(JSONText.object(members(of: finding, in: report.source, index)), to: &out)
      }
    }
    let findings = reports.flatMap(\.findings)
    let summary = JSONText.object([
      ("files", String(reports.count)),
      ("errors", String(findings.count { $0.severity == .error })),
      ("warnings", String(findings.count { $0.severity == .warning })),
    ])
    let missing = unread.map { self.unread($0.path, $0.reason) }
    list.end(to: &out)
    out.write(",\n  \"unread\": \(JSONText.array(missing)),\n  \"summary\": \(summary)\n}\n")
    return out
  }

  /// A report: the same members and, of each finding, where it is in the document and what it is
  /// known by; `summary` counts the findings that were left out, too.
  static func write(_ report: Report, to out: inout some TextOutputStream) {
    var list = List()
    out.write(head)
    for file in report.files where !file.findings.isEmpty {
      let index = LineIndex(file.source)
      for finding in file.findings {
        let more = [
          ("place", JSONText.quoted(finding.place.path)),
          ("pointer", JSONText.quoted(finding.place.pointer)),
          ("fingerprint", JSONText.quoted(finding.fingerprint.description)),
        ]
        list.append(
          JSONText.object(members(of: finding.diagnostic, in: file.source, index) + more), to: &out)
      }
    }
    list.end(to: &out)
    let missing = report.unread.map { unread($0.path, $0.reason) }
    let summary =
      [("files", String(report.files.count))] + numbers(report.listed + report.omitted)
    out.write(",\n  \"unread\": \(JSONText.array(missing)),\n")
    out.write("  \"omitted\": \(JSONText.object(numbers(report.omitted))),\n")
    out.write("  \"summary\": \(JSONText.object(summary))\n}\n")
  }

  private static let head = "{\n  \"version\": 1,\n  \"findings\": "

  private static func numbers(_ counts: Report.Counts) -> [(String, String)] {
    [
      ("errors", String(counts.errors)), ("warnings", String(counts.warnings)),
      ("advice", String(counts.advice)),
    ]
  }

  private static func unread(_ path: String, _ reason: String) -> String {
    JSONText.object([("path", JSONText.quoted(path)), ("reason", JSONText.quoted(reason))])
  }

  private static func members(
    of diagnostic: Diagnostic, in source: SourceText, _ index: LineIndex
  ) -> [(String, String)] {
    var members: [(String, String)] = [("path", JSONText.quoted(source.path))]
    members += place(diagnostic.span, index)
    members += [
      ("severity", JSONText.quoted(diagnostic.severity.rawValue)),
      ("rule", JSONText.quoted(diagnostic.rule.text)),
      ("message", JSONText.quoted(diagnostic.message)),
      (
        "related",
        JSONText.array(
          diagnostic.related.map {
            JSONText.object(place($0.span, index) + [("message", JSONText.quoted($0.text))])
          })
      ),
      ("notes", JSONText.array(diagnostic.notes.map(JSONText.quoted))),
      ("help", diagnostic.help.map(JSONText.quoted) ?? "null"),
      ("fix", diagnostic.fix.map { fix($0, index) } ?? "null"),
    ]
    return members
  }

  private static func fix(_ fix: Fix, _ index: LineIndex) -> String {
    JSONText.object([
      ("title", JSONText.quoted(fix.title)),
      ("confidence", JSONText.quoted(fix.confidence.rawValue)),
      (
        "edits",
        JSONText.array(
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

  /// The findings, one a line.
  private struct List {
    private var isEmpty = true

    mutating func append(_ element: String, to out: inout some TextOutputStream) {
      out.write((isEmpty ? "[\n    " : ",\n    ") + element)
      isEmpty = false
    }

    func end(to out: inout some TextOutputStream) {
      out.write(isEmpty ? "[]" : "\n  ]")
    }
  }
}
