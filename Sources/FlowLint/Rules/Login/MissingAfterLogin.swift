import FlowDiagnostics
import FlowModel

extension Rule {
  static let missingAfterLogin = Rule(
    "missing-after-login", .login, .warning, "a login that nothing follows",
    why: """
      When a login has succeeded, the bot goes to *After login* of its defaults [C-defaults]. \
      Without it nothing happens: the customer comes back from the login page to a bot that says \
      nothing, and does not learn that the login has worked.

      Lead to what the customer wanted, or to the condition that finds out whether the token is \
      there.
      """,
    examples: [
      LoginExamples.bot(
        ("\"afterLogin\": \"Token there?\", ", ""),
        ("\"Log in\", \"type\"", "«\"Log in\"», \"type\"")
      ),
      LoginExamples.bot(),
    ]
  ) { flow, findings in
    guard let link = flow.loginPlaces.links.first, flow.flow.defaults.afterLogin == nil,
      flow.channels.contains(where: \.canLinkAccounts)
    else { return }
    let interaction = flow.interactions[link.interaction]
    findings.report(
      "when the customer has logged in here, nothing follows", at: interaction.name.span,
      notes: ["the bot's defaults have no 'afterLogin'"],
      help: "set After login in the defaults to what goes on once the customer is logged in")
  }
}
