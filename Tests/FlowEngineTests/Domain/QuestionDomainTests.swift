import FlowEngine
import FlowModel
import FlowSyntax
import Testing

@Suite struct `1.6 A question` {
  static func flow(_ answers: String, _ name: String = "Ask", defaults: String = "") -> String {
    Write.flow(
      Write.question(name, answers, Write.start + #","next":"Thanks""#), Write.message("Thanks"),
      Write.message("Wide"), top: #""defaults":{\#(defaults)}"#)
  }

  static func asked(_ answers: String, defaults: String = "") throws -> Conversation {
    var bot = try Conversation(flow(answers, defaults: defaults))
    try bot.play(.opened(text: nil))
    return bot
  }

  @Test func `1.6 waits, and only an answer moves the conversation on [C-canvas] [M-counter]`()
    throws
  {
    var bot = try Self.asked(#""answerFormat":"Predefined","answerType":"Number""#)
    #expect(bot.texts == ["Ask"] && bot.session.question == 0)
    for _ in 0..<5 {
      try bot.say("many")
      #expect(!bot.path.contains("Thanks") && bot.texts.last == "Ask")
    }
    try bot.say("5")
    #expect(bot.path == ["Thanks"] && bot.session.question == nil)
  }

  @Test(arguments: ["anything", "", "5", "  two words "])
  func `1.6 Accept any answer takes free text [M-counter] [C-canvas]`(_ text: String) throws {
    var bot = try Self.asked(#""answerFormat":"Any""#)
    try bot.say(text)
    #expect(bot.texts == ["Thanks"])
    #expect(bot["lastSentText"] == JSONValue.string(text).json && bot["ask"] != nil)
  }

  @Test(arguments: [("How large", "howlarge"), ("What date", "whatdate")])
  func `1.6 the answer is in a variable called as the question is [C-custom] [M-predef]`(
    _ question: String, _ variable: String
  ) throws {
    var bot = try Conversation(Self.flow(#""answerFormat":"Any""#, question))
    try bot.play(.opened(text: nil))
    try bot.say("big")
    #expect(bot[variable] == #""big""#)
  }

  @Test func `1.6 Variable name overrides that [C-custom]`() throws {
    var bot = try Self.asked(#""answerFormat":"Any","variableName":"size""#)
    try bot.say("big")
    #expect(bot["size"] == #""big""# && bot["ask"] == nil)
  }

  @Test(arguments: [
    ("Date", "1/31/2026", "31/31/2026"), ("Date", "2026-1-31", "today"),
    ("Date and Time", "2026-01-31 9:30", "9:30"), ("Email Address", "bot@domain.com", "bot@"),
    ("Month", "Jan", "Janu"), ("Month", "1", "13"),
    ("Month or Range of Months", "January-6", "Jan to Jun"), ("Number", "-1.5", "one"),
    ("Phone Number", "+1 (555) 555-0123", "555"),
  ])
  func `1.6 a predefined answer has its type's form or is refused [M-predef]`(
    _ type: String, _ good: String, _ bad: String
  ) throws {
    var bot = try Self.asked(#""answerFormat":"Predefined","answerType":"\#(type)""#)
    try bot.say(bad)
    #expect(bot.texts.count == 2 && bot.texts[1] == "Ask" && bot["ask"] == nil)
    try bot.say(good)
    #expect(bot.texts == ["Thanks"] && bot["ask"] == JSONValue.string(good).json)
  }

  @Test func `1.6 each predefined type has a message of its own [M-predef]`() throws {
    var texts: Set<String> = []
    for type in AnswerType.allCases {
      var bot = try Self.asked(#""answerFormat":"Predefined","answerType":"\#(type.rawValue)""#)
      try bot.say("?")
      texts.insert(try #require(bot.texts.first))
    }
    #expect(texts.count == AnswerType.allCases.count)
  }

  @Test func `1.6 a regular expression decides, with its own error message [M-regex]`() throws {
    var bot = try Self.asked(
      #""answerFormat":"Regular Expression","validationExpression":"[0-9]{5}","#
        + #""validationErrorMessage":"Five digits, {user.first_name}!""#)
    for text in ["1234", "123456", "x12345"] {
      try bot.say(text)
      #expect(bot.texts == ["Five digits, Ada!", "Ask"])
    }
    try bot.say("12345")
    #expect(bot["ask"] == #""12345""# && bot.path == ["Thanks"])
  }

  static let custom = """
    "answerFormat":"Custom","displayType":"Button","items":[\
    {"display":"Large","expected":["big","XL"],"next":"Wide"},{"display":"Small"}]
    """

  @Test func `1.6 custom answers are offered as buttons [C-custom]`() throws {
    let bot = try Self.asked(Self.custom)
    #expect(bot.utterances[0].display == .buttons && bot.shown == ["Large", "Small"])
    #expect(bot.utterances[0].buttons.map(\.type) == [nil, nil])
  }

  @Test(arguments: ["Large", "large", "big", " xl "])
  func `1.6 a custom answer is typed by its name or another expected value [C-custom]`(
    _ text: String
  ) throws {
    var bot = try Self.asked(Self.custom)
    try bot.say(text)
    #expect(bot["ask"] == #""Large""# && bot.path == ["Wide"])
    #expect(bot.hops.map(\.reason) == [.answer(text)])
  }

  @Test func `1.6 a custom answer is tapped, and each has its own arrow [C-custom] [C-canvas]`()
    throws
  {
    for (number, path) in [(1, "Wide"), (2, "Thanks")] {
      var bot = try Self.asked(Self.custom)
      try bot.press(number)
      #expect(bot.path == [path])
      #expect(bot["lastSentText"] == (number == 1 ? #""Large""# : #""Small""#))
      #expect(throws: Rejection.noSuchButton(1, live: 0)) { try bot.press(1) }
    }
  }

  @Test func `1.6 no other custom answer is taken [C-custom]`() throws {
    var bot = try Self.asked(Self.custom, defaults: #""defaultAnswerReply":{"text":"Choose."}"#)
    try bot.say("medium")
    #expect(bot.texts == ["Choose.", "Ask"] && bot.shown == ["Large", "Small"])
  }

  @Test func `1.6 quick replies have an optional image [C-custom]`() throws {
    let bot = try Self.asked(
      #""answerFormat":"Custom","displayType":"Quick Reply","items":[{"display":"A","#
        + #""imageUrl":"https://i.example/a.png"},{"display":"B"}]"#)
    #expect(bot.utterances[0].display == .quickReplies)
    #expect(bot.utterances[0].buttons.map(\.imageURL) == ["https://i.example/a.png", nil])
  }

  @Test func `1.6 quick replies come from the variable that holds the tags [C-custom]`() throws {
    var bot = try Conversation(Self.flow(#""answerFormat":"Custom","variableHoldingTags":"tags""#))
    try bot.take(.assigned("tags", try json(#"[{"title":"Tea","payload":"t"},"Milk"]"#)))
    try bot.play(.opened(text: nil))
    #expect(bot.utterances[0].display == .quickReplies && bot.shown == ["Tea", "Milk"])
    try bot.press(1)
    #expect(bot["ask"] == #""t""# && bot.path == ["Thanks"])
  }

  @Test
  func `1.6 Requires account linking on its Advanced tab leads to the login [C-linkint] [seed]`()
    throws
  {
    var bot = try Conversation(
      Write.flow(
        #"{"name":"Ask","type":"Question","details":{"sendToUser":"Ask",\#(Write.start)},"#
          + #""answers":{"answerFormat":"Any"},"advanced":"#
          + #"{"requiresAccountLinking":true,"goHereIfNotLoggedIn":"Log in"}}"#,
        Write.message("Log in", buttons: Write.link())))
    try bot.play(.opened(text: nil))
    #expect(bot.texts == ["Log in"] && bot.session.question == nil)
  }
}
