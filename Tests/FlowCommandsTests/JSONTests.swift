import FlowCommands
import FlowTestSupport
import Testing

private let seed = Session.path("flows/account-linking/account-linking.flow.json")

@Suite struct `The simulator for another program` {
  private func answer(_ lines: String...) throws -> [String] {
    let session = try Session(
      ["run", seed, "--json"], input: lines.map { "\($0)\n" }.joined())
    #expect(session.error == "")
    #expect(session.status == .clean)
    return session.output.split(separator: "\n").map(String.init)
  }

  private func kinds(_ lines: [String]) -> [String] {
    lines.compactMap { $0.firstMatch(of: /^\{"kind":"([a-z]+)"/).map { String($0.1) } }
  }

  @Test func `goes as its description shows`() throws {
    let text = try #require(Repository.text("docs/formats.md"))
    let blocks = text.split(separator: "```jsonl\n").dropFirst().compactMap {
      $0.split(separator: "```", omittingEmptySubsequences: false).first.map(String.init)
    }
    #expect(blocks.count == 2)
    let session = try Session(["run", seed, "--json"], input: blocks.first)
    #expect(session.output == blocks.last)
  }

  @Test func `is given every kind that its description names, and no other`() throws {
    let text = try #require(Repository.text("docs/formats.md"))
    let rows =
      text.split(separator: "| kind | members |").last?.split(separator: "| member of")
      .first ?? ""
    let named = Set(
      rows.matches(of: /(?m)^\| (`[^|]*)\|/).flatMap { row in
        row.1.matches(of: /`([a-z]+)`/).map { String($0.1) }
      })
    let lines = try answer(
      #"{"press": 1}"#, #"{"command": "/b Hello"}"#, #"{"command": "/login ada"}"#,
      #"{"command": "/vars"}"#, "[]", #"{"command": "/c"}"#, #"{"command": "/channel apple"}"#)
    #expect(named == Set(kinds(lines) + kinds(try everything())))
  }

  /// A bot that runs a script, sends a file and has a button for an agent.
  private static let bot = #"""
    {"botflow": 1, "name": "b", "interactions": [
      {"name": "Count", "type": "Action", "settings": {"script": "context.n = 1"},
       "details": {"actionType": "Set Variable", "whenWeReceive": ["start"], "next": "File"}},
      {"name": "File", "type": "Action", "settings": {"endpoint": "https://files.example/a.pdf"},
       "details": {"actionType": "Send Attachment", "next": "Shop"}},
      {"name": "Shop", "type": "Card", "details": {}, "items": {"cards": [
        {"title": "Tea", "subtitle": "Green", "buttons": [
          {"display": "A person", "buttonType": "Live Agent"}]}]}}]}
    """#

  private func everything() throws -> [String] {
    let folder = try TemporaryFolder()
    let path = folder.write("bot.flow.json", Self.bot)
    _ = folder.write(
      "bot.mock.json",
      #"{"responses": [{"method": "GET", "url": "https://files.example/a.pdf", "body": "PDF"}]}"#)
    let session = try Session(
      ["run", path, "--json"],
      input: #"{"press": 1}"# + "\n" + #"{"command": "/agent join"}"# + "\n{\"say\": \"Hi\"}\n")
    return session.output.split(separator: "\n").map(String.init)
  }

  @Test func `is given scripts, files, cards and agents as data`() throws {
    let output = try everything().joined(separator: "\n")
    for part in [
      #""kind":"script","interaction":"Count","changed":{"n":1}"#,
      #""kind":"attachment","interaction":"File","name":"a.pdf","mediaType":null,"size":3"#,
      #""display":"carousel""#, #""cards":[{"title":"Tea","subtitle":"Green","buttons":[1]}]"#,
      #""kind":"agent","event":"requested""#, #""kind":"agent","event":"heard","said":"Hi""#,
      #""waitingFor":"agent""#,
    ] {
      #expect(output.contains(part), "\(part)")
    }
  }

  @Test(arguments: [
    "nonsense", "[]", "{}", #"{"say": 1}"#, #"{"press": "1"}"#, #"{"press": 1.5}"#,
    #"{"command": "why"}"#, #"{"say": "a", "press": 1}"#, "\u{0}",
  ])
  func `is told of a line that cannot be read, and goes on`(_ line: String) throws {
    let lines = try answer(line, #"{"say": "log in"}"#)
    let opening = try answer().count
    #expect(kinds(lines)[opening...] == ["problem", "state", "hop", "bot", "state"])
  }

  @Test func `gets one state for each input`() throws {
    let lines = try answer(#"{"say": "a"}"#, "", #"{"press": 9}"#, #"{"command": "/where"}"#)
    #expect(kinds(lines).filter { $0 == "state" }.count == 4)
    #expect(kinds(lines).last == "state")
  }

  @Test func `is told which variables changed and which are gone`() throws {
    let lines = try answer(#"{"command": "/set a={\"b\": [1]}"}"#, #"{"command": "/unset a"}"#)
    #expect(lines.contains { $0.hasSuffix(#""variables":{"a":{"b":[1]}},"unset":[]}"#) })
    #expect(lines.last?.hasSuffix(#""variables":{},"unset":["a"]}"#) == true)
  }

  @Test func `sees no secret`() throws {
    let lines = try answer(
      #"{"press": 1}"#, #"{"command": "/login ada"}"#, #"{"command": "/set accessToken=12345678"}"#,
      #"{"command": "/vars --reveal"}"#)
    let output = lines.joined(separator: "\n")
    #expect(!output.contains("12345678"))
    #expect(output.contains(#""accessToken":"•••""#))
  }

  @Test func `cannot be steered by what a flow says`() throws {
    let lines = try answer(#"{"say": "\u009b31m\u001b[2J\u202e"}"#, #"{"command": "/vars"}"#)
    #expect(lines.contains { $0.contains(#"\u009b31m\u001b[2J\u202e"#) })
    for scalar in lines.joined().unicodeScalars {
      #expect(scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value) && scalar != "\u{202E}")
    }
  }

  @Test func `can keep the session as a transcript that a person replays`() throws {
    let folder = try TemporaryFolder()
    let file = folder.path("kept.transcript")
    let input = [
      #"{"say": "1"}"#, #"{"say": "/slash"}"#, #"{"say": "log in"}"#,
      #"{"press": 1}"#, #"{"command": "/login ada"}"#, "oops",
    ]
    _ = try Session(
      ["run", seed, "--json", "--record", file], input: input.map { "\($0)\n" }.joined())
    let replay = try Session(["run", seed, "--script", file])
    #expect(replay.error == "")
    #expect(replay.output.contains("bot: Hello Ada."))
  }

  @Test func `is refused together with a script`() throws {
    let session = try Session(["run", seed, "--json", "--script", "-"], input: "")
    #expect(session.status == .wrongUsage)
  }
}
