import FlowEngine
import FlowModel
import FlowSyntax
import Testing

@Suite struct `A live agent` {
  static let number = #""answerFormat":"Predefined","answerType":"Number""#

  @Test func `is not notified of default answers that do not come in a row`() throws {
    var bot = try Conversation(
      Write.flow(
        Write.question("One", Self.number, #""whenWeReceive":["one"]"#),
        Write.question("Two", Self.number, #""whenWeReceive":["two"]"#)))
    for words in [["one", "?", "?"], ["two", "?", "?"], ["one", "?", "?"]] {
      for word in words {
        try bot.say(word)
        #expect(bot.agents.isEmpty)
      }
    }
    try bot.say("?")
    #expect(bot.agents == [.notified(defaultAnswers: 3)])
  }

  @Test func `hears an answer that is chosen, and the question goes on waiting`() throws {
    var bot = try Conversation(
      Write.flow(
        Write.question(
          "Size", #""answerFormat":"Custom","items":[{"display":"Large"}]"#,
          #""whenWeReceive":["start"]"#)))
    try bot.play(.opened(text: nil))
    try bot.take(.agent(.joined))
    try bot.press(1)
    #expect(bot.agents == [.heard("Large")] && bot["size"] == nil)
    try bot.take(.agent(.left))
    try bot.press(1)
    #expect(bot["size"] == #""Large""#)
  }

  @Test func `who talks is not asked for again`() throws {
    var bot = try Conversation(
      Write.flow(
        Write.message(
          "Help", #""whenWeReceive":["start"]"#,
          buttons: #"{"display":"Human","buttonType":"Live Agent"}"#)))
    try bot.play(.opened(text: nil))
    try bot.take(.agent(.joined))
    try bot.press(1)
    #expect(bot.agents == [.heard("Human")] && bot.session.agent == .talking)
    try bot.take(.agent(.left))
    try bot.press(1)
    #expect(bot.agents == [.requested] && bot.session.agent == .asked)
  }
}
