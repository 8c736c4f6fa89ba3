import FlowCommands
import FlowTestSupport
import Testing

private let seed = Session.path("flows/account-linking/account-linking.flow.json")

@Suite struct `Bad input` {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  /// One line on standard error, and nothing else there.
  private func expectOneLine(_ session: Session, _ text: String, _ status: FlowCommands.ExitStatus)
  {
    #expect(session.status == status)
    #expect(session.error == "botflow: \(text)\n")
  }

  @Test(arguments: ["validate", "run", "mock"])
  func `a missing file is one line`(_ command: String) throws {
    expectOneLine(
      try Session([command, "/nowhere/x.flow.json"]),
      "cannot read '/nowhere/x.flow.json': there is no such file or folder", .worldFailed)
  }

  @Test(arguments: ["validate", "run", "mock"])
  func `a folder is one line`(_ command: String) throws {
    expectOneLine(
      try Session([command, folder.root]), "cannot read '\(folder.root)': it is a folder",
      .worldFailed)
  }

  @Test(arguments: [
    ([UInt8](), "the file is empty", "json-syntax"),
    ([0x7F, 0x45, 0x4C, 0x46, 0, 1, 2], "the file is not text: byte 0x00", "not-utf8"),
    ([0xFF, 0xFE, 0x7B, 0], "the file is UTF-16 text", "not-utf8"),
  ])
  func `an empty or binary file is a finding`(
    _ bytes: [UInt8], _ message: String, _ rule: String
  ) throws {
    let path = folder.write("x.flow.json", bytes)
    let session = try Session(["validate", path])
    #expect(session.status == .findings)
    #expect(session.output.contains("error[\(rule)]: \(message)"))
    #expect(session.error == "")
  }

  @Test func `a missing file among others does not keep them from being read`() throws {
    let session = try Session(["validate", "/nowhere.flow.json", seed])
    #expect(session.status == .worldFailed)
    #expect(session.output == "1 file: no findings\n")
  }

  @Test func `a flow that is not valid cannot be run, and says where`() throws {
    let path = folder.write("x.flow.json", "{\"botflow\": 1, \"name\": \"x\"}")
    let session = try Session(["run", path])
    #expect(session.status == .findings)
    #expect(session.error.hasPrefix("\(path):1:1: error[missing-field]: "))
    #expect(session.error.hasSuffix("botflow: the flow cannot be run: 1 error in '\(path)'\n"))
  }

  @Test func `a mock file that is missing, or wrong, is named`() throws {
    expectOneLine(
      try Session(["run", seed, "--mock", "/nowhere.mock.json"]),
      "cannot read '/nowhere.mock.json': there is no such file or folder", .worldFailed)
    let path = folder.write("x.mock.json", "{\"user\": []}")
    let session = try Session(["run", seed, "--mock", path])
    #expect(session.status == .findings)
    #expect(session.error.contains("error[unknown-field]: a mock file has no field 'user'"))
    #expect(session.error.contains("help: did you mean 'users'?"))
  }

  @Test func `wrong usage has status 2`() throws {
    for arguments in [
      ["run"], ["nonsense"], ["validate", "--format", "yaml", seed],
      ["run", seed, "--channel", "x"],
      ["run", seed, "--set", "novalue"], ["run", seed, "--at", "Nowhere"],
      ["mock", seed, "--port", "99999"],
    ] {
      let session = try Session(arguments, input: "")
      #expect(session.status == .wrongUsage, "\(arguments)")
      #expect(!session.error.isEmpty)
      #expect(session.output.isEmpty)
    }
  }

  @Test func `a session that cannot be recorded does not begin`() throws {
    expectOneLine(
      try Session(["run", seed, "--record", "/nowhere/x.transcript"], input: ""),
      "cannot write '/nowhere/x.transcript': there is no such file or folder", .worldFailed)
  }

  @Test func `a command that the simulator does not know is one line, and the session goes on`()
    throws
  {
    let session = try Session(
      ["run", seed], input: "/lgin\n/b\n/press 7\n/set x\n/fail Nowhere 500\n/where\n")
    let lines = session.output.split(separator: "\n")
    #expect(
      lines.contains {
        $0.hasPrefix("there is no command '/lgin'; did you mean '/login'?")
      })
    #expect(lines.contains("there is no button 7; press 1"))
    #expect(lines.contains("no interaction is called 'Nowhere'"))
    #expect(lines.contains("'Account Link' waits for the customer"))
    #expect(session.status == .clean)
  }
}
