import FlowCommands
import FlowTestSupport
import Testing

private let seed = Session.path("flows/account-linking/account-linking.flow.json")

/// Records a session, and plays the record.
private struct Recording {
  let first: Session
  let text: String
  let replay: Session

  init(_ input: String, flow: String = seed, _ options: [String] = []) throws {
    let folder = try TemporaryFolder()
    let file = folder.path("kept.transcript")
    first = try Session(["run", flow, "--record", file] + options, input: input)
    text = try #require(Repository.text(file))
    replay = try Session(["run", flow, "--script", file])
  }
}

@Suite struct `What is kept of a session` {
  @Test(arguments: [
    "1\n/login code planted-code\n/vars authCode authCodeParts\n",
    "1\n/log code planted-one|planted-two\n/vars authCode authCodeParts\n",
    "/answer Get Access Token 200 \"planted-token\"\n1\n/login ada\n/vars accessToken\n/http\n",
    "/answer Get Access Token 200 {\"access_token\": \"planted-token\", \"expires_in\": 5}\n"
      + "1\n/login ada\n/vars accessToken\n/http\n",
    "/answer Get Access Token 200 {\"access_token\": \"planted-token\"\n",
    "/set authCodeParts=[\"planted-one\", \"planted-two\"]\n/vars authCodeParts\nstart\n",
    "/set authCode=planted-one|planted-two\n/vars authCode\nstart\n/http\n",
    "/set tokens={\"access_token\": \"planted-token\"}\n/vars tokens\nstart\n",
  ])
  func `hides what was typed, and replays`(_ input: String) throws {
    let recording = try Recording(input)
    #expect(recording.text.contains("•••"))
    #expect(!recording.text.contains("planted") && !recording.first.output.contains("planted"))
    #expect(recording.replay.error == "")
    #expect(recording.replay.status == .clean)
  }

  @Test func `replays where a code has short parts`() throws {
    let recording = try Recording("1\n/login code a|b\n/vars\n/vars authCodeParts\n")
    #expect(recording.replay.error == "")
    #expect(recording.text.contains("\nauthCodeParts = [\"•••\",\"•••\"]\n"))
  }

  @Test func `has as many parts as the secret had`() throws {
    let recording = try Recording("1\n/login code planted-one|planted-two\n")
    #expect(recording.text.contains("\n> /login code •••|•••\n"))
  }

  @Test(arguments: [
    "/set accessToken=\nstart\n/vars\n", "/set accessToken=\"\"\nstart\n", "hello  \n/why\n",
    "  \n\n", " 1 \n",
    "a\tb\u{1B}[2J\r\u{200B}\u{FEFF}\u{AD}\u{2028}\u{202E}c\n/vars lastSentText\n",
    "C:\\u{41}\\n\n/vars lastSentText\n", "/set x=\"a\tb\u{200B}\"\n/set x=a\tb\u{202E}\n/vars x\n",
    "/say \n", "/say\n", "/say  42 \n/vars lastSentText\n", "\u{301}accent\n", "//\u{301}x \n",
    "-5\n", "+1\n", "99999999999999999999\n", "/where \n",
  ])
  func `replays whatever was typed`(_ input: String) throws {
    let recording = try Recording(input)
    #expect(recording.replay.error == "")
    #expect(recording.replay.status == .clean)
    #expect(recording.replay.output == recording.text)
  }

  @Test(arguments: [
    ["--set", "accessToken="], ["--set", "x=a\tb \u{1B}\u{2028}"], ["--set", "x=\\u{41} \"\\"],
    ["--text", "a\u{200B}\n b "], ["--text=-5"], ["--text", "\u{301}a \u{301}"],
    ["--set", "tokens={\"access_token\": \"planted-token\"}"],
    ["--set", "authCodeParts=[\"planted-one\", \"\"]"],
  ])
  func `replays with its options`(_ options: [String]) throws {
    let recording = try Recording("/vars\n", options)
    #expect(!recording.text.contains("planted"))
    #expect(recording.replay.error == "")
    #expect(recording.replay.status == .clean)
  }

  @Test(arguments: [
    #"{"say": ""}"#, #"{"say": "a\nb"}"#, #"{"say": " 42 "}"#, #"{"say": "  "}"#,
    #"{"say": "/x\r\n"}"#, #"{"command": "/say"}"#, #"{"say": "\u0000"}"#,
  ])
  func `replays what another program said`(_ line: String) throws {
    let recording = try Recording("\(line)\n{\"command\": \"/vars lastSentText\"}\n", ["--json"])
    #expect(recording.replay.error == "")
    #expect(recording.replay.status == .clean)
  }

  @Test func `takes no printed line for a typed one`() throws {
    let folder = try TemporaryFolder()
    let stolen = folder.path("stolen")
    let flow = folder.write(
      "bot.flow.json",
      """
      {"botflow": 1, "name": "b", "interactions": [
        {"name": "Set", "type": "Action",
         "settings": {"script": "context['> /save \(stolen)'] = 1"},
         "details": {"actionType": "Set Variable", "whenWeReceive": ["start"],
          "next": "> /quit"}},
        {"name": "> /quit", "type": "Message", "details": {"sendToUser": "x", "next": "Last"}},
        {"name": "Last", "type": "Message", "details": {"sendToUser": "y"}}]}
      """)
    let recording = try Recording("/vars\n", flow: flow)
    #expect(recording.text.contains("\n > /quit → Last "))
    #expect(recording.text.contains("\n > /save \(stolen) = 1\n"))
    #expect(recording.replay.status == .clean)
    let saved = folder.path("saved.transcript")
    _ = try Session(["run", flow], input: "/vars\n/save \(saved)\n")
    #expect(try Session(["run", flow, "--script", saved]).status == .clean)
    #expect(Repository.text(stolen) == nil)
  }
}
