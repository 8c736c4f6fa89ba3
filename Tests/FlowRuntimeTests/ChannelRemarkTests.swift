import FlowEngine
import FlowModel
import Testing

@Suite struct `A label` {
  @Test(
    arguments: [
      ("a", .facebook, .buttons, 20, "[1] is cut after 20 characters (Facebook)"),
      ("中", .facebook, .buttons, 20, "[1] is cut after 20 characters (Facebook)"),
      ("👨‍👩‍👧", .facebook, .buttons, 20, "[1] is cut after 20 characters (Facebook)"),
      ("e\u{301}", .facebook, .quickReplies, 20, "[1] is cut after 20 characters (Facebook) †"),
      (
        "a", .appleBusinessChat, .quickReplies, 24,
        "[1] is cut after 24 characters (Apple Business Chat) †"
      ),
    ] as [(Character, Channel, Utterance.Display, Int, String)])
  func `is cut where the channel cuts it`(
    _ letter: Character, _ channel: Channel, _ display: Utterance.Display, _ most: Int,
    _ remark: String
  ) {
    func utterance(_ count: Int) -> Utterance {
      let label = String(repeating: letter, count: count)
      return Shown.saying("?", display, Shown.button(label, nil), Shown.button("No", nil))
    }
    let fitting = String(repeating: letter, count: most)
    #expect(Shown.lines(utterance(most), channel)[1] == "     [1] \(fitting)")
    #expect(Shown.remarks(utterance(most), channel) == [])
    #expect(Shown.lines(utterance(most + 1), channel)[1] == "     [1] \(fitting)…")
    #expect(Shown.remarks(utterance(most + 1), channel) == [remark])
  }

  @Test func `that an Apple list refuses is not cut`() {
    let label = String(repeating: "a", count: 201)
    let utterance = Shown.saying("?", .buttons, Shown.button(label))
    #expect(
      Shown.remarks(utterance, .appleBusinessChat) == [
        "[1] is too long: Apple Business Chat refuses more than 200 †"
      ])
  }

  @Test func `in a row of long ones has one remark with them`() {
    let label = String(repeating: "a", count: 21)
    var utterance = Shown.choices(6, .quickReplies, type: nil)
    for index in [0, 2] { utterance.buttons[index].display = label }
    #expect(
      Shown.remarks(utterance, .facebook) == [
        "[1] and [3] are cut after 20 characters (Facebook) †"
      ])
    for index in 0..<6 { utterance.buttons[index].display = label }
    #expect(
      Shown.remarks(utterance, .facebook) == [
        "[1], [2], [3] and 3 more are cut after 20 characters (Facebook) †"
      ])
  }

  @Test func `is whole on channels without a limit`() {
    let utterance = Shown.saying("?", .buttons, Shown.button(String(repeating: "a", count: 60)))
    for channel in [Channel.webClient, .sms, .alexa] {
      #expect(Shown.remarks(utterance, channel) == [])
    }
  }
}

@Suite struct `A text` {
  @Test(
    arguments: [
      (.facebook, 2_000, .plain, "the text is too long: Facebook refuses more than 2000 †"),
      (.facebook, 640, .buttons, "the text is too long: Facebook refuses more than 640 †"),
      (
        .facebook, 80, .card(subtitle: nil, imageURL: nil),
        "the text is cut after 80 characters (Facebook) †"
      ),
      (
        .appleBusinessChat, 3_000, .buttons,
        "the text is too long: Apple Business Chat refuses more than 3000 †"
      ),
      (
        .alexa, 7_998, .buttons, "the whole message is too long: Alexa refuses more than 8000"
      ),
    ] as [(Channel, Int, Utterance.Display, String)])
  func `may be so long`(
    _ channel: Channel, _ most: Int, _ display: Utterance.Display, _ remark: String
  ) {
    func utterance(_ count: Int) -> Utterance {
      Shown.saying(
        String(repeating: "a", count: count), display, Shown.button("Go", .liveAgent))
    }
    #expect(Shown.remarks(utterance(most), channel) == [])
    #expect(Shown.remarks(utterance(most + 1), channel) == [remark])
  }

