import FlowDiagnostics

/// The report that the examples of `docs/formats.md` show.
enum ReportSample {
  static let text = """
    {
      "botflow": 1,
      "interactions": [
        {"name": "Greeting", "details": {"next": "Helo"}},
        {"name": "Hello", "details": {}}
      ]
    }

    """

  static let report = Report(
    files: [
      file(
        "flows/bot.flow.json", text,
        [
          (
            finding(
              "unknown-target", "no interaction is called 'Helo'", at: "\"Helo\"",
              related: [.init(span(of: "\"Hello\""), "this one is called nearly so")],
              help: "write 'Hello'",
              fix: Fix("write 'Hello'", [.init(span(of: "Helo"), "Hello")])),
            [
              .member("interactions"), .element(0, name: "Greeting"), .member("details"),
              .member("next"),
            ]
          ),
          (
            finding(
              "unreachable-interaction", "nothing leads to 'Hello'", .warning, at: "\"Hello\"",
              notes: ["no action names it, and it answers no word"]),
            [.member("interactions"), .element(1, name: "Hello"), .member("name")]
          ),
        ]),
      Report.File(clean: "flows/other.flow.json"),
    ],
    unread: [Report.Unread(path: "flows/gone.flow.json", reason: "no such file")],
    rules: [
      RuleText(
        "unknown-target", .error, summary: "an action leads to an interaction that does not exist",
        explanation: "The conversation ends there with the default reply.\n\nWrite the name as the "
          + "interaction has it."),
      RuleText(
        "unreachable-interaction", .warning, summary: "nothing leads to an interaction",
        explanation: "Nobody will ever see it."),
    ],
    toolVersion: "0.2.0")

  static func span(of part: String, in text: String = text) -> Span {
    guard let range = text.firstRange(of: part) else { return Span(0, 0) }
    let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
    return Span(start, start + part.utf8.count)
  }

  static func finding(
    _ rule: RuleName, _ message: String, _ severity: Diagnostic.Severity = .error, at part: String,
    related: [Diagnostic.Label] = [], notes: [String] = [], help: String? = nil, fix: Fix? = nil
  ) -> Diagnostic {
    Diagnostic(
      rule, message, severity: severity, at: span(of: part), related: related, notes: notes,
      help: help, fix: fix)
  }

  static func file(
    _ path: String, _ text: String, _ findings: [(Diagnostic, [Report.Place.Step])]
  ) -> Report.File {
    Report.File(
      SourceText(path: path, text), findings.map(\.0), places: findings.map { Report.Place($0.1) })
  }

  /// One finding in one file.
  static func report(
    _ diagnostic: Diagnostic, in text: String = "{}", path: String = "a.json",
    _ steps: [Report.Place.Step] = []
  ) -> Report {
    Report(files: [file(path, text, [(diagnostic, steps)])], toolVersion: "0.2.0")
  }

  /// Everything that has a meaning in one of the formats.
  static let hostile =
    "\"quoted\" 'it' <b>&amp;]]> \r\n::error::x %0A {0} {x} [a](http://b.example) "
    + "\t\u{1B}[31m\0\u{FFFE}\u{202E}\u{85} \\ 😀"

  static let hostileReport = Report(
    files: [
      file(
        "./flows//a b,c:d#%é\u{1}\"<&\n.json",
        "\u{FEFF}{\"😀\t\": \"]]> \(hostile)\"}\r\n[\r\n]\r\n",
        [
          (Diagnostic("first", hostile, at: Span(0, 3)), []),
          (
            Diagnostic(
              "second", hostile, severity: .warning, at: Span(4, 14),
              related: [.init(Span(3, 4), hostile)], notes: [hostile, hostile], help: hostile,
              fix: Fix(hostile, [.init(Span(4, 14), hostile), .init(Span(3, 3), "")], .needsReview)),
            [.member(hostile), .element(0, name: hostile), .element(1, name: nil)]
          ),
          (
            Diagnostic("third", "over two lines", severity: .advice, at: Span(3, 120)),
            [
              .element(0, name: nil)
            ]
          ),
          (
            Diagnostic("third", "over two lines", severity: .advice, at: Span(3, 121)),
            [
              .element(0, name: nil)
            ]
          ),
        ]),
      Report.File(clean: "/tmp/\(hostile)"),
    ],
    unread: [Report.Unread(path: hostile, reason: hostile)],
    rules: [RuleText("second", .warning, summary: hostile, explanation: hostile)],
    omitted: Report.Counts(errors: 989_999, advice: 1), toolVersion: "0.2.0")
}
