import FlowTestSupport
import Testing

/// A secret in a flow is found, and shown to nobody.
@Suite struct `A secret in a flow` {
  private static let secret = "k7Qz91LmXw42"
  private let flows: LintFolder

  init() throws { flows = try LintFolder() }

  /// A request with a secret, and a mistake in the same line.
  private func write(_ more: String = "") {
    flows.write(
      "bot.flow.json",
      LintFolder.flow(
        #"{"name": "Ask", "type": "Action", "details": {"whenWeReceive": ["start"], "actionType": "REST", "next": "Tell"\#(more)}, "settings": {"endpoint": "https://api.example/x", "method": "GET", "body": {"a": 1}, "headers": {"X-Api-Key": "\#(Self.secret)"}, "variableName": "x"}}"#,
        #"{"name": "Tell", "type": "Message", "details": {"sendToUser": "{x}"}}"#))
  }

  @Test(arguments: ["text", "json", "sarif", "github", "gitlab", "junit", "checkstyle"])
  func `is in no report`(_ format: String) throws {
    for more in ["", #", "client_secret": "\#(Self.secret)""#] {
      write(more)
      for options in [[], ["--allow", "hardcoded-secret"]] {
        let result = try flows.run(["lint", "--format", format] + options)
        #expect(!result.output.isEmpty)
        #expect(!(result.output + result.error).contains(Self.secret), "\(more) \(options)")
      }
    }
  }

  @Test func `is in no difference, and stays in the file`() throws {
    write(#", "nxt": "Tell""#)
    flows.write(
      "bot.flow.json", (flows.read("bot.flow.json") ?? "").replacing(#""next": "Tell", "#, with: "")
    )
    let difference = try flows.run(["lint", "--fix", "--diff"])
    #expect(difference.output.contains("+ "))
    #expect(!difference.output.contains(Self.secret))
    _ = try flows.run(["lint", "--fix"])
    #expect(flows.read("bot.flow.json")?.contains(Self.secret) == true)
  }
}
