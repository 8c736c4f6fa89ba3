import FlowDiagnostics
import FlowModel

extension Rule {
  static let noAccountLink = Rule(
    "no-account-link", .login, .error, "a bot that demands a login and offers none",
    why: """
      Only an Account Link button brings a login [C-linkint]: a URL button opens a page, and the \
      bot never learns what happens there. This bot demands a login, and has no such button and no \
      way to a bot that might, so nobody ever gets past *Requires account linking*, and there is \
      never a code to exchange.
      """,
    examples: [
      LoginExamples.bot(
        ("\"Get token\", \"type\"", "«\"Get token\"», \"type\""),
        (
          "\"Account Link\",\n        \"loginPageUrl\": \"https://login.example/authorize?response_type=code&client_id={clientId}&redirect_uri={redirectUri}&state={sessionId}&code_challenge={pkceChallenge}&code_challenge_method=S256\"",
          "\"URL\", \"url\": \"https://login.example/\""
        )),
      LoginExamples.bot(),
    ]
  ) { flow, findings in
    guard let place = flow.placeWithoutLogin else { return }
    let interaction = flow.interactions[place]
    findings.report(
      "'\(interaction.name.value)' needs a login, and the bot has no Account Link button",
      at: interaction.name.span,
      help: "give what asks for the login a button of the type Account Link")
  }
}
