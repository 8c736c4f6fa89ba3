import FlowCommands
import FlowTestSupport
import Testing

/// Ways by which a secret could come to be shown.
@Suite struct `A secret on its way` {
  private func output(_ flow: String, _ mock: String, _ lines: [String]) throws -> String {
    let folder = try TemporaryFolder()
    let path = folder.write("bot.flow.json", flow)
    _ = folder.write("bot.mock.json", mock)
    return try Session(["run", path], input: lines.map { "\($0)\n" }.joined()).output
  }

  private static func get(_ settings: String, body: String = "{}") -> (flow: String, mock: String) {
    (
      #"{"botflow":1,"name":"b","interactions":[{"name":"Get","type":"Action","details":"#
        + #"{"whenWeReceive":["start"],"actionType":"REST","next":"Say"},"settings":{"method":"#
        + #""GET",\#(settings)}},{"name":"Say","type":"Message","details":{"sendToUser":"Hi {out.items[0].name}"}}]}"#,
      #"{"responses":[{"method":"GET","url":"https://a.example/x","body":\#(body)}]}"#
    )
  }

  @Test func `is hidden in a header without a scheme, in a query and in a variable`() throws {
    let bot = Self.get(
      #""endpoint":"https://a.example/x?access_token=QUERYSECRET","authorization":"HEADERSECRET","#
        + #""headers":{"X-Api-Key":"KEYSECRET"},"variableName":"token","setDataFromResponse":"t""#,
      body: #"{"t":"ANSWERSECRET"}"#)
    let output = try output(bot.flow, bot.mock, ["/show Get", "/http", "/vars"])
    for secret in ["QUERYSECRET", "HEADERSECRET", "KEYSECRET", "ANSWERSECRET"] {
      #expect(!output.contains(secret), "\(secret)")
    }
    #expect(output.contains("token = "))
  }

  @Test func `is hidden in JSON that is not well-formed`() throws {
    let bot = Self.get(#""endpoint":"https://a.example/x""#)
    let output = try output(bot.flow, bot.mock, ["/set x={access_token: BROKENSECRET}", "/vars x"])
    #expect(!output.contains("BROKENSECRET") && output.contains("> /set x="))
  }

  @Test func `is not every member called code`() throws {
    let bot = Self.get(
      #""endpoint":"https://a.example/x","variableName":"out""#,
      body: #"{"items":[{"code":"margherita","name":"margherita"}]}"#)
    #expect(try output(bot.flow, bot.mock, []).contains("bot: Hi margherita"))
  }

  @Test func `is hidden where a script throws it, however it is cut`() throws {
    let flow =
      #"{"botflow":1,"name":"b","interactions":[{"name":"Start","type":"Message","details":"#
      + #"{"whenWeReceive":["start"],"sendToUser":"Hi"}},{"name":"T","type":"Action","details":"#
      + #"{"whenWeReceive":["t"],"actionType":"Set Variable"},"settings":{"script":"#
      + #""throw Array(60).join(context.accessToken)"}}]}"#
    let output = try output(flow, "{}", ["/set accessToken=SECRETSECRETSECRET1", "t", "/why"])
    #expect(output.contains("script error") && !output.contains("SECRETS"))
  }
}
