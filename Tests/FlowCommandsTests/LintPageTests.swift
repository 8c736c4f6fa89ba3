import FlowCommands
import FlowDiagnostics
import FlowLint
import FlowModel
import FlowTestSupport
import Testing

@Suite struct `The page about lint` {
  private let page = DocumentPage("docs/lint.md")

  private func options(in text: String) -> Set<String> {
    Set(text.matches(of: /--[a-z-]+/).map { String($0.0) })
  }

  @Test func `names every option, and no other`() throws {
    let help = try Session(["lint", "--help"]).output
    let rows = try #require(page.section("Options")).rows
    let named = options(in: rows.compactMap { $0["option"] }.joined(separator: " "))
    #expect(named.count > 15)
    #expect(named == options(in: help).subtracting(["--help", "--version"]))
  }

  @Test func `shows a configuration that can be used, with every key`() throws {
    let section = try #require(page.section("Configuration"))
    let example = try #require(section.examples.first)
    let reading = LintConfigurationReading(SourceText(path: ".botflow.json", example))
    #expect(reading.findings == [])
    let keys = section.rows.flatMap {
      ($0["key"] ?? "").matches(of: /`([^`]+)`/).map { String($0.1) }
    }
    #expect(Set(keys) == Set(LintConfiguration.shape.fields.map(\.name)))
    for key in keys where key != "$schema" { #expect(example.contains("\"\(key)\": ")) }
  }

  @Test func `shows a suppression that can be used`() throws {
    let example = try #require(page.section("Findings that may stand")?.examples.first)
    let flows = try LintFolder()
    flows.write(
      "bot.flow.json",
      LintFolder.warned.replacing(
        "\"name\": \"Bot\"", with: "\"name\": \"Bot\", \"lint\": \(example)"
      )
      .replacing("dead-end", with: "unreachable-interaction").replacing("Lost", with: "Goodbye"))
    #expect(try flows.lint("--strict").output == "1 file: no findings\n")
  }

  @Test func `is right about the patterns`() throws {
    let flows = try LintFolder()
    for name in ["flows/a", "flows/drafts/a", "flows/old/a", "flows/old/x/a", "sub/flows/old/a"] {
      flows.write("\(name).flow.json", LintFolder.warned)
    }
    flows.write(".botflow.json", #"{"ignore": ["drafts/", "/flows/old/*.flow.json"]}"#)
    let files = try flows.lint().places.map { String($0.prefix { $0 != ":" }) }
    #expect(
      files == ["flows/a.flow.json", "flows/old/x/a.flow.json", "sub/flows/old/a.flow.json"])
  }

  @Test func `has options that shells complete, with the names of the rules`() throws {
    for shell in ["bash", "zsh", "fish"] {
      let script = try Session(["--generate-completion-script", shell]).output
      #expect(script.contains("write-baseline"))
      for rule in Rule.all { #expect(script.contains(rule.name.text)) }
    }
  }
}

@Suite struct `An interrupted lint` {
  @Test func `ends with 130`() throws {
    let flows = try LintFolder()
    let lost = (0..<400).map {
      #"{"name": "Lost \#($0)", "type": "Message", "details": {"sendToUser": "?"}}"#
    }
    let text = LintFolder.warned.replacing(
      #"{"name": "Lost""#, with: lost.joined(separator: ",\n") + #",{"name": "Lost""#)
    for number in 0..<400 { flows.write("\(number).flow.json", text) }
    let terminal = try PseudoTerminal(
      Repository.builtProgram, ["lint", "--jobs", "1"], directory: flows.folder.root)
    // The run has begun for good once its progress is shown.
    #expect(terminal.expect("linting ", within: .seconds(60)))
    terminal.send("\u{3}")
    #expect(terminal.waitForExit() == 130)
    #expect(terminal.output.contains("botflow: interrupted"))
    #expect(!terminal.output.contains("Lost"))
  }
}
