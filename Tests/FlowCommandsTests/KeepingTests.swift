import FlowCommands
import FlowTestSupport
import Testing

private let seed = Session.path("flows/account-linking/account-linking.flow.json")
private let login = Session.path("flows/account-linking/login.transcript")

@Suite struct `A session that is kept` {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test(arguments: ["--record", "/save"])
  func `replays to the letter`(_ way: String) throws {
    let file = folder.path("kept.transcript")
    let typed = "1\n/login ada\n/why\nstart\n"
    if way == "--record" {
      _ = try Session(["run", seed, "--record", file], input: typed)
    } else {
      _ = try Session(["run", seed], input: typed + "/save \(file)\n")
    }
    let replay = try Session(["run", seed, "--script", file])
    #expect(replay.error == "")
    #expect(replay.status == .clean)
    #expect(replay.output == Repository.text(file))
  }

  @Test func `with a secret that was set replays with a placeholder`() throws {
    let file = folder.path("kept.transcript")
    let typed = "/set accessToken=\"planted-token\"\nstart\n/http\n"
    let first = try Session(["run", seed, "--record", file], input: typed)
    #expect(!first.output.contains("planted"))
    let text = try #require(Repository.text(file))
    #expect(text.contains("> /set accessToken=•••"))
    #expect(!text.contains("planted"))
    #expect(try Session(["run", seed, "--script", file]).status == .clean)
  }

  @Test(arguments: [
    "/set tokens={\"access_token\": \"planted-token\"}",
    "/answer Get Access Token 200 {\"access_token\": \"planted-token\"}",
    "/set client_secret=planted-token", "/set accessToken=planted-token",
    "/set accessToken=1234567890123",
  ])
  func `never holds a secret that was typed`(_ line: String) throws {
    let file = folder.path("kept.transcript")
    let session = try Session(
      ["run", seed, "--record", file], input: "\(line)\n/vars\n1\n/login ada\n/http\n")
    for text in [session.output, Repository.text(file) ?? ""] {
      #expect(text.contains("•••"))
      #expect(!text.contains("planted") && !text.contains("1234567890123"))
    }
  }

  @Test func `with the line ends of Windows replays too`() throws {
    let text = try #require(Repository.text(login)).replacing("\n", with: "\r\n")
    let file = folder.write("windows.transcript", text)
    #expect(try Session(["run", seed, "--script", file]).status == .clean)
  }

  @Test func `is never written over what it is made from`() throws {
    let flow = folder.write("a.flow.json", try #require(Repository.text(seed)))
    let script = folder.write("a.transcript", try #require(Repository.text(login)))
    for output in [flow, script] {
      let session = try Session(["run", flow, "--script", script, "--record", output])
      #expect(session.status == .wrongUsage)
    }
    let validated = try Session(["validate", flow, "--output", flow])
    #expect(validated.status == .wrongUsage)
    let saved = try Session(["run", flow], input: "/save \(flow)\n")
    #expect(saved.output.contains("is there and is no transcript"))
    #expect(Repository.text(flow) == Repository.text(seed))
    #expect(Repository.text(script) == Repository.text(login))
  }

  @Test func `by a script that is not text is refused`() throws {
    let file = folder.write("binary", [0x23, 0x00, 0x01])
    let session = try Session(["run", seed, "--script", file])
    #expect(session.status == .findings)
    #expect(session.error == "botflow: '\(file)' is not text\n")
  }
}

@Suite struct `The program` {
  @Test(arguments: ["validate", "run", "mock"])
  func `explains each command`(_ command: String) throws {
    for arguments in [[command, "--help"], ["help", command]] {
      let session = try Session(arguments)
      #expect(session.status == .clean)
      #expect(session.output.contains("USAGE: botflow \(command)"))
      #expect(session.output.hasSuffix("\n"))
    }
  }

  @Test(arguments: [("rn", "did you mean 'run'?"), ("zzz", "'botflow --help' lists them")])
  func `names a command that it does not know`(_ word: String, _ advice: String) throws {
    let session = try Session([word, "x.flow.json"])
    #expect(session.status == .wrongUsage)
    #expect(session.error == "botflow: there is no command '\(word)'; \(advice)\n")
  }

  @Test func `lists the channels once in its help`() throws {
    let help = try Session(["run", "--help"]).output
    #expect(help.split(separator: "facebook").count == 2)
  }

  @Test func `that cannot write its output says so`() throws {
    let result = try ChildProcess.run(
      "/bin/sh", ["-c", "\"$0\" validate \"$1\" > /dev/full", Repository.builtProgram, seed])
    #expect(result.status == 3)
    #expect(result.error == "botflow: cannot write the output: the disk is full\n")
  }

  @Test func `whose reader has gone is content`() throws {
    let result = try ChildProcess.run(
      "/bin/sh",
      ["-c", "{ \"$0\" --help; echo $? >&2; } | head -1 >/dev/null", Repository.builtProgram])
    #expect(result.error == "0\n")
  }

  @Test func `lists files that it could not read for other programs too`() throws {
    let session = try Session(["validate", "/nowhere.json", seed, "--format", "json"])
    #expect(session.output.contains(#""unread": [{"path": "/nowhere.json", "reason": "there is"#))
    #expect(session.status == .worldFailed)
  }

  @Test func `begins again on the channel of the session`() throws {
    let session = try Session(
      ["run", seed], input: "/channel facebook\n/back 9\n/restart\n/where\n")
    #expect(session.output.contains("\nchannel: Web Client\n"))
  }

  @Test func `presses a button for a number, and says it where there is none`() throws {
    let session = try Session(["run", seed], input: "1\n/login ada\n1\n1\n")
    #expect(session.output.contains("\n> 1\nunlinked"))
    #expect(session.output.contains("\n> 1\nnothing receives '1': Default Reply\n"))
  }

  @Test func `says why the default reply came`() throws {
    let session = try Session(["run", seed], input: "nonsense\n/why\n")
    #expect(session.output.contains("\nnothing receives 'nonsense': Default Reply\n"))
    #expect(session.output.contains("\n'nonsense' → Default Reply\n"))
  }
}
