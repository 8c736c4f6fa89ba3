import FlowDiagnostics
import FlowLint
import FlowSyntax
import Testing

@Suite struct `Fixes` {
  private func source(_ text: String) -> SourceText { SourceText(path: "x", text) }

  private func text(_ source: SourceText) -> String {
    String(decoding: source.bytes, as: UTF8.self)
  }

  private func fix(_ start: Int, _ end: Int, _ text: String) -> Fix {
    Fix("t", [.init(Span(start, end), text)])
  }

  /// Each `x` is a finding; its fix is `replacement`. A `!` is an error, a `?` broken JSON.
  private func verdict(
    _ source: SourceText, _ replacement: String, _ confidence: Fix.Confidence = .safe
  ) -> Fixer.Verdict {
    var findings: [Diagnostic] = []
    for (place, byte) in source.bytes.enumerated() {
      let span = Span(place, place + 1)
      switch byte {
      case UInt8(ascii: "x"):
        findings.append(
          Diagnostic(
            "some-rule", "x", severity: .warning, at: span,
            fix: Fix("t", [.init(span, replacement)], confidence)))
      case UInt8(ascii: "!"): findings.append(Diagnostic("other-rule", "error", at: span))
      case UInt8(ascii: "?"): findings.append(Diagnostic(.jsonSyntax, "broken", at: span))
      default: break
      }
    }
    return Fixer.Verdict(findings, isSound: !findings.contains { $0.rule == .jsonSyntax })
  }

  private func fixed(
    _ text: String, _ replacement: String, _ confidence: Fix.Confidence = .safe
  ) -> Fixer.Outcome {
    var fixer = Fixer { verdict($0, replacement, confidence) }
    return fixer.fix(source(text), verdict(source(text), replacement, confidence))
  }

  @Test func `change nothing but what they name`() {
    let fixed = FixedText(source("aXbYc\r\n"), [fix(3, 4, "yy"), fix(1, 2, "")])
    #expect(text(fixed.source) == "abyyc\r\n")
    #expect(fixed.applied == [0, 1])
    #expect(fixed.edited == [Span(1, 1), Span(2, 4)])
  }

  @Test func `that touch each other are made one at a time, the first one first`() {
    let fixed = FixedText(
      source("0123456789"),
      [fix(2, 5, "A"), fix(4, 6, "B"), fix(5, 6, "C"), fix(2, 2, "D"), fix(9, 9, "E")])
    #expect(text(fixed.source) == "01AC678E9")
    #expect(fixed.applied == [0, 2, 4])
    let two = Fix("t", [.init(Span(0, 1), "a"), .init(Span(2, 5), "b")])
    #expect(FixedText(source("0123456789"), [fix(4, 5, "x"), two]).applied == [0])
    #expect(FixedText(source("01"), [fix(1, 9, "x")]).applied == [])
  }

  @Test func `are made until nothing is left, and once more changes nothing`() {
    let first = fixed("axbx", "c")
    #expect(text(first.source) == "acbc")
    #expect(first.count == 2 && first.refused == 0)
    #expect(fixed("acbc", "c").count == 0)
    // Made over and over, such a fix would never end.
    #expect(fixed("x", "xx").count < 2_000)
  }

  @Test func `that need a look are left alone`() {
    let outcome = fixed("ax", "c", .needsReview)
    #expect(text(outcome.source) == "ax")
    #expect(outcome.count == 0 && outcome.refused == 0)
  }

  @Test(arguments: ["!", "?"])
  func `that make the text worse are left out`(_ replacement: String) {
    let outcome = fixed("axb", replacement)
    #expect(text(outcome.source) == "axb")
    #expect(outcome.count == 0 && outcome.refused == 1)
  }

  @Test func `are made without the one that makes the text worse`() {
    func judge(_ source: SourceText) -> Fixer.Verdict {
      var verdict = verdict(source, "c")
      for place in verdict.findings.indices where verdict.findings[place].span.start == 1 {
        verdict.findings[place].fix = fix(1, 2, "!")
      }
      return verdict
    }
    var fixer = Fixer(judge)
    let outcome = fixer.fix(source("xxxx"), judge(source("xxxx")))
    #expect(text(outcome.source) == "cxcc")
    #expect(outcome.count == 3 && outcome.refused == 1)
  }

  @Test func `may show errors elsewhere that were hidden by the mistake`() {
    func judge(_ source: SourceText) -> Fixer.Verdict {
      let broken = source.bytes.firstIndex(of: UInt8(ascii: "x"))
      guard let broken else { return verdict(source, "") }
      let span = Span(broken, broken + 1)
      return Fixer.Verdict(
        [Diagnostic("unknown-field", "x", at: span, fix: fix(broken, broken + 1, "c"))],
        isSound: false)
    }
    var fixer = Fixer(judge)
    let outcome = fixer.fix(source("ax ! b"), judge(source("ax ! b")))
    #expect(text(outcome.source) == "ac ! b")
  }
}
