import FlowDiagnostics
import FlowModel

extension Rule {
  static let tokenUsedWithoutLogin = Rule(
    "token-used-without-login", .login, .error,
    "a request that can be sent with an empty access token",
    why: """
      There is a way through the bot on which nothing has set the token when this request is sent. \
      The server refuses it, and the customer sees an error where they should have been asked to \
      log in. *Requires account linking* alone does not help where the channel brings a code and \
      not the token: the code has to be exchanged first [C-linkint].

      The finding shows the shortest such way, for each channel where it differs. Test the token \
      with a condition first and lead to the token request where it is empty.
      """,
    examples: [
      LoginExamples.flow(
        condition: "\"Is Not Empty\"", met: "\"Orders\"", none: "Orders", use: "«{accessToken}»"),
      LoginExamples.flow(
        condition: "\"Not Equals\", \"value\": \"\"", met: "\"Orders\"", none: "Get token"),
      LoginExamples.flow(condition: "\"Is Not Empty\"", met: "\"Orders\"", none: "Get token"),
    ]
  ) { flow, findings in
    let requests = Set(flow.tokenRequests.map(\.interaction))
    let nodes = flow.interactions.indices.filter { !requests.contains($0) }
    flow.reportEmptyUses(of: flow.logins?.tokens ?? [], in: nodes, to: &findings) { _, variable in
      "test \(variable) before, and lead to the login or the token request where it is empty"
    }
  }
}
