import FlowEngine
import FlowModel
import FlowSyntax
import Testing

@Suite struct `A list that an action has made` {
  static let flow = Write.flow(
    Write.question(
      "Ask", #""answerFormat":"Custom","variableHoldingTags":"list""#,
      #""whenWeReceive":["start"]"#),
    #"{"name":"Shop","type":"Card","details":{"sendToUser":"Shop","whenWeReceive":["shop"]},"#
      + #""items":{"getCardsByAction":{"variable":"list"}}}"#)

  static func shown(_ list: JSONValue?, by word: String) throws -> Conversation {
    var bot = try Conversation(flow)
    try bot.take(.assigned("list", list))
    try bot.say(word)
    return bot
  }

  /// Of any length and kind; none of them may cost more than a few words.
  static let hostile: [JSONValue?] = [
    nil, .null, .bool(true), .integer(7), .string("tea"), .object(JSONObject(["title": .null])),
    .array([]), .array([JSONValue](repeating: .null, count: 10_000)),
    .array([JSONValue](repeating: .object(JSONObject(["title": .string("")])), count: 10_000)),
    .array([
      .object(
        JSONObject([
          "title": .string("T"),
          "buttons": .array([JSONValue](repeating: .integer(1), count: 10_000)),
        ]))
    ]),
    (0..<500).reduce(.string("deep")) { inner, _ in .array([inner]) },
    .array([
      (0..<500).reduce(JSONValue.string("deep")) { inner, _ in
        .object(JSONObject(["title": inner]))
      }
    ]),
  ]

  @Test(arguments: hostile.indices, ["start", "shop"])
  func `of any kind says no more than a few things`(_ place: Int, _ word: String) throws {
    var bot = try Self.shown(Self.hostile[place], by: word)
    #expect(bot.notes.count <= 20)
    #expect(bot.session.phase == .waiting && bot.utterances.count == 1)
    #expect(bot.utterances.flatMap(\.buttons).count <= 1)
    try bot.say("nonsense")
    #expect(bot.session.phase == .waiting)
  }

  @Test func `of ten thousand offers as many as the product does`() throws {
    let tags = (0..<10_000).map { JSONValue.string("tag \($0)") }
    var bot = try Self.shown(.array(tags), by: "start")
    #expect(bot.utterances[0].buttons.map(\.display) == (0..<11).map { "tag \($0)" })
    #expect(bot.notes == [.listProblem(0, variable: "list", .tooMany(10_000, limit: 11))])
    #expect(throws: Rejection.noSuchButton(12, live: 11)) { try bot.press(12) }
    let cards = (0..<10_000).map { number in
      JSONValue.object(
        JSONObject([
          "title": .string("card \(number)"),
          "buttons": .array((0..<5).map { .object(JSONObject(["title": .string("\($0)")])) }),
        ]))
    }
    bot = try Self.shown(.array(cards), by: "shop")
    #expect(bot.utterances[0].buttons.map(\.display) == (0..<10).flatMap { _ in ["0", "1", "2"] })
    #expect(bot.notes.count == 11)
  }

  @Test func `answers for what was shown, though its variable has changed`() throws {
    var bot = try Self.shown(.array([.string("tea"), .string("milk")]), by: "start")
    try bot.take(.assigned("list", .array([.string("gold")])))
    try bot.press(2)
    #expect(bot["ask"] == #""milk""#)
    bot = try Self.shown(.array([.string("tea")]), by: "start")
    try bot.take(.assigned("list", .array([.string("gold")])))
    try bot.say("gold")
    #expect(bot["ask"] == nil && bot.utterances.last?.buttons.map(\.display) == ["gold"])
    try bot.say("gold")
    #expect(bot["ask"] == #""gold""#)
  }
}
