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

  package init(_ kind: Kind, _ text: String, of fact: Fact? = nil) {
    self.kind = kind
    self.text = text
    self.fact = fact
  }
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
