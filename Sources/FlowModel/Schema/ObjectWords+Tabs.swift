extension ObjectWords {
  /// Interactions and their tabs, the Settings tab excepted.
  static let tabs: [ObjectWords] = [
    ObjectWords(
      "an interaction",
      [
        .init(
          "name",
          """
          its own name, which no other interaction of the file has; others refer to it by this, to \
          the letter
          """),
        .init("type", "the kind of box (Communicate calls a card *Carousel*)"),
        .init("description", "a note for those who read the file"),
        .init("details", "the Details tab; may be `{}`, but not for an action"),
        .init("buttons", "the Buttons tab"),
        .init("answers", "the Answers tab"),
        .init("items", "the Items tab (Communicate: *Add Card*)"),
        .init("settings", "the Settings tab"),
        .init("advanced", "the Advanced tab"),
      ]),
    ObjectWords(
      "the details tab",
      [
        .init(
          "intention",
          """
          makes the interaction reachable from anywhere by the utterances of one of the file's \
          `intentions` (Communicate: *Intent*, which is not a key here)
          """),
        .init(
          "whenWeReceive",
          """
          makes it reachable from anywhere by these words; payloads of postback buttons stand here \
          too (Communicate: *When the User Says*)
          """),
        .init("sendToUser", "what is said (Communicate: *Respond to User*)"),
        .init(
          "next",
          """
          what runs next. Left out or `null`, the bot waits for the customer; `null` tells readers \
          that this is meant. A condition goes here when none of its rows is met
          """),
        .init("delayBeforeNext", "seconds before `next` runs", or: "`0`"),
        .init(
          "action",
          """
          a REST or Set Variable action that runs before this interaction does; its own guard and \
          `onErrorGoTo` count, its `next` does not
          """),
        .init("actionType", "what the action does, and so which fields its Settings tab has"),
        .init("transactionTag", "the transaction that begins here, or ends here"),
        .init("transactionEnd", "that the transaction ends here", or: "`false`"),
      ]),
    ObjectWords(
      "the advanced tab",
      [
        .init(
          "requiresAccountLinking",
          """
          that it only runs for a customer who has logged in
          """, or: "`false`"),
        .init(
          "goHereIfNotLoggedIn",
          """
          where the others are sent; on its own it has the same effect as together with \
          `requiresAccountLinking`
          """),
        .init(
          "onErrorGoTo",
          """
          where a failed request or script leads; without it the default reply's text is said and \
          the bot waits
          """),
      ]),
    ObjectWords(
      "the buttons tab",
      [
        .init("displayType", "how the buttons are shown"),
        .init("subtitle", "a line below the text that was sent"),
        .init("imageUrl", "the address of an image or a video"),
        .init("items", "the buttons, in their order"),
      ]),
    ObjectWords(
      "a button",
      [
        .init("display", "the label"),
        .init("buttonType", "what a press does"),
        .init(
          "payload",
          """
          what the bot receives, as if it had been typed; at most 1,000 characters in the product
          """, or: "the label"),
        .init("url", "the page that opens"),
        .init(
          "loginPageUrl",
          """
          the login page; with `response_type` in it an OAuth page, otherwise a page of your own. \
          Apple Business Chat does not open it, but it has to be an address there too
          """),
        .init("backEndInstance", "the back end, for a login page of your own"),
        .init("number", "the number to call, with country and area code"),
      ]),
    ObjectWords(
      "the answers tab",
      [
        .init(
          "variableName",
          """
          the variable that gets the answer: `How large` fills `howlarge`
          """, or: "the interaction's name in lower case without blanks"),
        .init(
          "answerFormat",
          """
          the Designer's *Accept any answer*, *Set up Predefined Answer*, *Set up Regular \
          Expression Answer* and *Accept a custom defined answer*
          """),
        .init("answerType", "what has to be typed"),
        .init("validationExpression", "a regular expression that has to match the whole answer"),
        .init("validationErrorMessage", "what is said when it does not match"),
        .init(
          "displayType",
          """
          how the answers are offered; the product allows four buttons or eleven quick replies
          """, or: "`\"Button\"`"),
        .init("items", "the answers, in their order"),
        .init(
          "variableHoldingTags",
          """
          a list of quick replies that an action has fetched, in the product's JSON form
          """),
      ]),
    ObjectWords(
      "an answer",
      [
        .init("display", "the label; typing it is answering, too"),
        .init("expected", "other words that mean this answer"),
        .init("next", "where this answer leads", or: "the question's `next`"),
        .init("imageUrl", "a small image on a quick reply"),
      ]),
    ObjectWords(
      "the items tab",
      [
        .init("cards", "the cards; the product shows ten at most"),
        .init("getCardsByAction", "cards that come from elsewhere"),
      ]),
    ObjectWords(
      "a card",
      [
        .init("title", "the heading, at most 80 characters in the product"),
        .init("subtitle", "a line below the title, at most 80 characters in the product"),
        .init("imageUrl", "the address of an image"),
        .init("buttons", "the card's buttons, at most three in the product"),
      ]),
    ObjectWords(
      "the cards' action",
      [
        .init(
          "action",
          """
          the REST or Set Variable action that fetches the cards; left out where an earlier \
          interaction has done it
          """),
        .init("variable", "the variable that holds the list, in the product's JSON form of cards"),
        .init(
          "asListPicker", "on Apple Business Chat: all cards as one list picker", or: "`false`"),
      ]),
  ]
}
