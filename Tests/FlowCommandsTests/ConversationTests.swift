import FlowCommands
import FlowTestSupport
import Testing

/// What a session prints for typed lines, with a flow written for the purpose.
private struct Play {
  let output: String
  let status: FlowCommands.ExitStatus

  init(_ flow: String, _ lines: [String], _ options: [String] = []) throws {
    let folder = try TemporaryFolder()
    let path = folder.write("bot.flow.json", flow)
    let session = try Session(
      ["run", path] + options, input: lines.map { "\($0)\n" }.joined())
    output = session.output
    status = session.status
  }

  /// Whether these parts stand in the output in this order.
  func has(_ parts: String...) -> Bool {
    var rest = output[...]
    for part in parts {
      guard let range = rest.firstRange(of: part) else { return false }
      rest = rest[range.upperBound...]
    }
    return true
  }
}

private enum Flow {
  static func of(_ interactions: String..., top: String = "") -> String {
    #"{"botflow":1,"name":"b","#
      + #"\#(top.isEmpty ? "" : top + ",")"interactions":[\#(interactions.joined(separator: ","))]}"#
  }

  static func message(_ name: String, _ details: String = "", _ tab: String = "") -> String {
    #"{"name":"\#(name)","type":"Message","details":{"sendToUser":"\#(name)"\#(details)}\#(tab)}"#
  }

  static func buttons(_ items: String) -> String {
    #","buttons":{"displayType":"Button","items":[\#(items)]}"#
  }

  static let start = #","whenWeReceive":["start"]"#

