import FlowEngine
import FlowModel
import FlowSyntax
import Testing

@Suite struct `A predefined answer` {
  static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  /// A day in each form, with and without zeros, with both signs.
  static func writings(_ year: Int, _ month: Int, _ day: Int) -> [(AnswerType, String)] {
    let (twoMonth, twoDay) = (padded(month), padded(day))
    return [
      (.date, "\(month)/\(day)/\(year)"), (.date, "\(twoMonth)-\(twoDay)-\(year)"),
      (.date, "\(year)-\(month)-\(day)"), (.date, "\(year)/\(twoMonth)/\(twoDay)"),
      (.dateAndTime, "\(year)-\(twoMonth)-\(twoDay) 12:30"),
    ]
  }

  @Test(arguments: AnswerFormRow.all)
  func `fits the form that it is an example of`(_ row: AnswerFormRow) throws {
    let form = try #require(AnswerForm.all(of: row.type).first { $0.name == row.name })
    for text in row.accepted + [form.example] {
      #expect(form.match(Array(text.utf8)) == .match, "\(text)")
      #expect(PredefinedAnswer(text, as: row.type) == .accepted(text), "\(text)")
    }
    for text in row.refused { #expect(form.match(Array(text.utf8)) != .match, "\(text)") }
    #expect(!row.accepted.isEmpty && row.refused.count > 5)
  }

  @Test func `has rows for every form`() {
    let forms = AnswerForm.all.map { "\($0.type.rawValue): \($0.name)" }
    #expect(forms == AnswerFormRow.all.map(\.testDescription))
  }

  @Test func `may be any day of thirty years, and no other`() {
    var days = 0
    for year in 1999...2029 {
      for month in 0...13 {
        for day in 0...32 {
          let isThere = Self.isDay(year, month, day)
          if isThere { days += 1 }
          for (type, text) in Self.writings(year, month, day) {
            let reading = PredefinedAnswer(text, as: type)
            if reading != (isThere ? .accepted(text) : .refused(.impossible)) {
              Issue.record("\(text) as \(type.rawValue): \(reading)")
            }
          }
        }
      }
    }
    #expect(days == 31 * 365 + 8)
  }

  /// By the lengths of the months as the rhyme has them.
  private static func isDay(_ year: Int, _ month: Int, _ day: Int) -> Bool {
    guard day >= 1 else { return false }
    switch month {
    case 4, 6, 9, 11: return day <= 30
    case 2: return day <= (year.isMultiple(of: 4) ? 29 : 28)
    case 1, 3, 5, 7, 8, 10, 12: return day <= 31
    default: return false
    }
  }

  @Test func `may be any minute of a day, and no other`() {
    for hour in 0...25 {
      for minute in 0...61 {
        let isThere = hour < 24 && minute < 60
        for time in [
          "\(hour):\(minute)", "\(Self.padded(hour)):\(Self.padded(minute)):59",
          "\(hour):0:\(minute)",
        ] {
          let text = "2026-01-31 \(time)"
          if PredefinedAnswer.accepts(text, as: .dateAndTime) != isThere {
            Issue.record("\(text)")
          }
        }
      }
    }
  }

  @Test(
    arguments: [
      "bot@domain.com", "a@b.co", "ada.lovelace+bot@mail.example.co.uk", "o'neil@x-y.example",
      "a@1.example", "A_B-C@EXAMPLE.COM", "x@xn--bcher-kva.example", "a@b.c1",
      String(repeating: "a", count: 64) + "@example.com",
    ])
  func `may be an e-mail address`(_ text: String) {
    #expect(PredefinedAnswer(text, as: .emailAddress) == .accepted(text))
  }

  @Test(
    arguments: [
      "bot", "@", "bot@", "@domain.com", "bot@domain", "a@b@c.de", "a b@c.de", ".a@b.de",
      "a.@b.de", "a..b@c.de", "a@.de", "a@b.", "a@b..de", "a@-b.de", "a@b-.de", "a@b.d",
      "a@127.0.0.1", "a@[127.0.0.1]", "\"a b\"@c.de", "a(b)@c.de", "a@b.de, c@d.de", "a@b_c.de",
      "bücher@b.de", "a@bücher.de", "a\u{0}@b.de", "a@b.de\u{0}", "<a@b.de>", "mailto:a@b.de",
      String(repeating: "a", count: 65) + "@example.com",
      "a@" + String(repeating: "b", count: 64) + ".de",
    ])
  func `is no e-mail address in another form`(_ text: String) {
    #expect(PredefinedAnswer(text, as: .emailAddress) == .refused(.otherForm))
  }

  @Test(arguments: ["0", "5", "-5", "12.50", "-0.5", "0.0", "123456789012345678901234567890"])
  func `may be a number, which conditions compare as one`(_ text: String) {
    #expect(PredefinedAnswer(text, as: .number) == .accepted(text))
    #expect(JSONNumber(text) != nil)
  }

  @Test(
    arguments: [
      "five", "1,5", "1,000", "1 000", "1'000", "+5", "007", ".5", "5.", "-", "--5", "5-", "1e5",
      "1E5", "0x10", "1.2.3", "5%", "$5", "½", "٥", "５", "NaN", "Infinity", "-.5", "- 5",
    ])
  func `is no number in another form`(_ text: String) {
    #expect(PredefinedAnswer(text, as: .number) == .refused(.otherForm))
  }

  static let good: [(AnswerType, String)] = [
    (.date, "1/31/2026"), (.dateAndTime, "2026-01-31 9:30"), (.emailAddress, "a@b.de"),
    (.month, "Jan"), (.monthOrRange, "1-6"), (.number, "5"), (.phoneNumber, "555-0123"),
  ]

  @Test(arguments: good)
  func `is kept as typed without the blanks around it`(_ type: AnswerType, _ text: String) {
    for around in [" ", "\t\n", "\r\n", "\u{A0}\u{2003}"] {
      #expect(PredefinedAnswer(around + text + around, as: type) == .accepted(text))
      #expect(PredefinedAnswer(around, as: type) == .refused(.empty))
    }
    #expect(PredefinedAnswer("", as: type) == .refused(.empty))
    #expect(!PredefinedAnswer.accepts(text + "\u{301}", as: type))
    #expect(!PredefinedAnswer.accepts(text + "\u{0}", as: type))
    #expect(!PredefinedAnswer.accepts(text + "\n" + text, as: type))
  }

  @Test func `has an example for every type`() {
    #expect(Self.good.map(\.0) == AnswerType.allCases)
  }

  @Test(arguments: AnswerType.allCases)
  func `of another form is refused with examples that are accepted`(_ type: AnswerType) throws {
    let message = PredefinedAnswer.refusal(of: type)
    let parts = message.dropLast().split(separator: ", such as ")
    #expect(parts.count == 2 && parts[0].hasPrefix("Please enter a") && message.hasSuffix("."))
    let examples = parts[1].split(separator: " or ").flatMap { $0.split(separator: ", ") }
    #expect(!examples.isEmpty)
    for example in examples {
      #expect(PredefinedAnswer.accepts(String(example), as: type), "\(example)")
    }
  }

  /// Ten million bytes each.
  private static let long = ["1", "1-", "a.", "(\u{301}"].map { part in
    let piece = String(repeating: part, count: 1000 / part.utf8.count)
    return String(repeating: piece, count: 10_000)
  }
  private static let blanks = String(repeating: String(repeating: " ", count: 1000), count: 1000)

  @Test(arguments: AnswerType.allCases)
  func `that is very long is refused at once`(_ type: AnswerType) {
    for text in Self.long { #expect(PredefinedAnswer(text, as: type) == .refused(.tooLong)) }
    #expect(PredefinedAnswer(Self.blanks, as: type) == .refused(.empty))
  }

  @Test func `is as long as its type says at most`() {
    let digits = String(repeating: "1", count: 100)
    #expect(PredefinedAnswer(digits, as: .number) == .accepted(digits))
    #expect(PredefinedAnswer(digits + "1", as: .number) == .refused(.tooLong))
    let labels = Array(repeating: String(repeating: "b", count: 61), count: 4)
    let address = "a@\(labels.joined(separator: ".")).de"
    #expect(address.utf8.count == 252)
    #expect(PredefinedAnswer("aa" + address, as: .emailAddress) == .accepted("aa" + address))
    #expect(PredefinedAnswer("aaa" + address, as: .emailAddress) == .refused(.tooLong))
  }

  @Test func `says why it is refused`() {
    let texts = PredefinedAnswer.Reason.allCases.map(\.text)
    #expect(Set(texts).count == texts.count && texts.allSatisfy { !$0.hasSuffix(".") })
  }
}
