import FlowDiagnostics
package import FlowModel

/// Which of some variables are set, as the bot goes from one interaction to the next.
///
/// A valuation has one bit for each tracked variable: set, or empty. Values themselves are not
/// known; whatever depends on them may go either way.
package struct ValueFlow: Sendable {
  package typealias Valuation = UInt16
  /// More variables than that are not tracked together.
  package static let most = 12

  package let tracked: [VariableUses.ID]
  /// `nil`: any of the flow's channels.
  package let channel: Channel?
  let flow: LintedFlow
  let login: LoginVariables
  private let loginMask: Valuation
  /// Whether all variables of a login are tracked.
  private let tracksLogin: Bool
  private let assumption: Assumption

  package init(
    _ flow: LintedFlow, tracking tracked: [VariableUses.ID], on channel: Channel?,
    assuming assumption: Assumption = .nothing
  ) {
    self.assumption = assumption
    precondition(tracked.count <= ValueFlow.most, "a valuation has room for twelve variables")
    self.flow = flow
    self.tracked = tracked
    self.channel = channel
    let login = flow.loginVariables
    self.login = login
    loginMask = tracked.indices.reduce(0) { mask, place in
      login.all.contains(tracked[place]) ? mask | 1 << Valuation(place) : mask
    }
    tracksLogin = login.all.allSatisfy(tracked.contains)
  }

  /// What is taken for granted of what scripts and answers leave in a variable.
  package enum Assumption: Sendable {
    /// Nothing: to show that something cannot be.
    case nothing
    /// That they fill it: to show that something goes wrong although they do.
    case filled
    /// That they empty it.
    case emptied
  }

  /// The place of a variable's bit.
  package func bit(of variable: VariableUses.ID?) -> Valuation {
    guard let variable, let place = tracked.firstIndex(of: variable) else { return 0 }
    return 1 << Valuation(place)
  }

  /// What a session begins with.
  package var initial: Valuation {
    tracked.reduce(0) { bits, variable in
      flow.variables.isSetAtFirst(variable) ? bits | bit(of: variable) : bits
    }
  }

  /// All valuations there are.
  package var all: ClosedRange<Valuation> { 0...((1 << Valuation(tracked.count)) - 1) }

  /// The valuations that going along `edge` may lead to; empty where it cannot be gone.
  package func after(_ edge: FlowGraph.Edge, _ bits: Valuation) -> [Valuation] {
    guard edge.from < flow.graph.count else { return [bits] }
    let interaction = flow.interactions[edge.from]
    switch edge.kind {
    case .notLoggedIn:
      return isLoggedIn(bits) == true ? [] : [bits]
    case .failed:
      return passesGuard(interaction, bits) ? partlyDone(interaction, [bits]) : []
    case .runsFirst:
      return passesGuard(interaction, bits)
        ? actionsDone(interaction, [bits], before: edge.to) : []
    case .waits where interaction.isStopped(isLoggedIn(bits)):
      return [bits]
    default: break
    }
    guard passesGuard(interaction, bits) else { return [] }
    let ready = actionsDone(interaction, [bits])
    switch edge.kind {
    case .next, .answer:
      return applied(flow.variables.writings(in: edge.from), ready, interaction)
    case .row(let row): return ready.filter { mayMeet(row, of: interaction, $0) }
    case .noRow: return ready.filter { mayMeetNone(of: interaction, $0) }
    case .loggedIn: return ready.flatMap(loggedIn)
    case .loggedOut: return ready.map(loggedOut)
    // A question that goes unanswered sets nothing; one that is the last is answered, too.
    case .waits where !interaction.asks || interaction.details.next.target == nil:
      let done = applied(flow.variables.writings(in: edge.from), ready, interaction)
      // A chain that stops at an error has set nothing.
      return interaction.canFail || interaction.asks ? unique(ready + done) : done
    case .waits, .loginFailed, .button, .noAgents, .cancelled: return ready
    case .said, .defaultReply, .runsFirst, .notLoggedIn, .failed: return [bits]
    }
  }

  /// The valuations in which an interaction's own fields are read: past its guard, its actions done.
  package func reading(in node: Int, _ bits: Valuation) -> [Valuation] {
    let interaction = flow.interactions[node]
    guard passesGuard(interaction, bits) else { return [] }
    return actionsDone(interaction, [bits])
  }

  private func passesGuard(_ interaction: Interaction, _ bits: Valuation) -> Bool {
    guard interaction.isGuarded, !interaction.offersLogin else { return true }
    return isLoggedIn(bits) != false
  }

  /// `nil` where the variables of a login are not all tracked.
  package func isLoggedIn(_ bits: Valuation) -> Bool? {
    if bits & loginMask != 0 { return true }
    return tracksLogin ? false : nil
  }

  /// - Parameter last: the action before which to stop; `nil`: all are done.
  private func actionsDone(
    _ interaction: Interaction, _ bits: [Valuation], before last: Int? = nil
  ) -> [Valuation] {
    var bits = bits
    for action in interaction.actionsRunFirst {
      guard let place = flow.graph.places[action.value] else { continue }
      if place == last { break }
      bits = applied(flow.variables.writings(in: place), bits, flow.interactions[place])
    }
    return bits
  }

  /// Where one of several actions has failed, those before it have been done.
  private func partlyDone(_ interaction: Interaction, _ bits: [Valuation]) -> [Valuation] {
    interaction.actionsRunFirst.isEmpty ? bits : unique(bits + actionsDone(interaction, bits))
  }

  private func applied(
    _ writings: ArraySlice<VariableUses.Writing>, _ bits: [Valuation], _ interaction: Interaction
  ) -> [Valuation] {
    var bits = bits
    for writing in writings {
      let mask = bit(of: writing.variable)
      guard mask != 0 else { continue }
      bits = after(writing.kind, of: mask, bits, interaction)
    }
    return unique(bits)
  }

  private func after(
    _ writing: VariableUses.Writing.Kind, of mask: Valuation, _ bits: [Valuation],
    _ interaction: Interaction
  ) -> [Valuation] {
    switch writing {
    case .answer, .assigned(.set): return bits.map { $0 | mask }
    case .assigned(.empty): return bits.map { $0 & ~mask }
    case .assigned(.copied(let name)):
      let source = bit(of: flow.variables.id(of: name))
      if source != 0 { return bits.map { $0 & source != 0 ? $0 | mask : $0 & ~mask } }
    case .response where interaction.responseIsThere: return bits.map { $0 | mask }
    case .response, .script, .assigned(.computed): break
    }
    switch assumption {
    case .nothing: return bits.flatMap { [$0 | mask, $0 & ~mask] }
    case .filled: return bits.map { $0 | mask }
    case .emptied: return bits.map { $0 & ~mask }
    }
  }

  private func unique(_ bits: [Valuation]) -> [Valuation] {
    guard bits.count > 1 else { return bits }
    return bits.enumerated().filter { place, value in !bits[..<place].contains(value) }
      .map(\.element)
  }

  /// A login replaces all three; Apple's channel brings the token, the others a code, which is in
  /// parts where it has pipe signs [C-authcode].
  private func loggedIn(_ bits: Valuation) -> [Valuation] {
    let cleared = bits & ~loginMask
    let channels = channel.map { [$0] } ?? flow.channels
    let brought = channels.flatMap { channel -> [VariableUses.ID] in
      switch channel {
      case .appleBusinessChat: [login.token]
      case .webClient, .facebook: login.readsParts ? [login.code, login.parts] : [login.code]
      case .sms, .alexa: []
      }
    }
    return unique(brought.map { cleared | bit(of: $0) })
  }

  private func loggedOut(_ bits: Valuation) -> Valuation {
    tracked.reduce(0) { result, variable in
      flow.variables.isSetAtFirst(variable) ? result | bit(of: variable) : result
    }
  }
}

extension Interaction {
  /// Whether its guard stops the chain here because no place to log in is named.
  fileprivate func isStopped(_ isLoggedIn: Bool?) -> Bool {
    isGuarded && !offersLogin && advanced.goHereIfNotLoggedIn == nil && isLoggedIn != true
  }

  /// Whether it is a request or a script.
  package var canFail: Bool {
    switch settings {
    case .rest?, .setVariable?, .sendAttachment?: true
    case .condition?, .goToBot?, nil: false
    }
  }

  /// Whether a REST action that has not failed has found what it stores: *Set error if response*
  /// says so, or all of the response is stored.
  fileprivate var responseIsThere: Bool {
    guard case .rest(let rest)? = settings else { return false }
    guard let path = rest.setDataFromResponse?.value else { return true }
    guard let error = rest.setErrorIfResponse, error.is == .absent else { return false }
    return error.data.value == path || error.data.value.steps.starts(with: path.steps)
  }
}
