import FlowDiagnostics
import FlowModel

extension Rule {
  static let guardOnLoginPrompt = Rule(
    "guard-on-login-prompt", .login, .warning,
    "an interaction that offers the login and demands it",
    why: """
      *Requires account linking* and *Go here if not logged in* keep out those who are not logged \
      in [C-linkint], and they are the ones whom an Account Link button is for. How the product \
      resolves that is not written anywhere: the button may never be seen.

      Take both settings off what offers the login, and set them on what needs it.
      """,
    examples: [
      LoginExamples.bot(
        (
          "{\"sendToUser\": \"Please log in.\"},",
          "{\"sendToUser\": \"Please log in.\"},\n     \"advanced\": {\"requiresAccountLinking\": «true»},"
        )),
      LoginExamples.bot(
        (
          "{\"sendToUser\": \"Please log in.\"},",
          "{\"sendToUser\": \"Please log in.\"},\n     \"advanced\": {\"goHereIfNotLoggedIn\": «\"Sorry\"»},"
        )),
      LoginExamples.bot(),
    ]
  ) { flow, findings in
    for place in flow.loginPlaces.guarded {
      let interaction = flow.interactions[place]
      guard interaction.offersLogin else { continue }
      let span =
        interaction.advanced.goHereIfNotLoggedIn?.span
        ?? flow.span(of: "advanced", "requiresAccountLinking", in: interaction)
      findings.report(
        "'\(interaction.name.value)' offers the login only to those who are logged in", at: span,
        help: "take Requires account linking and Go here if not logged in off this interaction")
    }
  }
}
