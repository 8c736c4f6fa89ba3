extension ObjectWords {
  /// The bot itself: everything around its interactions.
  static let bot: [ObjectWords] = [
    ObjectWords(
      "a flow",
      [
        .init("$schema", "the address of a schema, for editors; botflow does not look at it"),
        .init("botflow", "the version of this format"),
        .init("name", "what the bot is called"),
        .init("description", "what the bot is for, in your words"),
        .init(
          "language",
          """
          the one language that a bot speaks, as a language tag such as `de` or `en-GB`
          """, or: "`\"en\"`"),
        .init("channels", "where the bot is offered", or: "the first three"),
        .init(
          "globals", "variables that every session starts with, such as the address of a server"),
        .init("intentions", "lists of utterances, which interactions name (Communicate: *Intent*)"),
        .init("defaults", "what Config > Defaults has"),
        .init("interactions", "the boxes on the canvas, one at least, each with a name of its own"),
        .init("checks", "what must be true on every path"),
        .init("lint", "findings that you let stand"),
      ]),
    ObjectWords(
      "the defaults",
      [
        .init(
          "defaultReply",
          """
          what is said when nothing receives the customer's words
          """, or: "botflow's own text"),
        .init(
          "defaultAnswerReply",
          """
          what is said when a question is not answered, before it is asked again
          """, or: "botflow's own text"),
        .init(
          "agentThreshold",
          """
          how many default answers in a row notify the live agents; 0 = never
          """, or: "`3`"),
        .init("afterLogin", "what follows every login"),
        .init(
          "afterLoginFailed",
          """
          what follows a login that was denied or given up; without it the bot goes on waiting
          """),
        .init("afterLogout", "what follows an Account Unlink"),
        .init(
          "globalCancel",
          """
          words that begin the conversation again, wherever it stands
          """, or: "`[\"cancel\"]`"),
        .init(
          "sessionTimeout",
          """
          minutes without the customer after which the session ends; the default is the product's \
          24 hours
          """, or: "`1440`"),
        .init("liveAgent", "what is said and done when an agent is asked for"),
        .init(
          "startMessage",
          """
          the word that a channel opens the conversation with
          """, or: "`start`, on SMS `init`"),
      ]),
    ObjectWords(
      "the default reply",
      [
        .init("text", "what is said", or: "botflow's own text"),
        .init("next", "where it goes on; without it the bot waits"),
        .init("mode", "which of the two count", or: "`\"Text + Next\"`"),
      ]),
    ObjectWords(
      "the default answer reply",
      [
        .init("text", "what is said", or: "botflow's own text")
      ]),
    ObjectWords(
      "the live agent setting",
      [
        .init("confirmationMessage", "says that the wish for an agent has arrived"),
        .init("noAgentsNext", "what runs when no agent is online"),
        .init("startMessage", "what an agent's takeover begins with"),
      ]),
    ObjectWords(
      "a check",
      [
        .init("name", "what it states"),
        .init("when", "the interaction that `require` is about; a check has this, or `never`"),
        .init(
          "require", "what has to be true just before that interaction runs; needed with `when`"),
        .init("never", "an interaction that must not run"),
        .init("unless", "what lets it run after all, when all of this is true"),
      ]),
    ObjectWords(
      "a check's condition",
      [
        .init("variable", "one variable in single braces and nothing else: `\"{accessToken}\"`"),
        .init("operator", "how it is compared"),
        .init(
          "value",
          """
          what it is compared with; a lone variable counts as the value that it has, not as its \
          text
          """, or: "empty"),
      ]),
    ObjectWords(
      "the lint section",
      [
        .init("allow", "the findings that you let stand, one entry for each")
      ]),
    ObjectWords(
      "an allowance",
      [
        .init("rule", "the name in brackets behind a finding's severity"),
        .init("interaction", "where it may stand", or: "the whole file"),
        .init("reason", "why it is right, for the next reader"),
      ]),
  ]
}
