import FlowCommands
import FlowTestSupport
import Testing

private let seed = Session.path("flows/account-linking/account-linking.flow.json")

@Suite struct `Variables that are shown` {
  @Test func `are pieces too, where a path is given`() throws {
    #expect(try lastAnswer(["/vars user.first_name"]) == ["user.first_name = \"Ada\""])
    #expect(try lastAnswer(["/set x={\"a\": [1, 2]}", "/vars x.a[1]"]) == ["x.a[1] = 2"])
    #expect(try lastAnswer(["/vars user.age"]) == ["user.age is not set"])
  }

  @Test func `hide the pieces of secrets`() throws {
    #expect(
      try lastAnswer(["/set tokens={\"token\": \"abc\"}", "/vars tokens.token"])
        == ["tokens.token = \"•••\""])
    #expect(
      try lastAnswer(["/set authCodeParts=[\"abc\"]", "/vars authCodeParts[0]"])
        == ["authCodeParts[0] = \"•••\""])
  }

  @Test func `take one line each in the list`() throws {
    let words = Array(repeating: "word https://a.example/b", count: 9).joined(separator: " ")
    let lines = try lastAnswer(["/set long=\"\(words)\"", "/vars"])
    let line = try #require(lines.first { $0.hasPrefix("long = ") })
    #expect(line.count == 80 && line.hasSuffix("…"))
    #expect(lines.allSatisfy { $0.contains(" = ") || $0 == "/vars NAME shows all of one" })
    #expect(lines.last == "/vars NAME shows all of one")
  }

  @Test func `are told of without a hint where all fits`() throws {
    let folder = try TemporaryFolder()
    let flow = folder.write(
      "b.flow.json",
      #"{"botflow": 1, "name": "b", "interactions": [{"name": "A", "type": "Message", "details": {}}]}"#
    )
    let lines = try lastAnswer(["/unset user", "/vars"], flow: flow)
    #expect(!lines.isEmpty && lines.allSatisfy { $0.contains(" = ") })
  }
}

@Suite struct `A number with a sign` {
  @Test(arguments: ["-5", "+1"])
  func `is said`(_ line: String) throws {
    #expect(
      try lastAnswer([line, "/vars lastSentText"]) == ["lastSentText = \"\(line)\""])
  }

  @Test func `presses nothing for another program`() throws {
    let folder = try TemporaryFolder()
    let file = folder.path("kept.transcript")
    let session = try Session(
      ["run", seed, "--json", "--record", file], input: "{\"press\": -1}\n")
    #expect(session.output.contains("\"kind\":\"problem\""))
    #expect(!(try #require(Repository.text(file))).contains("press"))
  }
}

@Suite struct `The next request of a Send Attachment action` {
  private let flow = """
    {"botflow": 1, "name": "b", "interactions": [
      {"name": "File", "type": "Action", "settings": {"endpoint": "https://files.example/a.pdf"},
       "details": {"actionType": "Send Attachment", "whenWeReceive": ["file"]}},
      {"name": "Hi", "type": "Message", "details": {"whenWeReceive": ["start"]}}]}
    """

  @Test(arguments: ["/fail File 503", "/answer File 503"])
  func `can be made to fail`(_ line: String) throws {
    let folder = try TemporaryFolder()
    let path = folder.write("b.flow.json", flow)
    let lines = try lastAnswer([line, "file"], flow: path)
    #expect(lines.contains { $0.contains("503") }, "\(lines)")
  }

  @Test func `is none of a message`() throws {
    let folder = try TemporaryFolder()
    let path = folder.write("b.flow.json", flow)
    #expect(
      try lastAnswer(["/fail Hi 503"], flow: path)
        == ["'Hi' makes no request; only REST and Send Attachment actions do"])
  }
}

@Suite struct `A mock file with mistakes` {
  private static let mocks = [
    #"{"users":[{"username":"ada","password":"pw1","nme":"x","claims":{}}],"oauth":{"clients":[{"clientId":"a","clientSecret":"planted-secret","redirectUri":[]}]},"responses":[{"url":"https://a.example/","body":"{\"access_token\":\"planted-token\"}","stats":200}]}"#,
    #"{"users":[{"username":"ada","password":"pw1"}],"oauth":{"clients":[{"clientId":"a","clientSecret":"planted-\"secret","#,
    "{\"users\": [{\"username\": \"ada\", \"password\": \"pw1 planted\n}]",
    #"{"users": [{username: 'ada', password: 'pw1', claims: {"token": 1234567}}]}"#,
  ]

  @Test(arguments: mocks)
  func `shows no secret when it is read`(_ text: String) throws {
    let folder = try TemporaryFolder()
    let path = folder.write("b.mock.json", text)
    let validated = try Session(["validate", path])
    let run = try Session(["run", seed, "--mock", path], input: "")
    for shown in [validated.output, run.error] {
      #expect(shown.contains("error[") && shown.contains("*"))
      for secret in ["pw1", "planted", "secret\"", "1234567"] { #expect(!shown.contains(secret)) }
    }
  }

  @Test func `shows no secret when it is read again`() throws {
    let folder = try TemporaryFolder()
    let path = folder.write("b.flow.json", try #require(Repository.text(seed)))
    let mock = folder.write("b.mock.json", "{}")
    let record = folder.path("kept.transcript")
    let program = try PseudoTerminal(
      Repository.builtProgram, ["run", path, "--record", record],
      environment: ["HOME": folder.root, "TERM": "dumb", "PATH": "/usr/bin:/bin"])
    program.send("/where\n")
    #expect(program.expect("channel: Web Client"))
    _ = folder.write(mock.split(separator: "/").last.map(String.init) ?? "", Self.mocks[0])
    program.send("/reload\n/quit\n")
    #expect(program.waitForExit() == 0)
    let kept = try #require(Repository.text(record))
    #expect(kept.contains("the mock file cannot be used"))
    for secret in ["pw1", "planted"] {
      #expect(!kept.contains(secret) && !program.output.contains(secret))
    }
  }
}

@Suite struct `A flow with mistakes at a terminal` {
  @Test(arguments: [("never", false), ("always", true)])
  func `is shown in the colour that was asked for`(_ choice: String, _ isColoured: Bool) throws {
    let folder = try TemporaryFolder()
    let path = folder.write("b.flow.json", "{}")
    let program = try PseudoTerminal(
      Repository.builtProgram, ["run", path, "--color", choice],
      environment: ["HOME": folder.root, "TERM": "xterm", "PATH": "/usr/bin:/bin"])
    #expect(program.waitForExit() == 1)
    #expect(program.output.contains("the flow cannot be run"))
    #expect(program.output.contains("\u{1B}[") == isColoured)
  }
}

@Suite struct `The history of typed lines` {
  @Test func `holds no code and no answer with a secret`() throws {
    let folder = try TemporaryFolder()
    let program = try PseudoTerminal(
      Repository.builtProgram, ["run", seed],
      environment: [
        "HOME": folder.root, "TERM": "xterm", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin",
        "NO_COLOR": "1",
      ])
    for line in [
      "/answer Get Access Token 200 {\"access_token\": \"planted-one\"}", "1",
      "/login code planted-two|planted-three", "/where",
    ] {
      #expect(program.expect("> "))
      program.send("\(line)\r")
    }
    #expect(program.expect("channel: Web Client"))
    program.send("/quit\r")
    #expect(program.waitForExit() == 0)
    let history = try #require(Repository.text("\(folder.root)/.local/state/botflow/history"))
    #expect(history.contains("/where") && !history.contains("planted"))
  }
}
