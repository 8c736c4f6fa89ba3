import FlowCommands
import FlowTestSupport
import Testing

@Suite struct `The README` {
  private let text = Repository.text("README.md") ?? ""

  /// The fenced blocks of a language.
  private func blocks(_ language: String) -> [String] {
    text.split(separator: "```\(language)\n").dropFirst().compactMap {
      $0.split(separator: "```", omittingEmptySubsequences: false).first.map(String.init)
    }
  }

  @Test func `quotes a session as it really prints`() throws {
    let quoted = try #require(blocks("transcript").first)
    let session = try Session(
      [
        "run", Session.path("flows/account-linking/account-linking.flow.json"), "--script", "-",
      ], input: quoted)
    #expect(session.error == "")
    #expect(session.status == .clean)
    #expect(session.output == quoted)
  }

  @Test func `quotes a finding as it really prints`() throws {
    let quoted = try #require(blocks("console").first)
    let folder = try TemporaryFolder()
    let seed = try #require(Repository.text("flows/account-linking/account-linking.flow.json"))
    _ = folder.write(
      "bot.flow.json", seed.replacing("\"next\": \"Hello\"", with: "\"next\": \"Helo\""))
    let result = try ChildProcess.run(
      Repository.builtProgram, ["validate", "bot.flow.json"], directory: folder.root)
    #expect("$ botflow validate bot.flow.json\n\(result.output)" == quoted)
    #expect(result.status == 1)
  }

  @Test func `quotes a run of lint as it really prints`() throws {
    let quoted = try #require(blocks("console").last)
    let result = try ChildProcess.run(
      Repository.builtProgram, ["lint", "flows"], directory: Repository.root)
    #expect("$ botflow lint flows\n\(result.output)" == quoted)
    #expect(result.status == 1)
  }

  @Test func `shows an example of a flow that is valid`() throws {
    let example = try #require(blocks("json").first)
    let session = try Session(["validate", "-"], input: example)
    #expect(session.output == "1 file: no findings\n")
  }

  @Test func `names every subcommand and simulator command`() throws {
    let help = try Session(["--help"])
    for name in ["validate", "lint", "rules", "explain", "run", "mock", "schema"] {
      #expect(help.output.contains("  \(name) "))
      #expect(text.contains("`botflow \(name)"))
    }
    let session = try Session(
      ["run", Session.path("flows/account-linking/account-linking.flow.json")], input: "/help all\n"
    )
    let commands = session.output.split(separator: "\n").compactMap { line in
      line.hasPrefix("  /") && !line.hasPrefix("  // ")
        ? line.split(separator: " ").first.map(String.init) : nil
    }
    #expect(commands.count > 30)
    for command in commands { #expect(text.contains("`\(command)"), "\(command)") }
  }

  @Test func `names commands of the Makefile that are there`() throws {
    let makefile = try #require(Repository.text("Makefile"))
    let named = text.matches(of: /\bmake ([a-z-]+)\s/).map { String($0.1) }
    #expect(Set(named).isSuperset(of: ["run", "test"]))
    for target in Set(named) { #expect(makefile.contains("\n\(target):"), "\(target)") }
  }
}
