/// A report for people: each finding with its source, then what there was in all.
struct TextRenderer {
  var paint: CaretRenderer.Paint
  var isQuiet: Bool

  func write(_ report: Report, to out: inout some TextOutputStream) {
    for file in report.files where !file.findings.isEmpty {
      let renderer = CaretRenderer(file.source, paint: paint)
      for finding in file.findings { out.write(renderer.render(finding.diagnostic) + "\n") }
    }
    if let omission = report.omission { out.write("… and \(omission)\n") }
    if !isQuiet, !report.files.isEmpty { out.write(report.summary + "\n") }
  }
}
