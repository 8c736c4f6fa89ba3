import FlowTestSupport
import Testing

@Suite struct `The options of lint` {
  private let flows: LintFolder

  init() throws {
    flows = try LintFolder()
    flows.write("bot.flow.json", LintFolder.warned)
  }

  @Test(arguments: [
    ([], 0, "warning"), (["--strict"], 1, "warning"), (["--strict", "--no-strict"], 0, "warning"),
    (["--deny", "unreachable-interaction"], 1, "error"),
    (["--warn", "unreachable-interaction"], 0, "warning"),
    (["--deny", "unused-suppression,unreachable-interaction"], 1, "error"),
    (["--deny", "unused-suppression", "--deny", "unreachable-interaction"], 1, "error"),
  ])
  func `set the severity, and the exit status`(
    _ arguments: [String], _ status: Int32, _ severity: String
  ) throws {
    let result = try flows.run(["lint"] + arguments)
    #expect(result.status == status)
    #expect(result.output.hasPrefix("bot.flow.json:6:14: \(severity)[unreachable-interaction]: "))
    #expect(result.error == "")
  }

  @Test func `let findings of a rule stand`() throws {
    let result = try flows.lint("--strict", "--allow", "unreachable-interaction")
    #expect(result.output == "1 file: no findings\n")
    #expect(result.status == 0)
  }

  @Test(arguments: [
    (["--allow", "xyz"], "--allow: no rule is called 'xyz'; 'botflow rules'"),
    (
      ["--warn", "unused-supression"],
      "--warn: no rule is called 'unused-supression'; did you mean 'unused-suppression'?"
    ),
    (
      ["--allow", "unused-suppression", "--deny", "unused-suppression"],
      "'unused-suppression' is in --allow and in --deny"
    ),
    (["--config", "."], "cannot read '.': it is a folder"),
    (["--format", "json", "--format", "text"], "'json' and 'text' cannot both go to standard"),
    (["--output", "x", "--format", "json", "--format", "text"], "--output 'x' has no --format"),
    (
      ["--format", "json", "--output", "x", "--output", "y", "--format", "text"],
      "--output 'y' has no --format of its own before it"
    ),
    (
      ["--format", "json", "--output", "x", "--format", "text", "--output", "x"],
      "two reports cannot both be written to 'x'"
    ),
    (["--output", "bot.flow.json"], "--output would overwrite 'bot.flow.json'"),
    (["--write-baseline", "bot.flow.json"], "--write-baseline would overwrite 'bot.flow.json'"),
  ])
  func `that are wrong are one line`(_ arguments: [String], _ message: String) throws {
    let result = try flows.run(["lint"] + arguments)
    #expect(result.error.hasPrefix("botflow: \(message)"))
    #expect(result.error.split(separator: "\n").count == 1)
    #expect(result.status == (message.hasPrefix("cannot read") ? 3 : 2))
    #expect(result.output == "")
    #expect(flows.read("bot.flow.json") == LintFolder.warned)
  }

  @Test(arguments: [
    ["--diff"], ["--fix", "--diff", "--format", "json"], ["--fix", "--write-baseline", "x"],
    ["--stdin-filename", "x"], ["--jobs", "0"], ["--format", "yaml"], ["--channel", "fax"],
  ])
  func `that do not go together are wrong usage`(_ arguments: [String]) throws {
    let result = try flows.run(["lint"] + arguments)
    #expect(result.status == 2)
    #expect(result.output == "")
    #expect(result.error.contains("Usage: botflow lint"))
  }

  @Test func `write several reports in one run`() throws {
    for arguments in [
      ["--format", "text", "--format=json", "--output", "out.json"],
      ["--format", "json", "--output=out.json", "--format", "text"],
    ] {
      flows.write("out.json", "")
      let result = try flows.run(["lint"] + arguments)
      #expect(result.output == (try flows.lint().output))
      #expect(flows.read("out.json") == (try flows.lint("--format", "json").output))
    }
    let plain = try flows.lint("--format", "json", "--output", "-")
    #expect(plain.output == flows.read("out.json"))
    #expect(flows.folder.names == ["bot.flow.json", "out.json"])
    let both = try flows.lint(
      "--format", "sarif", "--output", "a.sarif", "--format", "junit", "--output", "b.xml")
    #expect(both.output == "")
    #expect(flows.read("a.sarif")?.contains(#""version": "2.1.0""#) == true)
    #expect(flows.read("b.xml")?.hasPrefix("<?xml") == true)
  }

  @Test(arguments: ["text", "json", "sarif", "github", "gitlab", "junit", "checkstyle"])
  func `name every format`(_ format: String) throws {
    let result = try flows.lint("--format", format)
    #expect(result.status == 0)
    #expect(result.output.contains("nothing leads to 'Lost'") || format == "gitlab")
    #expect(result.output.contains("unreachable-interaction"))
    // The same files give the same bytes.
    #expect(result.outputBytes == (try flows.lint("--format", format)).outputBytes)
  }

  @Test func `that cannot be done are a failure of the world`() throws {
    let result = try flows.lint("--output", "nowhere/x")
    #expect(result.status == 3)
    #expect(
      result.error == "botflow: cannot write 'nowhere/x': there is no such file or folder\n")
  }

  @Test func `leave out the summary`() throws {
    let result = try flows.lint("--quiet")
    #expect(result.output.hasSuffix("or remove it\n\n"))
  }

  @Test func `read standard input under a name`() throws {
    let plain = try flows.lint("-", input: LintFolder.warned)
    #expect(plain.places == ["<stdin>:6:14"])
    let named = try flows.lint(
      "-", "--stdin-filename", "bot.flow.json", ".", input: LintFolder.wrong)
    #expect(named.places.map { $0.prefix { $0 != ":" } } == ["bot.flow.json"])
    #expect(named.output.contains("unknown-target"))
    let mock = try flows.lint("-", "--stdin-filename", "x.mock.json", input: #"{"user": []}"#)
    #expect(mock.output.contains("x.mock.json:1:2: error[unknown-field]"))
  }

  @Test func `say which files could not be judged`() throws {
    flows.write("wrong.flow.json", LintFolder.wrong)
    flows.write("torn.flow.json", "{")
    let result = try flows.lint()
    #expect(
      result.output.hasSuffix(
        "3 files: 5 errors, 1 warning\n"
          + "2 files could not be judged further until their errors are mended\n"))
    let json = try flows.lint("--format", "json")
    #expect(
      json.error
        == "botflow: 2 files could not be judged further until their errors are mended\n")
  }

  @Test func `colour what is written to a terminal, or what is asked for`() throws {
    #expect(try flows.lint("--color", "always").output.contains("\u{1B}[33m"))
    #expect(try !flows.lint().output.contains("\u{1B}"))
    let file = try flows.lint("--color", "always", "--output", "out.txt")
    #expect(file.status == 0)
    #expect(flows.read("out.txt") == (try flows.lint().output))
  }
}
