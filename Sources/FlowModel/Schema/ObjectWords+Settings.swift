extension ObjectWords {
  /// The Settings tab of each action type.
  static let settings: [ObjectWords] = [
    ObjectWords(
      "the settings tab: Condition",
      [
        .init(
          "conditions",
          """
          the rows; the first that is met leads to its own `next`, and if none is met the Details \
          tab's `next` follows
          """)
      ]),
    ObjectWords(
      "a condition",
      [
        .init("variable", "one variable in single braces and nothing else: `\"{accessToken}\"`"),
        .init("operator", "how it is compared"),
        .init(
          "value",
          """
          what it is compared with; a lone variable such as `"{limit}"` counts as the value that \
          it has, not as its text
          """, or: "empty"),
        .init("next", "where it goes when the row is met"),
      ]),
    ObjectWords(
      "the settings tab: REST",
      [
        .init("endpoint", "the address"),
        .init("method", "what is done there"),
        .init("authorization", "the Authorization header"),
        .init("contentType", "the media type of the body", or: "`application/json`"),
        .init("headers", "further headers, by name"),
        .init(
          "body",
          """
          what is sent; variables stand in double braces. An object or array is sent as JSON, a \
          text as it is
          """),
        .init("variableName", "the variable that gets the result"),
        .init(
          "timeToLive",
          """
          minutes for which the same request is answered from the session instead of being sent \
          again; 0 = always sent
          """, or: "`0`"),
        .init(
          "setDataFromResponse",
          """
          a path into the response: names with dots, places in a list in brackets, counted from 0, \
          as in `data.items[0].id`
          """, or: "the whole response"),
        .init(
          "setErrorIfResponse",
          """
          what makes a response an error although its status says otherwise
          """),
        .init("timeout", "seconds after which the request has failed", or: "`30`"),
      ]),
    ObjectWords(
      "the error setting",
      [
        .init("data", "a path into the response, written as in `setDataFromResponse`"),
        .init("is", "whether finding something there is the error, or finding nothing"),
      ]),
    ObjectWords(
      "the settings tab: Set Variable",
      [
        .init(
          "script", "JavaScript, in one text or line by line; variables are members of `context`")
      ]),
    ObjectWords(
      "the settings tab: Go To Bot",
      [
        .init(
          "bot",
          """
          the other flow file, by its path from this one; it may not lie outside the folder of the \
          flow that was started
          """),
        .init(
          "interaction", "where the other bot goes on", or: "the one that receives the start word"),
      ]),
    ObjectWords(
      "the settings tab: Send Attachment",
      [
        .init(
          "fileName",
          """
          what the file is called when the customer gets it
          """, or: "taken from the address"),
        .init("endpoint", "where the file is; it is fetched with GET"),
        .init("authorization", "the Authorization header"),
        .init("contentType", "the media type of the file"),
        .init("headers", "further headers, by name"),
      ]),
  ]
}
