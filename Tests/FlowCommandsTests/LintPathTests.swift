import FlowTestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite struct `The paths of lint` {
  private let flows: LintFolder

  init() throws {
    flows = try LintFolder()
  }

  @Test func `are all flows of a folder and below it, in the order of their bytes`() throws {
    for name in ["b.flow.json", "B.flow.json", "a/z.flow.json", "a.flow.json", "é.flow.json"] {
      flows.write(name, LintFolder.warned)
    }
    for name in ["a/readme.json", "a.mock.json", ".hidden.flow.json", ".git/x.flow.json"] {
      flows.write(name, "no flow")
    }
    let result = try flows.lint()
    let files = result.places.map { $0.prefix { $0 != ":" } }
    #expect(
      files == ["B.flow.json", "a.flow.json", "a/z.flow.json", "b.flow.json", "é.flow.json"])
    #expect(result.status == 0)
    #expect(result.lastLine == "5 files: 5 warnings")
  }

  @Test func `are shown as they were given`() throws {
    flows.write("flows/a.flow.json", LintFolder.warned)
    for (path, shown) in [
      ("flows", "flows/a.flow.json:6"), ("flows//", "flows/a.flow.json:6"),
      ("./flows", "./flows/a.flow.json:6"), ("../flows", "../flows/a.flow.json:6"),
      (flows.folder.path("flows"), "\(flows.folder.path("flows/a.flow.json")):6"),
    ] {
      let result = try flows.lint(path, in: path.hasPrefix("..") ? "flows" : nil)
      #expect(result.places.first?.hasPrefix(shown) == true, "\(path): \(result.output)")
    }
  }

  @Test func `are taken as they are where they name a file`() throws {
    flows.write(".hidden/bot.json", LintFolder.warned)
    let result = try flows.lint(".hidden/bot.json")
    #expect(result.places.count == 1)
  }

  @Test func `may be mock files, and environments some day`() throws {
    flows.write("a.mock.json", #"{"user": []}"#)
    flows.write("a.env.json", "{}")
    let mock = try flows.lint("a.mock.json")
    #expect(mock.status == 1)
    #expect(mock.output.contains("error[unknown-field]: a mock file has no field 'user'"))
    let environment = try flows.lint("a.env.json")
    #expect(environment.status == 3)
    #expect(
      environment.error
        == "botflow: cannot lint 'a.env.json': environment files are not supported yet\n")
  }

  @Test func `may be pipes, which can be read only once`() throws {
    flows.write("bot.json", LintFolder.warned)
    let result = try ChildProcess.run(
      "/bin/bash", ["-c", #""$0" lint <(cat bot.json)"#, Repository.builtProgram],
      directory: flows.folder.root)
    #expect(result.places.count == 1)
    #expect(result.lastLine == "1 file: 1 warning")
  }

  @Test func `count each file once, under its first name`() throws {
    flows.write("b.flow.json", LintFolder.warned)
    flows.link("a.flow.json", to: "b.flow.json")
    makeHardLink(flows.folder.path("b.flow.json"), flows.folder.path("c.flow.json"))
    let result = try flows.lint(".", "b.flow.json", "./b.flow.json", "c.flow.json")
    #expect(result.places.map { $0.prefix { $0 != ":" } } == ["./b.flow.json"])
    #expect(try flows.lint().places.map { $0.prefix { $0 != ":" } } == ["a.flow.json"])
  }

  @Test func `do not follow links to folders, unless they are named`() throws {
    flows.write("real/a.flow.json", LintFolder.warned)
    flows.link("real/loop", to: "..")
    flows.makeFolder("top")
    flows.link("top/linked", to: "../real")
    #expect(try flows.lint("top").status == 2)
    let named = try flows.lint("top/linked")
    #expect(named.places.map { $0.prefix { $0 != ":" } } == ["top/linked/a.flow.json"])
    #expect(try flows.lint().lastLine == "1 file: 1 warning")
  }

  @Test func `that cannot be read leave the others to be linted`() throws {
    flows.write("good.flow.json", LintFolder.warned)
    flows.link("dangling.flow.json", to: "nowhere")
    flows.link("round.flow.json", to: "round.flow.json")
    mkfifo(flows.folder.path("pipe.flow.json"), 0o644)
    flows.makeFolder("folder.flow.json")
    let result = try flows.lint(".", "missing.flow.json")
    #expect(result.status == 3)
    #expect(result.lastLine == "1 file: 1 warning")
    let lines = result.error.split(separator: "\n")
    #expect(lines.count == 4)
    #expect(lines[0].contains("'dangling.flow.json': there is no such file"))
    #expect(lines[1].contains("'missing.flow.json': there is no such file"))
    #expect(lines[2].contains("'pipe.flow.json': it is not an ordinary file"))
    #expect(lines[3].contains("'round.flow.json': too many levels of symbolic links"))
    let json = try flows.lint(".", "--format", "json")
    #expect(json.output.contains(#"{"path": "pipe.flow.json", "reason": "it is not"#))
    #expect(json.status == 3)
  }

  @Test func `that cannot be read win over errors`() throws {
    flows.write("wrong.flow.json", LintFolder.wrong)
    #expect(try flows.lint(".").status == 1)
    #expect(try flows.lint(".", "missing").status == 3)
  }

  @Test func `that hold nothing to lint are wrong usage`() throws {
    flows.makeFolder("empty")
    flows.write("good.flow.json", LintFolder.clean)
    for arguments in [["empty"], [".", "empty"], ["good.flow.json", "empty/"]] {
      let result = try flows.run(["lint"] + arguments)
      #expect(result.status == 2)
      #expect(result.error == "botflow: there is no *.flow.json file in 'empty'\n")
      #expect(result.output == "")
    }
    let here = try flows.lint(in: "empty")
    #expect(here.error == "botflow: there is no *.flow.json file in the current folder\n")
    #expect(here.status == 2)
  }

  @Test func `say in a file's findings what other bots lead to`() throws {
    let leading = LintFolder.flow(
      #"{"name": "Go", "type": "Action", "details": {"actionType": "Go To Bot", "whenWeReceive": ["start"]}, "settings": {"bot": "sub/b.flow.json", "interaction": "Lost"}}"#
    )
    flows.write("sub/b.flow.json", LintFolder.warned)
    #expect(try flows.lint("sub").lastLine == "1 file: 1 warning")
    flows.write("a.flow.json", leading)
    #expect(try flows.lint().lastLine == "2 files: no findings")
    // One beside it counts, too, whether it is part of the run or not.
    flows.write("sub/a.flow.json", leading.replacing("sub/b.", with: "b."))
    #expect(try flows.lint("sub/b.flow.json").lastLine == "1 file: no findings")
    flows.write("sub/a.flow.json", "{ no flow")
    #expect(try flows.lint("sub/b.flow.json").lastLine == "1 file: 1 warning")
  }
}

private func makeHardLink(_ old: String, _ new: String) {
  link(old, new)
}