  /// A login page of the bot's owner.
  static let ownPage = of(
    message(
      "In", start,
      buttons(
        #"{"display":"Log in","buttonType":"Account Link","backEndInstance":"https://b.example","#
          + #""loginPageUrl":"https://own.example/page"}"#)),
    message("Done {authCode}{authCodeParts[1]}"),
    top: #""defaults":{"afterLogin":"Done {authCode}{authCodeParts[1]}"}"#)
}

@Suite struct `A login page of the bot's owner` {
  @Test(arguments: ["web", "facebook"])
  func `is called with redirect_uri and instance, and brings a code`(_ channel: String) throws {
    let play = try Play(Flow.ownPage, ["1", "/login", "/vars authCode"], ["--channel", channel])
    #expect(play.has("login page: https://own.example/page?", "redirect_uri=https%3A%2F%2F"))
    #expect(play.has("instance=https%3A%2F%2Fb.example"))
    #expect(play.has("linked: authCode is set", "logged in: After login", "bot: Done •••"))
    #expect(play.has("> /vars", "authCode = \"•••\""))
  }

  @Test(arguments: ["web", "facebook"])
  func `can bring a code of several parts`(_ channel: String) throws {
    let play = try Play(Flow.ownPage, ["1", "/login code first|second"], ["--channel", channel])
    #expect(play.has("linked: authCodeParts is set", "bot: Done •••"))
    #expect(!play.output.contains("bot: Done second"))
  }

  @Test(arguments: ["web", "facebook"])
  func `of another login, or one that is denied, sets nothing`(_ channel: String) throws {
    let wrong = try Play(Flow.ownPage, ["1", "/login wrong-state"], ["--channel", channel])
    #expect(wrong.has("refuse", "still pending") && !wrong.has("linked"))
    let denied = try Play(Flow.ownPage, ["1", "/login deny"], ["--channel", channel])
    #expect(denied.has("login denied") && !denied.has("linked"))
  }
}

@Suite struct `A live agent` {
  static let flow = Flow.of(
    Flow.message(
      "Hi", Flow.start, Flow.buttons(#"{"display":"Human","buttonType":"Live Agent"}"#)),
    Flow.message("Nobody"),
    top: #""defaults":{"liveAgent":{"confirmationMessage":"One moment.","noAgentsNext":"Nobody","#
      + #""startMessage":"Bob here."}}"#)

  @Test func `takes over, is told all, and leaves`() throws {
    let play = try Play(
      Self.flow,
      ["1", "/agent join", "cancel", "/agent say Fine.", "/agent leave", "start"])
    #expect(play.has("bot: One moment.", "an agent is asked for"))
    #expect(play.has("> /agent join", "agent: Bob here.", "> cancel", "to the agent"))
    #expect(play.has("agent: Fine.", "the agent has left", "> start", "bot: Hi"))
  }

  @Test func `who was asked for leaves the buttons as they are, until one talks`() throws {
    #expect(try Play(Self.flow, ["1", "1"]).has("> 1", "> 1", "bot: One moment."))
    #expect(try Play(Self.flow, ["/agent join", "1"]).has("> 1", "to the agent"))
  }

  @Test func `may not be there`() throws {
    let play = try Play(Self.flow, ["1", "/agent none", "/agent none", "/agent leave", "/back"])
    #expect(play.has("no agent is online", "bot: Nobody"))
    #expect(play.has("> /agent none", "> /agent none", "no agent was asked for", "> /agent leave"))
  }
}

@Suite struct `Simulated time` {
  static let series = Flow.of(
    Flow.message("One", Flow.start + #","next":"Two","delayBeforeNext":5"#), Flow.message("Two"),
    Flow.message("Else", #","whenWeReceive":["else"]"#),
    top: #""defaults":{"sessionTimeout":10}"#)

  @Test func `goes by in a delay`() throws {
    let play = try Play(Self.series, ["/where"])
    #expect(play.has("bot: One", "5 seconds later", "bot: Two", "clock: 5 s"))
  }

  @Test func `stands still when stepping, so that a delay can be interrupted`() throws {
    let play = try Play(Self.series, ["", "else", "", "/back 2", "/wait 1", ""], ["--step"])
    #expect(play.has("bot: One", "stopped in a delay of 5 s", "> else", "is interrupted"))
    #expect(play.has("bot: Else", "> /back 2", "> /wait 1", "bot: Two"))
    #expect(!play.has("bot: Two", "> /wait 1"))
  }

  @Test func `ends a session, and the next word opens another one`() throws {
    let play = try Play(
      Self.series, ["/set x=1", "/wait 11", "else", "/vars x", "/back 2", "/vars x"])
    #expect(play.has("> else", "the session has timed out", "bot: Else", "x is not set"))
    #expect(play.has("> /back 2", "x = 1"))
  }
}

@Suite struct `An opening` {
  static let flow = Flow.of(
    Flow.message("Start", Flow.start),
    Flow.message("Group {appleGroupID}", #","whenWeReceive":["card-lost"]"#),
    Flow.message("Text {sms.message} {sms.from}", #","whenWeReceive":["init"]"#),
    Flow.message("Pay", #","whenWeReceive":["pay"]"#),
    top: #""channels":["Web Client","Apple Business Chat","SMS"]"#)

  @Test func `on Apple has a group, an intent and a text`() throws {
    let intent = ["--channel", "apple", "--apple-intent", "card-lost", "--apple-group", "g1"]
    #expect(try Play(Self.flow, [], intent).has("appleIntentID: 'card-lost'", "bot: Group g1"))
    let both = try Play(Self.flow, ["/vars lastSentText"], intent + ["--text", "pay"])
    #expect(both.has("bot: Group g1", "lastSentText = \"pay\""))
    let text = try Play(Self.flow, [], ["--channel", "apple", "--text", "pay"])
    #expect(text.has("bot: Pay"))
    #expect(try Play(Self.flow, [], ["--apple-intent", "x"]).status == .wrongUsage)
  }

  @Test func `by SMS comes with init and a text`() throws {
    let play = try Play(Self.flow, [], ["--channel", "sms", "--text", "my line is dead"])
    #expect(play.has("opens with 'init'", "bot: Text my line is dead +15550199"))
  }
}
