import FlowEngine
import FlowModel
import FlowSyntax
import Testing

extension Conversation {
  /// The same conversation with another reading of its flow.
  fileprivate func reading(
    _ flow: String
  ) throws -> (bot: Conversation, remarks: [SessionTransplant.Remark]) {
    var new = try Conversation(flow)
    new.values = values
    let transplant = SessionTransplant(from: engine.flow, to: new.engine.flow)
    let (session, remarks) = transplant.session(session, &new.values)
    new.session = session
    return (new, remarks)
  }
}

@Suite struct `A session in another reading of its flow` {
  private static let menu = Write.message(
    "Menu", #""whenWeReceive":["start"]"#,
    buttons: [Write.postback("A", "a"), Write.link()].joined(separator: ","))
  private static let fetch = Write.rest(
    "Fetch", #""variableName":"data""#, #""whenWeReceive":["fetch"],"next":"Tell""#)
  private static let tell = Write.message("Tell", #""sendToUser":"{data} {count}""#)
  private static let a = Write.message("A", #""whenWeReceive":["a"]"#)
  private static let added = Write.message("Added", #""sendToUser":"{fresh}""#)
  private static let old = Write.flow(menu, fetch, tell, a)
  private static let reordered = Write.flow(added, a, tell, fetch, menu)

  private func started() throws -> Conversation {
    var bot = try Conversation(Self.old)
    try bot.play(.opened(text: nil))
    return bot
  }

  @Test func `stands where it stood, with its buttons, whatever the order`() throws {
    var (bot, remarks) = try started().reading(Self.reordered)
    #expect(remarks.isEmpty)
    #expect(bot.session.position == bot.index("Menu"))
    try bot.press(1)
    #expect(bot.texts == ["A"])
  }

  @Test func `keeps a login that is pending`() throws {
    var bot = try started()
    try bot.press(2)
    (bot, _) = try bot.reading(Self.reordered)
    #expect(bot.session.pendingLogin == bot.index("Menu"))
    try bot.redirect("code=c&state=S1")
    #expect(bot["authCode"] == #""c""#)
  }

  @Test func `has no question any more where it is something else now`() throws {
    var bot = try Conversation(
      Write.flow(Write.question("Q", #""answerFormat":"Any""#, Write.start)))
    try bot.play(.opened(text: nil))
    let read = try bot.reading(Write.flow(Write.message("Q", Write.start)))
    #expect(read.remarks == [.lost(.question, of: "Q")] && read.bot.session.question == nil)
    bot = read.bot
    try bot.say("anything")
    #expect(bot.texts == ["Sorry, I did not understand that."])
  }

  @Test func `has no login any more where no button offers it`() throws {
    var bot = try started()
    try bot.press(2)
    let read = try bot.reading(
      Write.flow(Write.message("Menu", #""whenWeReceive":["start"]"#), Self.a))
    #expect(read.remarks.contains(.lost(.login, of: "Menu")))
    #expect(read.bot.session.pendingLogin == nil)
  }

  @Test func `waits where a request was under way and is something else now`() throws {
    var bot = try started()
    try bot.say("fetch")
    let read = try bot.reading(
      Write.flow(Self.menu, Write.message("Fetch", #""whenWeReceive":["fetch"]"#), Self.a))
    #expect(read.bot.session.phase == .waiting)
  }

  @Test func `keeps a request that is under way, and what the customer did meanwhile`() throws {
    var bot = try started()
    try bot.say("fetch")
    try bot.press(1)
    try bot.say("start")
    (bot, _) = try bot.reading(Self.reordered)
    try bot.answer("7")
    #expect(bot.texts.first == "7 ")
    #expect(bot["data"] == "7")
    #expect(bot.texts.last == "Menu")
  }

  @Test func `keeps an interaction that runs next`() throws {
    var bot = try started()
    try bot.take(.said("a"))
    (bot, _) = try bot.reading(Self.reordered)
    #expect(bot.session.phase == .running)
    try bot.goOn()
    #expect(bot.texts == ["A"])
  }

  @Test func `says what is gone, and waits`() throws {
    var bot = try started()
    try bot.press(2)
    try bot.take(.said("fetch"))
    let (after, remarks) = try bot.reading(Write.flow(Self.a, Self.tell))
    #expect(
      remarks == [
        .lost(.position, of: "Menu"), .lost(.target, of: "Fetch"), .lost(.buttons, of: "Menu"),
        .lost(.login, of: "Menu"),
      ])
    #expect(after.session.phase == .waiting && after.session.pendingLogin == nil)
    var going = after
    try going.say("a")
    #expect(going.texts == ["A"])
  }

  @Test func `keeps variables by name, also those that no flow names or only one of them`() throws {
    var bot = try started()
    for (name, value) in [("count", "1"), ("fresh", "2"), ("mine", "3")] {
      try bot.take(.assigned(name, JSONValue.parse(Array(value.utf8))))
    }
    var remarks: [SessionTransplant.Remark]
    (bot, remarks) = try bot.reading(Write.flow(Self.menu, Self.added))
    #expect(remarks == [.unnamed("count")])
    #expect([bot["count"], bot["fresh"], bot["mine"]] == ["1", "2", "3"])
    (bot, remarks) = try bot.reading(Self.old)
    #expect(remarks == [.unnamed("fresh")])
    #expect([bot["count"], bot["fresh"], bot["mine"]] == ["1", "2", "3"])
  }

  @Test func `follows globals that nobody has touched, and no others`() throws {
    func flow(_ globals: String) -> String {
      Write.flow(Self.menu, top: #""globals":{\#(globals)}"#)
    }
    var bot = try Conversation(
      flow(#""a":1,"b":1,"c":1,"d":1"#), overrides: [("c", .integer(5))])
    try bot.take(.assigned("b", .integer(9)))
    let (after, remarks) = try bot.reading(flow(#""a":2,"b":2,"c":2,"e":2"#))
    #expect(
      [after["a"], after["b"], after["c"], after["d"], after["e"]] == ["2", "9", "5", nil, "2"])
    #expect(
      remarks == [.global("a", .integer(2)), .global("e", .integer(2)), .global("d", nil)])
  }

  @Test func `is the very same where the flow is`() throws {
    var bot = try started()
    try bot.press(2)
    try bot.say("fetch")
    try bot.say("a")
    let (after, remarks) = try bot.reading(Self.old)
    #expect(after.session == bot.session)
    #expect(remarks.isEmpty)
  }
}
