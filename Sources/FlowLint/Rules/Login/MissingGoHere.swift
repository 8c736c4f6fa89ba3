import FlowDiagnostics
import FlowModel

extension Rule {
  static let missingGoHere = Rule(
    "missing-go-here", .login, .error,
    "an interaction that demands a login and leads to none",
    why: """
      *Requires account linking* lets only those through who are logged in. Where the others are to \
      go, *Go here if not logged in* says [C-linkint]. Without it they get the text of the default \
      reply, such as "Sorry, I did not understand that", and the bot waits: nothing tells them that \
      they have to log in.

      Lead to the interaction with the Account Link button.
      """,
    examples: [
      LoginExamples.bot(
        ("\"Orders\", \"type\"", "«\"Orders\"», \"type\""),
        (
          "\"goHereIfNotLoggedIn\": \"Log in\",\n       \"onErrorGoTo\": \"Sorry\"",
          "\"onErrorGoTo\": \"Sorry\""
        )),
      LoginExamples.bot(),
    ]
  ) { flow, findings in
    // Where nobody can log in at all, there is no place to lead to.
    guard flow.placeWithoutLogin == nil else { return }
    for place in flow.loginPlaces.guarded {
      let interaction = flow.interactions[place]
      guard interaction.advanced.goHereIfNotLoggedIn == nil, !interaction.offersLogin,
        flow.reached[place]
      else { continue }
      let prompt = flow.loginPlaces.links.first.map { flow.interactions[$0.interaction].name.value }
      findings.report(
        "'\(interaction.name.value)' demands a login and does not say where to log in",
        at: interaction.name.span,
        notes: ["who is not logged in gets the text of the default reply"],
        help: "set Go here if not logged in"
          + (prompt.map { ", such as to '\($0)'" } ?? " to what leads to the login"))
    }
  }
}
