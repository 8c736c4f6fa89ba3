import FlowTestSupport
import Testing

@Suite struct `The configuration of lint` {
  private let flows: LintFolder

  init() throws {
    flows = try LintFolder()
    flows.write("flows/bot.flow.json", LintFolder.warned)
    flows.write("flows/drafts/new.flow.json", LintFolder.wrong)
    flows.write("other/bot.flow.json", LintFolder.wrong)
  }

  private func configure(_ text: String) { flows.write(".botflow.json", text) }

  @Test func `sets rules, paths and what is left out`() throws {
    configure(
      #"{"rules": {"unreachable-interaction": "deny"}, "paths": ["flows"], "ignore": ["drafts"]}"#)
    let result = try flows.lint()
    #expect(result.places == ["flows/bot.flow.json:6:14"])
    #expect(result.output.contains(": error[unreachable-interaction]: "))
    #expect(result.status == 1)
  }

  @Test func `is the nearest one upwards, and its paths are seen from its folder`() throws {
    configure(#"{"paths": ["flows/bot.flow.json"], "strict": true}"#)
    let result = try flows.lint(in: "flows/drafts")
    #expect(result.places == ["../../flows/bot.flow.json:6:14"])
    #expect(result.status == 1)
    flows.write("flows/.botflow.json", #"{"paths": ["."], "ignore": ["/drafts/"]}"#)
    let nearer = try flows.lint(in: "flows/drafts")
    #expect(nearer.places == ["../bot.flow.json:6:14"])
    #expect(nearer.status == 0)
  }

  @Test func `can be named`() throws {
    configure("no configuration")
    flows.write("ci/strict.json", #"{"paths": ["../flows/bot.flow.json"], "strict": true}"#)
    let result = try flows.lint("--config", "ci/strict.json")
    #expect(result.places == ["ci/../flows/bot.flow.json:6:14"])
    #expect(result.status == 1)
    let missing = try flows.lint("--config", "nowhere.json")
    #expect(missing.status == 3)
    #expect(
      missing.error == "botflow: cannot read 'nowhere.json': there is no such file or folder\n")
  }

  @Test func `gives way to the command line`() throws {
    configure(
      #"{"rules": {"unreachable-interaction": "deny"}, "paths": ["other"], "strict": true}"#)
    #expect(try flows.lint("flows/bot.flow.json").status == 1)
    let rule = "unreachable-interaction"
    #expect(try flows.lint("flows/bot.flow.json", "--warn", rule).status == 1)
    #expect(try flows.lint("flows/bot.flow.json", "--warn", rule, "--no-strict").status == 0)
    #expect(try flows.lint("flows/bot.flow.json", "--allow", rule).places == [])
  }

  @Test func `leaves out no file that is named`() throws {
    configure(#"{"ignore": ["**/drafts/**"]}"#)
    #expect(try flows.lint("flows/drafts/new.flow.json").status == 1)
    let folder = try flows.lint("flows/drafts")
    #expect(folder.status == 2)
    #expect(
      folder.error
        == "botflow: there is no *.flow.json file in 'flows/drafts'; "
        + "the configuration ignores 1 of what is there\n")
    #expect(try flows.lint("flows").lastLine == "1 file: 1 warning")
  }

  @Test func `that is wrong is shown with its places, and nothing is linted`() throws {
    configure("{\n  \"rules\": {\"unreachable-interacton\": \"warn\"},\n  \"stict\": true\n}\n")
    let result = try flows.lint()
    #expect(result.status == 2)
    #expect(result.output == "")
    #expect(
      result.error == """
        .botflow.json:2:13: error[unknown-rule]: no rule is called 'unreachable-interacton'
          |
        2 |   "rules": {"unreachable-interacton": "warn"},
          |             ^^^^^^^^^^^^^^^^^^^^^^^^
          = help: did you mean 'unreachable-interaction'?

        .botflow.json:3:3: error[unknown-field]: the configuration has no field 'stict'
          |
        3 |   "stict": true
          |   ^^^^^^^
          = help: did you mean 'strict'?

        botflow: the configuration cannot be used: 2 errors in '.botflow.json'

        """)
  }

  @Test func `names a baseline beside it`() throws {
    #expect(try flows.lint("flows/bot.flow.json", "--write-baseline", "known.json").status == 0)
    configure(#"{"baseline": "known.json", "paths": ["flows/bot.flow.json"]}"#)
    let result = try flows.lint("--strict", in: "other")
    #expect(result.status == 0)
    #expect(result.lastLine == "1 finding of the baseline '../known.json' left out")
  }
}
