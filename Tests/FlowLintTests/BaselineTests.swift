import FlowDiagnostics
import FlowLint
import Testing

@Suite struct `A baseline` {
  private func entries(_ path: String, _ messages: String...) -> [Baseline.Entry] {
    let findings = messages.map { Diagnostic("some-rule", $0, at: Span(0, 1)) }
    let file = Report.File(
      SourceText(path: path, "x"), findings, places: findings.map { _ in Report.Place() })
    return file.findings.map { Baseline.Entry(path: path, $0) }
  }

  private func damage(_ text: String) -> String? {
    do throws(Baseline.Damage) {
      _ = try Baseline(SourceText(path: "b", text))
      return nil
    } catch {
      return "\(error.position.line):\(error.position.column): \(error.message)"
    }
  }

  @Test func `reads what it writes`() throws {
    let all = entries("b.json", "one", "two", "two", "\u{1B}[2J \"ä\"") + entries("a.json", "one")
    let baseline = Baseline(all)
    let again = try Baseline(SourceText(path: "x", baseline.text))
    #expect(again == baseline)
    #expect(again.known(at: "b.json").count == 4)
    #expect(again.known(at: "a.json") == [all[4].fingerprint])
    #expect(again.known(at: "c.json") == [])
    #expect(try Baseline(SourceText(path: "x", Baseline([]).text)) == Baseline([]))
  }

  @Test func `has one finding a line, whatever order they came in`() {
    let all = entries("b.json", "one", "two") + entries("a.json", "one")
    #expect(Baseline(all).text == Baseline(all.reversed()).text)
    let lines = Baseline(all).text.split(separator: "\n")
    #expect(lines.count == 8)
    #expect(
      lines[3]
        == "    {\"path\": \"a.json\", \"rule\": \"some-rule\", \"fingerprint\": \"\(all[2].fingerprint)\", \"message\": \"one\"},"
    )
    #expect(lines[4].contains("\"b.json\"") && lines[4].hasSuffix("},"))
    #expect(lines[5].hasSuffix("}"))
  }

  @Test(arguments: [
    ("", "1:1: the file is empty"), ("[]", "1:1: expected a baseline, found an array"),
    (#"{"botflow-baseline": 2, "findings": []}"#, "1:22: 2 is not between 1 and 1"),
    (#"{"botflow-baseline": 1}"#, "1:1: a baseline needs 'findings'"),
    (
      "{\"botflow-baseline\": 1, \"findings\": [\n{\"path\": \"a\", \"rule\": \"r\"}]}",
      "2:1: a finding needs 'fingerprint'"
    ),
    ("<<<<<<< HEAD\n", "1:1: "),
  ])
  func `that is damaged says where`(_ text: String, _ message: String) throws {
    let found = try #require(damage(text))
    #expect(found.hasPrefix(message))
  }
}
