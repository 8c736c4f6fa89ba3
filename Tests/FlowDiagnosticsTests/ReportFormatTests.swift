import FlowDiagnostics
import FlowTestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension ReportFormat: CustomTestStringConvertible {
  public var testDescription: String { rawValue }
}

@Suite struct `A report` {
  @Test(arguments: ReportFormat.allCases)
  func `is written as docs/formats.md shows`(_ format: ReportFormat) throws {
    let page = try #require(Repository.text("docs/formats.md"))
    let section = try #require(
      page.split(separator: "\n### `--format \(format.rawValue)`").dropFirst().first)
    let block = try #require(section.split(separator: "\n```").dropFirst().first)
    let example = block.drop { $0 != "\n" }.dropFirst()
    #expect(format.render(ReportSample.report) == example + "\n")
  }

  @Test(arguments: ReportFormat.allCases)
  func `of hostile texts holds nothing that acts on a terminal`(_ format: ReportFormat) {
    let out = format.render(ReportSample.hostileReport)
    for scalar in out.unicodeScalars {
      #expect(scalar == "\n" || scalar.value >= 0x20, "\(scalar.value)")
    }
    // The others are for programs, which need a name as it is.
    if [.text, .github].contains(format) {
      #expect(!out.unicodeScalars.contains { ["\u{202E}", "\u{85}", "\u{7F}"].contains($0) })
    }
  }

  @Test(arguments: ReportFormat.allCases)
  func `is the same for the same findings`(_ format: ReportFormat) {
    #expect(
      format.render(ReportSample.hostileReport) == format.render(ReportSample.hostileReport))
  }

  @Test(arguments: ReportFormat.allCases)
  func `without any files is well formed`(_ format: ReportFormat) {
    let out = format.render(Report(files: [], toolVersion: "0.2.0"))
    let expected: String? =
      switch format {
      case .text, .github: ""
      case .gitlab: "[]\n"
      case .checkstyle:
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n</checkstyle>\n"
      case .json, .sarif, .junit: nil
      }
    if let expected { #expect(out == expected) } else { #expect(out.hasSuffix("\n")) }
  }

  /// Writes samples for `Tests/Formats/check.sh`, which has other programs read them.
  @Test(.enabled(if: getenv("BOTFLOW_SAMPLES") != nil), arguments: ReportFormat.allCases)
  func `is written for other programs`(_ format: ReportFormat) throws {
    let folder = try #require(getenv("BOTFLOW_SAMPLES").map { String(cString: $0) })
    let empty = Report(files: [], toolVersion: "0.2.0")
    for (name, report) in [
      ("sample", ReportSample.report), ("hostile", ReportSample.hostileReport), ("empty", empty),
    ] {
      let file = try #require(fopen("\(folder)/\(name).\(format.rawValue)", "w"))
      let text = format.render(report)
      #expect(fputs(text, file) >= 0)
      fclose(file)
    }
  }
}

@Suite struct `The end of a report for people` {
  private func summary(_ counts: Report.Counts, files: Int = 3) -> String {
    let clean = (0..<files).map { Report.File(clean: "\($0).json") }
    return Report(files: clean, omitted: counts, toolVersion: "0.2.0").summary
  }

  @Test(
    arguments: [
      (Report.Counts(), "3 files: no findings"), (.init(errors: 1), "3 files: 1 error"),
      (
        .init(errors: 2, warnings: 1, advice: 1), "3 files: 2 errors, 1 warning, 1 advice"
      ), (.init(advice: 2), "3 files: 2 advice"),
    ])
  func `counts by severity`(counts: Report.Counts, line: String) {
    #expect(summary(counts) == line)
    #expect(summary(counts, files: 1) == line.replacing("3 files", with: "1 file"))
  }

  @Test(
    arguments: [
      (0, nil), (1, "1 more finding"), (999, "999 more findings"), (1000, "1,000 more findings"),
      (990_000, "990,000 more findings"), (1_234_567, "1,234,567 more findings"),
    ])
  func `tells what was left out`(count: Int, line: String?) {
    let report = Report(files: [], omitted: .init(warnings: count), toolVersion: "0.2.0")
    #expect(report.omission == line)
  }

  @Test func `has what was left out, then the numbers`() {
    var report = ReportSample.report(Diagnostic("r", "odd", at: Span(0, 1)))
    report.omitted = Report.Counts(errors: 1, advice: 1)
    let lines = "… and 2 more findings\n1 file: 2 errors, 1 advice\n"
    #expect(ReportFormat.text.render(report).hasSuffix("^\n\n\(lines)"))
    #expect(ReportFormat.github.render(report).hasSuffix("::odd\n\(lines)"))
    #expect(ReportFormat.text.render(report, isQuiet: true).hasSuffix("… and 2 more findings\n"))
    #expect(ReportFormat.github.render(report, isQuiet: true).hasSuffix("2 more findings\n"))
  }
}
