import FlowDiagnostics
import FlowEngine
import FlowModel
import FlowSyntax
import OAuthProtocol
import WebSyntax

extension Simulation {
  /// Gives one event to the engine and carries out what it asks for.
  func send(_ first: Event) {
    var inbox = [first]
    while !inbox.isEmpty {
      let event = inbox.removeFirst()
      do throws(Rejection) {
        let (session, effects) = try engine.advance(world.session, on: event, &values)
        registerSecretVariables(changedFrom: world.session, to: session)
        world.session = session
        for effect in effects {
          if let answer = telling(of: effect, carryOut) { inbox.append(answer) }
        }
      } catch {
        print(.problem, text(of: error))
      }
    }
  }

  private func carryOut(_ effect: Effect) -> Event? {
    if case .hop(let hop) = effect { world.hops.append(hop) }
    if case .say(let utterance) = effect { world.utterance = utterance }
    if case .requestEnded(let end) = effect, case .failed(let error) = end.outcome {
      noteDeadEnd(end.interaction, error)
    }
    if case .scriptEnded(let end) = effect, case .failed(let failure) = end.outcome {
      noteDeadEnd(end.interaction, .script(failure))
    }
    if case .note(.notUnderstood(let text)) = effect { world.unheard = text }
    switch effect {
    case .request(let request): return .answered(carryOut(request))
    case .script(let call):
      let outcome = scripts.run(call)
      registerSecrets(in: outcome)
      return .scriptEnded(outcome)
    case .delay(_, let seconds):
      guard !isStepping else { return nil }
      print(.note, "\(Plural.of(seconds, "second")) later")
      return .delayEnded
    case .openLogin(let page): showLogin(page)
    case .sessionEnded(let next): return openNextSession(next)
    case .loginEnded(let end):
      if case .refused = end {} else { world.loginPage = nil }
      narrate(effect)
    case .unlinked:
      world.loginPage = nil
      narrate(effect)
    case .hop, .say, .open, .requestEnded, .scriptEnded, .attachment, .agent, .note, .stopped:
      narrate(effect)
    }
    return nil
  }

  /// The customer comes back after the time-out: with a session of its own, at the same hour.
  private func openNextSession(_ next: Event?) -> Event? {
    print(.note, "the session has timed out; a new one begins, with nothing set †")
    world.loginPage = nil
    // What came with the address that opened the first conversation, and what the tester set for
    // it, was its alone; a global that was overridden is so in every session.
    var opening = Start(channel: world.session.channel)
    opening.overrides = start.overrides.filter { override in
      flow.globals.contains { $0.slot == flow.slots.find(override.name) }
    }
    world.session =
      Simulation.freshSession(
        engine, mock, opening, &world.randomness, clock: world.session.clock, &values
      ).session
    registerOpeningSecrets()
    if next == nil { print(.note, "that button opens nothing in a new session") }
    return next
  }

  private func noteDeadEnd(_ index: InteractionIndex, _ error: ActionError) {
    guard flow.interactions[index].onErrorGoTo == nil else { return }
    world.deadEnd = (index, error)
  }

  private func carryOut(_ outgoing: OutgoingRequest) -> RequestAnswer {
    registerSecrets(in: outgoing.request)
    var result: MockOutside.Result
    if let answer = world.overrides.removeValue(forKey: outgoing.interaction) {
      result = MockOutside.Result(answer: answer, note: "chosen by the tester, for once")
      if answer == .failure(.timeout) { result.delay = outgoing.timeout }
    } else {
      result = world.answer(outgoing.request, timeout: outgoing.timeout)
    }
    result.issued.forEach { secrets.add($0) }
    registerSecrets(in: result.answer)
    note(
      Exchange(
        sender: .flow(outgoing.interaction), request: outgoing.request, answer: result.answer,
        note: result.note))
    if result.delay > 0 {
      print(.note, "\(Plural.of(result.delay, "second")) later")
      passTime(result.delay)
    }
    return result.answer
  }
}
