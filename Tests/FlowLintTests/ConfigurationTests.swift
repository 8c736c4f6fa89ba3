import FlowDiagnostics
import FlowLint
import FlowModel
import Testing

@Suite struct `A configuration` {
  private func read(_ text: String) -> LintConfigurationReading {
    LintConfigurationReading(SourceText(path: ".botflow.json", text))
  }

  @Test func `says all that the command line can say`() throws {
    let configuration = try #require(
      read(
        """
        {
          "$schema": "https://example/schema.json",
          "rules": {"unreachable-interaction": "deny", "unused-suppression": "allow"},
          "paths": ["flows"], "ignore": ["**/drafts/**", "*.old.flow.json"],
          "channels": ["Web Client", "SMS"], "pedantic": true, "strict": false, "baseline": "b"
        }
        """
      ).valid)
    #expect(
      configuration.levels == ["unreachable-interaction": .deny, "unused-suppression": .allow])
    #expect(configuration.paths == ["flows"])
    #expect(configuration.ignored.globs.count == 2)
    #expect(configuration.channels == [.webClient, .sms])
    #expect(configuration.isPedantic == true && configuration.isStrict == false)
    #expect(configuration.baseline == "b")
  }

  @Test func `may be empty`() throws {
    let configuration = try #require(read("{}").valid)
    #expect(configuration.levels.isEmpty && configuration.paths.isEmpty)
    #expect(configuration.channels == nil && configuration.isStrict == nil)
  }

  @Test(arguments: [
    (#"{"rule": {}}"#, "rule", "the configuration has no field 'rule'", "did you mean 'rules'?"),
    (
      #"{"rules": {"unreachable-interacton": "warn"}}"#, "unreachable-interacton",
      "no rule is called 'unreachable-interacton'", "did you mean 'unreachable-interaction'?"
    ),
    (
      #"{"rules": {"x": "warn"}}"#, "x", "no rule is called 'x'", "'botflow rules' lists them all"
    ),
    (
      #"{"rules": {"unused-suppression": "off"}}"#, "off", "'off' is not a level",
      "did you mean 'allow'?"
    ),
    (#"{"ignore": ["a["]}"#, "a[", "'[' has no ']'", nil),
    (
      #"{"channels": ["Facebok"]}"#, "Facebok", "'Facebok' is not a channel",
      "did you mean 'Facebook'?"
    ),
    (#"{"paths": [""]}"#, "", "the name of a path is empty", nil),
  ])
  func `that is wrong says where and what to do`(
    _ text: String, _ word: String, _ message: String, _ help: String?
  ) throws {
    let reading = read(text)
    #expect(reading.valid == nil)
    let finding = try #require(reading.findings.first)
    #expect(reading.findings.count == 1)
    #expect(reading.source[finding.span] == "\"\(word)\"")
    #expect(finding.message == message)
    #expect(finding.help == help)
  }

  @Test(arguments: [#"{"strict": "yes"}"#, #"{"channels": []}"#, "[]", "", "{"])
  func `of a wrong shape is none`(_ text: String) {
    #expect(read(text).valid == nil)
    #expect(read(text).findings.count == 1)
  }
}
