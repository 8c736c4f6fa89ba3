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
        world.session = session
        for effect in effects {
          if let answer = carryOut(effect) { inbox.append(answer) }
        }
      } catch {
        print(.problem, text(of: error))
      }
    }
  }

  private func carryOut(_ effect: Effect) -> Event? {
    if case .hop(let hop) = effect { world.hops.append(hop) }
    if case .say(let utterance) = effect { world.utterance = utterance }
    if case .requestEnded(let end) = effect { noteDeadEnd(end) }
    if case .note(.notUnderstood(let text)) = effect { world.unheard = text }
    switch effect {
    case .request(let request): return .answered(carryOut(request))
    case .openLogin(let page): showLogin(page)
    case .loginEnded(let end):
      if case .refused = end {} else { world.loginPage = nil }
      narrate(effect)
    case .unlinked:
      world.loginPage = nil
      narrate(effect)
    case .hop, .say, .open, .requestEnded, .note, .stopped: narrate(effect)
    }
    return nil
  }

  private func noteDeadEnd(_ end: RequestEnd) {
    guard case .failed(let error) = end.outcome,
      flow.interactions[end.interaction].onErrorGoTo == nil
    else { return }
    world.deadEnd = (end.interaction, error)
  }

  private func carryOut(_ outgoing: OutgoingRequest) -> RequestAnswer {
    registerSecrets(in: outgoing.request)
    var result: MockOutside.Result
    if let answer = world.overrides.removeValue(forKey: outgoing.interaction) {
      result = MockOutside.Result(answer: answer)
    } else {
      result = world.answer(outgoing.request, timeout: outgoing.timeout)
    }
    result.issued.forEach { secrets.add($0) }
    registerSecrets(in: result.answer)
    note(
      Exchange(
        sender: .flow(outgoing.interaction), request: outgoing.request, answer: result.answer,
        note: result.note))
    if result.delay > 0 { passTime(result.delay) }
    return result.answer
  }
}
