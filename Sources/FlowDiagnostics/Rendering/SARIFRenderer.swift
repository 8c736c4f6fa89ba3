/// SARIF 2.1.0 (OASIS, with errata 01): one run, and in it all rules and all findings.
struct SARIFRenderer {
  private static let schema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

  private let report: Report
  /// Each rule's place in the list, those among them that only a finding names.
  private let rules: [RuleName]
  private let ruleIndexes: [RuleName: Int]

  init(_ report: Report) {
    self.report = report
    var rules = report.rules.map(\.name)
    var indexes = Dictionary(
      rules.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    for finding in report.files.lazy.flatMap(\.findings) {
      let rule = finding.diagnostic.rule
      guard indexes[rule] == nil else { continue }
      indexes[rule] = rules.count
      rules.append(rule)
    }
    self.rules = rules
    ruleIndexes = indexes
  }

  func write(to out: inout some TextOutputStream) {
    out.write(
      """
      {
        "$schema": "\(SARIFRenderer.schema)",
        "version": "2.1.0",
        "runs": [
          {
            "tool": {
              "driver": {
                "name": "botflow",
                "version": \(JSONText.quoted(report.toolVersion)),
                "semanticVersion": \(JSONText.quoted(report.toolVersion)),
                "rules": 
      """)
    write(rules.indices.lazy.map(rule), indent: 10, to: &out)
    out.write("\n        }\n      },\n      \"invocations\": [\(invocation)],\n")
    out.write(
      """
            "originalUriBaseIds": {"\(SARIFText.baseID)": {"description": {"text": "The folder that botflow was started in."}}},
            "columnKind": "unicodeCodePoints",
            "results": 
      """)
    let results = report.files.lazy.filter { !$0.findings.isEmpty }.flatMap { file in
      let places = SARIFPlaces(file.source)
      return file.findings.lazy.map { result($0, places) }
    }
    write(results, indent: 6, to: &out)
    out.write("\n    }\n  ]\n}\n")
  }

  /// An array with one element a line.
  private func write(
    _ elements: some Sequence<String>, indent: Int, to out: inout some TextOutputStream
  ) {
    let margin = "\n" + String(repeating: " ", count: indent)
    var isEmpty = true
    for element in elements {
      out.write((isEmpty ? "[" : ",") + "\(margin)  \(element)")
      isEmpty = false
    }
    out.write(isEmpty ? "[]" : "\(margin)]")
  }

  private func rule(_ index: Int) -> String {
    var members = [("id", JSONText.quoted(rules[index].text))]
    if report.rules.indices.contains(index) {
      let rule = report.rules[index]
      let why = rule.explanation.split(separator: "\n\n", maxSplits: 1).first.map(String.init) ?? ""
      members += [
        ("shortDescription", SARIFText.description(rule.summary)),
        ("fullDescription", SARIFText.description(why.isEmpty ? rule.summary : why)),
        (
          "help",
          JSONText.object([
            ("text", JSONText.quoted(rule.explanation)),
            ("markdown", JSONText.quoted(rule.explanation)),
          ])
        ),
        (
          "defaultConfiguration",
          JSONText.object([("level", SARIFText.level(rule.severity))])
        ),
      ]
    }
    return JSONText.object(members)
  }

  private var invocation: String {
    let unread = report.unread.map { file in
      notification(
        "error",
        "cannot read \(UntrustedText.shown(file.path)): \(UntrustedText.shown(file.reason))",
        [("locations", "[\(SARIFText.location(path: file.path))]")])
    }
    let omission = report.omission.map { notification("note", "this report leaves out \($0)") }
    return JSONText.object([
      ("executionSuccessful", report.unread.isEmpty ? "true" : "false"),
      ("toolExecutionNotifications", JSONText.array(unread + (omission.map { [$0] } ?? []))),
    ])
  }

  private func notification(
    _ level: String, _ text: String, _ more: [(String, String)] = []
  ) -> String {
    JSONText.object(
      [("level", JSONText.quoted(level)), ("message", SARIFText.message(text))] + more)
  }

  private func result(_ finding: Report.Finding, _ places: SARIFPlaces) -> String {
    let diagnostic = finding.diagnostic
    var members = [("ruleId", JSONText.quoted(diagnostic.rule.text))]
    if let index = ruleIndexes[diagnostic.rule] { members.append(("ruleIndex", String(index))) }
    members += [
      ("level", SARIFText.level(diagnostic.severity)),
      ("message", SARIFText.message(sentences(diagnostic.explainedLines))),
      ("locations", "[\(places.location(diagnostic.span, in: finding.place))]"),
    ]
    if !diagnostic.related.isEmpty {
      let related = diagnostic.related.enumerated().map {
        places.relatedLocation($1, id: $0 + 1)
      }
      members.append(("relatedLocations", JSONText.array(related)))
    }
    members.append(
      (
        "partialFingerprints",
        JSONText.object([("botflow/v1", JSONText.quoted(finding.fingerprint.description))])
      ))
    if let fix = diagnostic.fix { members.append(("fixes", "[\(places.fix(fix))]")) }
    return JSONText.object(members)
  }

  /// Viewers with little room show the first sentence.
  private func sentences(_ lines: [String]) -> String {
    lines.map { $0.hasSuffix(".") ? $0 : "\($0)." }.joined(separator: "\n")
  }
}
