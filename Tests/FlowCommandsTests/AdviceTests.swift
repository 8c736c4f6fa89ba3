import FlowCommands
import FlowTestSupport
import Testing

private let seed = Session.path("flows/account-linking/account-linking.flow.json")
private let pizza = Session.path("flows/pizza-order/pizza-order.flow.json")

@Suite struct `A variable` {
  @Test(arguments: ["/set channel=\"SMS\"", "/unset channel"])
  func `that says the channel is not the tester's`(_ line: String) throws {
    #expect(
      try lastAnswer([line]) == [
        "a session stays on its channel; /channel begins again on another"
      ])
    let session = try Session(["run", seed, "--set", "channel=SMS"])
    #expect(session.status == .wrongUsage)
    #expect(session.error == "botflow: --channel chooses the channel, not --set\n")
  }

  @Test func `that is long stands on several lines when it is asked for`() throws {
    #expect(
      try lastAnswer(["/vars user"]) == [
        "user = {", #"  "full_name": "Ada Lovelace","#, #"  "first_name": "Ada","#,
        #"  "last_name": "Lovelace","#, #"  "locale": "en_GB""#, "}",
      ])
    #expect(try lastAnswer(["/set x=[1, 2]", "/vars x"]) == ["x = [1,2]"])
  }

  @Test func `that is not set is called so everywhere`() throws {
    #expect(try lastAnswer(["/unset nix"]) == ["nix is not set"])
    #expect(try lastAnswer(["/set nix=1", "/unset nix"]) == ["nix is not set any more"])
    #expect(try lastAnswer(["/vars accessToken"]) == ["accessToken is not set"])
    let why = try lastAnswer(["/why"])
    #expect(why.contains("  row 1: {accessToken} Is Not Empty; read: not set; not met"))
    let null = try lastAnswer(["/set accessToken=null", "start", "/why"])
    #expect(null.contains("  row 1: {accessToken} Is Not Empty; read: null; not met"))
  }
}

@Suite struct `What the next request gets` {
  @Test(arguments: [
    ("/fail Get user info timeout", "the next request of 'Get user info' times out"),
    ("/fail get u 503", "the next request of 'Get user info' gets status 503"),
    (
      "/fail Get user info refused",
      "the next request of 'Get user info' fails: the connection was refused"
    ),
    (
      "/answer Get user info 200 {\"sub\":1}",
      "the next request of 'Get user info' gets status 200 and {\"sub\":1}"
    ),
  ])
  func `is said in words`(_ line: String, _ said: String) throws {
    #expect(try lastAnswer([line]) == [said])
  }

  @Test func `can be any failure, and help lists them`() throws {
    let help = try lastAnswer(["/help fail"]).joined(separator: " ")
    for failure in ["timeout", "refused", "dns", "tls", "cutOff", "tooLarge"] {
      #expect(help.contains(failure))
      #expect(try lastAnswer(["/fail Get user info \(failure)"])[0].hasPrefix("the next request"))
    }
  }

  @Test func `is shown with the request, indented`() throws {
    let lines = try lastAnswer(
      ["1", "/answer Get user info 200 {\"name\": \"\(String(repeating: "x", count: 80))\"}"]
        + ["/login ada", "/http"])
    #expect(lines.contains("#2 Get user info: GET https://login.example/userinfo"))
    #expect(lines.contains("   {") && lines.contains("   }"))
    #expect(lines.count { $0.contains("https://login.example/userinfo") } == 1)
    #expect(lines.contains { $0.hasPrefix("   grant_type=") })
    #expect(lines.contains { $0.hasPrefix("   &client_id=") })
  }

  @Test func `is hidden before it is cut where a line is long`() throws {
    let start = String(repeating: "x", count: 980)
    let secret = "planted-secret-token-that-is-rather-long"
    let session = try Session(
      ["run", seed],
      input:
        "/set accessToken=\(secret)\n/answer Get user info 200 [\"\(start)\(secret)\(start)\"]\n"
        + "start\n/http\n")
    #expect(session.output.contains("more character"))
    #expect(!session.output.contains("planted"))
  }

  @Test func `that is no text is shown as its size and type`() throws {
    let folder = try TemporaryFolder()
    let flow = folder.write(
      "file.flow.json",
      """
      {"botflow": 1, "name": "b", "interactions": [
        {"name": "File", "type": "Action",
         "details": {"whenWeReceive": ["start"], "actionType": "Send Attachment"},
         "settings": {"fileName": "a.pdf", "endpoint": "https://files.example/a"}}]}
      """)
    _ = folder.write(
      "file.mock.json",
      """
      {"responses": [{"url": "https://files.example/a", "headers":
       {"Content-Type": "application/pdf"}, "body": "%PDF-1.4\\n"}]}
      """)
    #expect(try lastAnswer(["/http"], flow: flow).last == "   (9 bytes, application/pdf)")
  }
}

@Suite struct `A mock file` {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test func `that is missing is told of where requests are made`() throws {
    let flow = folder.write("shop.flow.json", try #require(Repository.text(pizza)))
    let note = "\nno mock file: 'shop.mock.json' is not there; --mock FILE names another\n"
    #expect(try Session(["run", flow], input: "").output.contains(note))
    _ = folder.write("shop.mock.json", "{}")
    #expect(!(try Session(["run", flow], input: "").output.contains("no mock file")))
    let quiet = folder.write(
      "hi.flow.json",
      #"{"botflow": 1, "name": "b", "interactions": [{"name": "Hi", "type": "Message", "#
        + #""details": {"whenWeReceive": ["start"], "sendToUser": "Hi"}}]}"#)
    #expect(!(try Session(["run", quiet], input: "").output.contains("no mock file")))
  }

  @Test func `that is named stands in the transcript relative to the flow`() throws {
    let flow = folder.write("shop.flow.json", try #require(Repository.text(pizza)))
    let mock = folder.write("other.mock.json", "{}")
    let kept = folder.path("kept.transcript")
    _ = try Session(["run", flow, "--mock", mock, "--record", kept], input: "order\n")
    let text = try #require(Repository.text(kept))
    #expect(text.hasPrefix("# shop.flow.json --channel web --mock other.mock.json\n"))
    let replay = try Session(["run", flow, "--script", kept])
    #expect(replay.status == .clean)
    #expect(replay.output == text)
  }
}

@Suite struct `A transcript that is there` {
  @Test func `is replaced, and that is said`() throws {
    let folder = try TemporaryFolder()
    let file = folder.path("kept.transcript")
    #expect(try lastAnswer(["/save \(file)"])[0].hasPrefix("saved "))
    #expect(try lastAnswer(["/save \(file)"])[0].hasPrefix("replaced "))
  }
}
