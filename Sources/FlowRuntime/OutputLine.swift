package import FlowEngine

/// One line of what a run prints; the text is safe to show as it is.
package struct OutputLine: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case hop, bot, button, request, note, problem, plain
  }

  /// What a line tells, as data for programs; several lines may tell of one fact.
  package enum Fact: Hashable, Sendable {
    /// - Parameters:
    ///   - number: the same for all lines about one effect, and for no other's.
    ///   - exchange: the place among the run's exchanges of the one that it ended.
    case effect(Effect, number: Int, exchange: Int?)
    /// The run stopped before an interaction, by these breakpoints if by any.
    case stopped(before: String, breakpoints: [Int])
  }

  package var kind: Kind
  package var text: String
  package var fact: Fact?
  /// Part of a file or transcript: its line breaks are its own.
  package var isExcerpt: Bool

  package init(
    _ kind: Kind, _ text: String, of fact: Fact? = nil, isExcerpt: Bool = false
  ) {
    self.kind = kind
    self.text = text
    self.fact = fact
    self.isExcerpt = isExcerpt
  }

  /// The lines that it takes at a terminal; what the bot says and how it went is laid out already.
  package var laidOut: [OutputLine] {
    // Behind its label an address is copied more easily than below it.
    let endsInAddress = text.split(separator: " ").last?.contains("://") ?? false
    guard !isExcerpt, !endsInAddress else { return [self] }
    switch kind {
    case .hop, .bot, .button, .request: return [self]
    case .note, .problem, .plain: break
    }
    let margin = String(text.prefix { $0 == " " })
    let lines = Wrapping.lines(
      String(text.dropFirst(margin.count)), width: Wrapping.lineWidth - margin.count,
      hanging: OutputLine.hangingIndent)
    return lines.map { line in
      var part = self
      part.text = margin + line
      return part
    }
  }

  private static let hangingIndent = 4
}

extension Simulation {
  /// Carries `effect` out; the lines that are printed meanwhile tell of it.
  func telling(of effect: Effect, _ carryOut: (Effect) -> Event?) -> Event? {
    let before = subject
    effectsTold += 1
    subject = .effect(effect, number: effectsTold, exchange: exchange(endedBy: effect))
    defer { subject = before }
    return carryOut(effect)
  }

  private func exchange(endedBy effect: Effect) -> Int? {
    guard case .requestEnded(let end) = effect, !end.isFromCache else { return nil }
    return exchanges.lastIndex { $0.sender == .flow(end.interaction) }
  }
}
