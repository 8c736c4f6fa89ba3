import FlowEngine
import FlowModel

/// The sentences for what is too long or too many.
extension ChannelPage {
  /// One remark for each number: what the product does not take never reaches the channel.
  mutating func remarkOnNumbers() {
    let count = raw.buttons.count
    switch raw.display {
    case .plain, .buttons:
      let areAnswers = raw.buttons.contains { $0.type == nil }
      check(
        count, areAnswers ? .answerButtons : .buttonsOfMessage,
        counted(count, areAnswers ? "answer" : "button"))
    case .quickReplies:
      check(count, .quickReplies, count == 1 ? "1 quick reply" : "\(count) quick replies")
    case .card: check(count, .buttonsOfMessageCard, "\(counted(count, "button")) on the card")
    case .carousel(let cards, _):
      check(cards.count, .cards, counted(cards.count, "card"))
      for (index, card) in cards.enumerated() {
        let count = card.buttons.count
        check(
          count, .buttonsOfCarouselCard, "\(counted(count, "button")) on card \(index + 1)")
      }
    }
  }

  private mutating func check(_ amount: Int, _ subject: ChannelLimit.Subject, _ what: String) {
    if let limit = ChannelLimit.ofProduct(subject), !limit.allows(amount) {
      remark("\(what): \(limit.owner) takes \(limit.most)", limit.source)
    } else if let limit = ChannelLimit.of(channel, subject), !limit.allows(amount) {
      switch limit.excess {
      case .refusedByChannel:
        remark(
          "\(what): \(limit.owner) refuses more than \(limit.most)", limit.source,
          isChoice: limit.isExcessAssumed)
      case .unknown: remark("\(what): \(limit.owner) itself takes \(limit.most)", limit.source)
      case .cut, .refusedByProduct, .shownOtherwise, .split: break
      }
    }
  }

  mutating func remarkOnLengths() {
    for (limit, part, numbers) in tooLong {
      let what = "\(phrase(part, numbers)) \(numbers.count < 2 ? "is" : "are")"
      switch limit.excess {
      case .cut:
        remark(
          "\(what) cut after \(limit.most) characters (\(limit.owner))", limit.source,
          isChoice: limit.isExcessAssumed)
      case .refusedByChannel:
        remark(
          "\(what) too long: \(limit.owner) refuses more than \(limit.most)", limit.source,
          isChoice: limit.isExcessAssumed)
      case .refusedByProduct, .shownOtherwise, .split, .unknown:
        remark("\(what) too long: \(limit.owner) takes \(limit.most) characters", limit.source)
      }
    }
  }

  private func phrase(_ part: Part, _ numbers: [Int]) -> String {
    let digits = list(numbers.map(String.init))
    switch part {
    case .text: return "the text"
    case .message: return "the whole message"
    case .subtitle: return "the subtitle"
    case .label: return list(numbers.map { "[\($0)]" })
    case .titleOfCard:
      return numbers.count == 1 ? "the title of card \(digits)" : "the titles of cards \(digits)"
    case .subtitleOfCard:
      return numbers.count == 1
        ? "the subtitle of card \(digits)" : "the subtitles of cards \(digits)"
    }
  }

  func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }

  func list(_ words: [String]) -> String {
    switch words.count {
    case 0...1: words.first ?? ""
    case 2...4: "\(words.dropLast().joined(separator: ", ")) and \(words[words.count - 1])"
    default: "\(words.prefix(3).joined(separator: ", ")) and \(words.count - 3) more"
    }
  }
}