  @Test func `as an SMS is refused as a whole, and counted with its choices`() {
    func utterance(_ count: Int) -> Utterance {
      Shown.saying(String(repeating: "a", count: count), .buttons, Shown.button("Go"))
    }
    #expect(
      Shown.remarks(utterance(1_595), .sms) == [
        "sent in 11 segments: length 1600 in GSM-7, one holds 160"
      ])
    #expect(
      Shown.remarks(utterance(1_596), .sms) == [
        "the whole message is too long: SMS refuses more than 1600"
      ])
  }

  @Test func `as an SMS says which character costs the segment`() {
    func utterance(_ last: String) -> Utterance {
      Shown.saying(String(repeating: "a", count: 70) + last)
    }
    #expect(Shown.remarks(utterance("'"), .sms) == [])
    #expect(
      Shown.remarks(utterance("’"), .sms) == [
        "sent in 2 segments: length 71 in UCS-2 for '’', one holds 70"
      ])
    #expect(
      Shown.remarks(utterance("\u{200B}"), .sms) == [
        "sent in 2 segments: length 71 in UCS-2 for '\\u{200B}', one holds 70"
      ])
  }

  @Test func `as an SMS does not say which character of a secret costs the segment`() {
    let secret = String(repeating: "中", count: 71)
    let lines = Shown.lines(Shown.saying(secret), .sms) { $0.replacing(secret, with: "•••") }
    #expect(
      lines == [
        "bot: •••", "     note: sent in 2 segments: length 71 in UCS-2, one holds 70",
      ])
  }
}

@Suite struct `A number of choices` {
  @Test(
    arguments: [
      (.webClient, .buttons, 3, "4 buttons: the product takes 3"),
      (.sms, .buttons, 3, "4 buttons: the product takes 3"),
      (.alexa, .buttons, 3, "4 buttons: the product takes 3"),
      (.webClient, .quickReplies, 11, "12 quick replies: the product takes 11"),
      (.facebook, .quickReplies, 11, "12 quick replies: the product takes 11"),
      (
        .webClient, .card(subtitle: nil, imageURL: nil), 10,
        "11 buttons on the card: the product takes 10"
      ),
      (
        .facebook, .card(subtitle: nil, imageURL: nil), 3,
        "4 buttons on the card: Facebook itself takes 3"
      ),
    ] as [(Channel, Utterance.Display, Int, String)])
  func `may be so large`(
    _ channel: Channel, _ display: Utterance.Display, _ most: Int, _ remark: String
  ) {
    #expect(Shown.remarks(Shown.choices(most, display), channel) == [])
    #expect(Shown.remarks(Shown.choices(most + 1, display), channel) == [remark])
  }

  @Test(
    arguments: [
      (.webClient, 4, []), (.webClient, 5, ["5 answers: the product takes 4"]),
      (.facebook, 3, []), (.facebook, 4, ["4 answers: Facebook itself takes 3"]),
      (.facebook, 5, ["5 answers: the product takes 4"]),
    ] as [(Channel, Int, [String])])
  func `is another one for answers`(_ channel: Channel, _ count: Int, _ remarks: [String]) {
    #expect(Shown.remarks(Shown.choices(count, type: nil), channel) == remarks)
  }

  @Test(arguments: [0, 1, 2, 5, 6])
  func `makes an Apple quick reply a list picker`(_ count: Int) {
    let remarks = Shown.remarks(Shown.choices(count, .quickReplies, type: nil), .appleBusinessChat)
    #expect(
      remarks
        == (count == 0 || (2...5).contains(count)
          ? [] : ["shown as a list picker: a quick reply takes 2 to 5 choices †"]))
  }
}
