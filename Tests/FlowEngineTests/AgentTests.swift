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
}
