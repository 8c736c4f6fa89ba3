import FlowDiagnostics
import FlowModel

extension Rule {
  static let hardcodedSecret = Rule(
    "hardcoded-secret", .login, .error, "a password, key or token written into the flow",
    why: """
      A flow lies in git, is read by everybody who works on it, and is exported and sent about. A \
      secret in it is known to all of them for good: taking it out later leaves it in the history. \
      RFC 6749 §10.1 demands that the client's secret is kept confidential.

      A client id is no secret. Its secret stands in `{clientSecret}`, and id and secret together, \
      ready for the Authorization header, in `{clientBasic}`. A key of another kind belongs in a \
      global that is empty in the file and is set where the bot runs. Then have the old secret \
      replaced by a new one, since it has been seen. Stand-ins such as `<your secret>` and \
      `changeme` are let pass.
      """,
    examples: [
      LoginExamples.tokenRequest(
        body: "\"grant_type=client_credentials&client_secret=«q7VnR2mXw9LpZt4K»\""),
      .interactions(
        """
            {"name": "Load prices", "type": "Action",
             "details": {"whenWeReceive": ["start"], "actionType": "REST", "next": "Show prices"},
             "settings": {"endpoint": "https://api.example/prices", "method": "GET",
               "headers": {"X-Api-Key": «"live_4f9a1c7e0b2d"»}, "variableName": "prices"},
             "advanced": {"onErrorGoTo": "Sorry"}},
            {"name": "Show prices", "type": "Message",
             "details": {"sendToUser": "It costs {prices.today}."}},
            {"name": "Sorry", "type": "Message", "details": {"sendToUser": "I cannot tell now."}}
        """),
      .members(
        """
          "globals": {"shopApiKey": «"live_4f9a1c7e0b2d"»},
          "interactions": [
            {"name": "Welcome", "type": "Message",
             "details": {"whenWeReceive": ["start"], "sendToUser": "Hello!"}}
          ]
        """),
      LoginExamples.tokenRequest(
        body: "\"grant_type=client_credentials&client_id=orders&client_secret={{clientSecret}}\""),
    ]
  ) { flow, findings in
    for secret in HardcodedSecrets(flow).found {
      findings.report(
        "\(secret.what) is a secret, and everybody who has the file can read it", at: secret.span,
        help: "put a variable in its place, and have the secret replaced by a new one")
    }
  }
}
