import FlowDiagnostics
import FlowModel

extension Rule {
  static let noUnlink = Rule(
    "no-unlink", .login, .advice, "a bot that lets people log in and not out",
    why: """
      A login holds until the session ends: if the bot says nothing else, when the customer has \
      been silent for a day. Whoever picks up the phone or sits down at the computer before then \
      talks to the bot as that customer. An Account Unlink button forgets the code, the token and \
      all other data of the session [C-linkint].
      """,
    examples: [
      LoginExamples.bot(
        ("\"Log in\", \"type\"", "«\"Log in\"», \"type\""),
        (
          "\"display\": \"Log out\", \"buttonType\": \"Account Unlink\"",
          "\"display\": \"Track a parcel\", \"buttonType\": \"URL\", \"url\": \"https://shop.example/\""
        )),
      LoginExamples.bot(),
    ]
  ) { flow, findings in
    guard let link = flow.loginPlaces.links.first, !flow.loginPlaces.offersUnlink,
      !flow.sharesLogin
    else { return }
    findings.report(
      "who logs in here has no button to log out",
      at: flow.interactions[link.interaction].name.span,
      help: "give a message for those who are logged in a button of the type Account Unlink")
  }
}
