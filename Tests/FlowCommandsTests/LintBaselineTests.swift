import FlowTestSupport
import Testing

@Suite struct `The baseline of lint` {
  private let flows: LintFolder

  init() throws {
    flows = try LintFolder()
    flows.write("flows/bot.flow.json", LintFolder.warned)
    let written = try flows.lint("--write-baseline", "ci/known.json")
    #expect(written.status == 3)
    flows.makeFolder("ci")
    _ = try flows.lint("--write-baseline", "ci/known.json")
  }

  private func strict(in place: String? = nil) throws -> ChildProcess {
    try flows.lint(
      "--strict", "--baseline", place == nil ? "ci/known.json" : "../ci/known.json", in: place)
  }

  @Test func `is written whole, and the findings in it are not shown`() throws {
    let text = try #require(flows.read("ci/known.json"))
    #expect(text.contains(#"{"path": "../flows/bot.flow.json", "rule": "unreachable-interaction""#))
    #expect(text.split(separator: "\n").count == 6)
    let result = try strict()
    #expect(
      result.output
        == "1 file: no findings\n1 finding of the baseline 'ci/known.json' left out\n")
    #expect(result.status == 0)
  }

  @Test func `holds from every folder`() throws {
    #expect(try strict(in: "flows").status == 0)
  }

  @Test func `survives new lines, another format and new findings elsewhere`() throws {
    let text = LintFolder.warned
    for changed in [
      "\n\n\n" + text, text.replacing("\n", with: "\r\n"), text.replacing("  ", with: "\t"),
      text.replacing(
        #"{"name": "Welcome""#,
        with:
          #"{"name": "First", "type": "Message", "details": {"whenWeReceive": ["x"], "sendToUser": "1"}}, {"name": "Welcome""#
      ),
    ] {
      flows.write("flows/bot.flow.json", changed)
      #expect(try strict().status == 0, "\(changed)")
    }
    flows.write(
      "flows/bot.flow.json",
      text.replacing(
        #"{"name": "Lost""#,
        with:
          #"{"name": "Gone", "type": "Message", "details": {"sendToUser": "?"}}, {"name": "Lost""#
      ))
    let result = try strict()
    #expect(result.status == 1)
    #expect(result.places.count == 1)
    #expect(result.output.contains("nothing leads to 'Gone'"))
  }

  @Test func `counts what is gone`() throws {
    flows.write("flows/bot.flow.json", LintFolder.clean)
    let result = try strict()
    #expect(result.status == 0)
    #expect(
      result.lastLine == "1 finding of the baseline 'ci/known.json' is gone; write it anew with "
        + "--write-baseline")
    // Of a file that cannot be judged nobody knows.
    flows.write("flows/bot.flow.json", LintFolder.wrong)
    #expect(try !strict().output.contains("gone"))
  }

  @Test func `takes no mistakes that keep a file from being a flow`() throws {
    flows.write("flows/bot.flow.json", LintFolder.wrong)
    let result = try flows.lint("--write-baseline", "ci/known.json")
    #expect(result.status == 1)
    #expect(result.output.contains("error[unknown-target]"))
    #expect(result.output.contains("wrote 0 findings to 'ci/known.json'"))
  }

  @Test func `that is damaged or missing is one line`() throws {
    flows.write("ci/known.json", "<<<<<<< HEAD\n")
    let damaged = try strict()
    #expect(damaged.status == 2)
    #expect(damaged.output == "")
    #expect(damaged.error.hasPrefix("botflow: the baseline 'ci/known.json' is damaged at 1:1: "))
    #expect(damaged.error.hasSuffix("; write it anew with --write-baseline\n"))
    let missing = try flows.lint("--baseline", "nowhere")
    #expect(missing.status == 3)
    #expect(missing.error.split(separator: "\n").count == 1)
  }
}
