import FlowEngine
import FlowModel

/// One utterance while it is laid out for one channel.
struct ChannelPage {
  /// What a text that is too long is, for a remark.
  enum Part: Hashable {
    case text
    case message
    case subtitle
    case label
    case titleOfCard
    case subtitleOfCard
  }

  /// Below whoever speaks.
  static let indent = 5
  /// What belongs to a card.
  static let cardIndent = 7

  let channel: Channel
  /// As the bot says it: what is counted.
  let raw: Utterance
  /// Masked and safe to print: what is laid out.
  let shown: Utterance
  private(set) var lines: [RenderedLine] = []
  private(set) var remarks: [RenderedLine] = []
  private(set) var tooLong: [(limit: ChannelLimit, part: Part, numbers: [Int])] = []

  init(_ raw: Utterance, _ shown: Utterance, _ channel: Channel) {
    self.raw = raw
    self.shown = shown
    self.channel = channel
  }

  /// The utterance's text, under the speaker's name.
  mutating func say(_ text: String) {
    let name =
      switch raw.speaker {
      case .bot: "bot:"
      case .agent: "agent:"
      }
    let margin = String(repeating: " ", count: name.count + 1)
    let parts = text.split(separator: "\n", omittingEmptySubsequences: false).flatMap {
      Wrapping.lines(String($0), width: Wrapping.lineWidth - margin.count)
    }
    for (place, part) in parts.enumerated() {
      let line = place == 0 ? "\(name) \(part)" : margin + part
      lines.append(RenderedLine(kind: .said, text: part.isEmpty && place == 0 ? name : line))
    }
  }

  /// A line below, continued a little further in where it is too long.
  mutating func put(_ kind: RenderedLine.Kind, _ text: String, indent: Int = ChannelPage.indent) {
    lines += ChannelPage.laidOut(kind, text, indent)
  }

  /// `isChoice`: the fact is not from a page but botflow's own.
  mutating func remark(_ text: String, _ source: FactSource, isChoice: Bool = false) {
    let mark = isChoice || source == .choice ? " †" : ""
    let line = "note: \(text)\(mark)"
    remarks += ChannelPage.laidOut(.remark(source), line, ChannelPage.indent)
  }

  private static func laidOut(
    _ kind: RenderedLine.Kind, _ text: String, _ indent: Int
  ) -> [RenderedLine] {
    let margin = String(repeating: " ", count: indent)
    let parts = Wrapping.lines(text, width: Wrapping.lineWidth - indent, hanging: 4)
    return parts.map { RenderedLine(kind: kind, text: margin + $0) }
  }

  /// `shown`, cut if the channel cuts it; what is too long is kept for a remark. The channel's own
  /// limit goes before the product's.
  mutating func fitted(
    _ raw: String, _ shown: String, _ subject: ChannelLimit.Subject, _ part: Part,
    number: Int? = nil, byProduct: Bool = false
  ) -> String {
    let own = ChannelLimit.of(channel, subject)
    let limits = [own, byProduct ? ChannelLimit.ofProduct(subject) : nil].compactMap { $0 }
    guard let limit = limits.first(where: { !$0.allows($0.length(of: raw)) }) else { return shown }
    note(limit, part, number)
    guard limit.excess == .cut, shown.count > limit.most else { return shown }
    return shown.prefix(limit.most) + "…"
  }

  /// Keeps in mind that a part is longer than a limit.
  mutating func note(_ limit: ChannelLimit, _ part: Part, _ number: Int? = nil) {
    let numbers = number.map { [$0] } ?? []
    if let place = tooLong.firstIndex(where: { $0.limit == limit && $0.part == part }) {
      tooLong[place].numbers += numbers
    } else {
      tooLong.append((limit, part, numbers))
    }
  }
}
