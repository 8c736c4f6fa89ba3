/// What the values of one of the Designer's lists mean, in Markdown.
package struct ValueWords: Sendable {
  package let values: [(label: String, text: String)]

  /// The words for a list, where its labels do not say enough.
  package static func of(_ labels: [String]) -> ValueWords? {
    all.first { $0.values.map(\.label) == labels }
  }

  /// Channels, methods and the like need none.
  package static let all = [
    interactionTypes, actionTypes, buttonTypes, answerFormats, replyModes, presences, operators,
  ]

  private static let interactionTypes = ValueWords(values: [
    ("Message", "says something and may show buttons"),
    ("Question", "says something, waits for an answer and keeps it in a variable"),
    ("Card", "shows a carousel of cards"),
    ("Action", "decides, makes a request, runs a script, goes to another bot or sends a file"),
  ])

  private static let actionTypes = ValueWords(values: [
    ("Condition", "goes where the first row leads that is met"),
    ("REST", "makes a request and keeps its result in a variable"),
    ("Set Variable", "runs JavaScript that sets variables"),
    ("Go To Bot", "goes on in another bot"),
    ("Send Attachment", "fetches a file and sends it to the customer"),
  ])

  private static let buttonTypes = ValueWords(values: [
    ("Postback", "the bot receives the payload"),
    ("URL", "a page opens"),
    ("Account Link", "the login page opens"),
    ("Account Unlink", "the customer is logged out"),
    ("Phone", "a number is called"),
    ("Live Agent", "a live agent is asked for"),
  ])

  private static let answerFormats = ValueWords(values: [
    ("Any", "*Accept any answer*"),
    ("Predefined", "*Set up Predefined Answer*: a date, a number and the like, by `answerType`"),
    (
      "Regular Expression",
      "*Set up Regular Expression Answer*: what `validationExpression` matches"
    ),
    ("Custom", "*Accept a custom defined answer*: one of `items`"),
  ])

  private static let replyModes = ValueWords(values: [
    ("Text + Next", "the text is said, then it goes on at `next`"),
    ("Text Only", "the text is said, and the bot waits"),
    ("Next Only", "nothing is said; it goes on at `next`"),
  ])

  private static let presences = ValueWords(values: [
    ("Present", "finding something there is the error"),
    ("Absent", "finding nothing there is the error"),
  ])

  private static let operators = ValueWords(values: [
    (
      "Is Empty",
      """
      there is nothing: the variable was never set, or is `""`, `null`, `[]` or `{}`. `0`, `false` \
      and blanks are something. No `value`
      """
    ),
    ("Is Not Empty", "there is something. No `value`"),
    (
      "Equals",
      """
      both are numbers (or texts in the form of a JSON number) and the same number; otherwise, \
      both are the same as text, capital letters included
      """
    ),
    ("Not Equals", "`Equals` is not met"),
    ("Contains", "the text has `value` in it; of a list: one element equals it"),
    ("Does Not Contain", "`Contains` is not met"),
    ("Starts With", "the text begins with `value`"),
    ("Ends With", "the text ends with `value`"),
    ("Greater Than", "both are numbers, and the variable's is the greater"),
    ("Greater Than Or Equal", "both are numbers, and the variable's is not the smaller"),
    ("Less Than", "both are numbers, and the variable's is the smaller"),
    ("Less Than Or Equal", "both are numbers, and the variable's is not the greater"),
    ("Matches", "the regular expression `value` matches somewhere in the text"),
  ])
}
