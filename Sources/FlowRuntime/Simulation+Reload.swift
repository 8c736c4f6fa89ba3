import FlowDiagnostics
import FlowEngine
package import FlowModel

extension Simulation {
  /// Goes on with another reading of the flow and of its mock file, where the session stands.
  /// What could not stay as it was is said.
  package func reload(_ new: CompiledFlow, mock: MockFile) {
    keepMoment()
    let transplant = SessionTransplant(from: flow, to: new)
    for index in log.indices { log[index].sender = sender(log[index].sender, transplant) }
    if let at = start.at {
      start.at = transplant.interaction(at)
      if start.at == nil {
        print(
          .note, "\(quoted(at)), where --at began, is gone: /restart begins with the start word")
      }
    }
    let kept = world.session
    let before = self.mock.scenarios.map(\.value)
    engine = makeEngine(new)
    editions.append(new)
    self.mock = mock
    for client in mock.oauth.clients { client.clientSecret.map { secrets.add($0) } }
    let fresh = Simulation.freshWorld(engine, mock, start, startingRandomness, &values)
    let (moved, remarks) = self.moved(world, transplant, fresh)
    world = moved
    if mock.scenarios.map(\.value) != before { world.outside.scenarios = fresh.outside.scenarios }
    registerOpeningSecrets()
    for remark in remarks { print(.note, text(of: remark)) }
    if kept.phase != .waiting, world.session.phase == .waiting { print(.note, "the bot waits") }
    rearmBreakpoints()
  }

  /// A moment as it is in the reading in use.
  func restored(_ moment: Moment) -> World {
    guard moment.edition != editions.count - 1 else { return moment.world }
    let fresh = Simulation.freshWorld(engine, mock, start, startingRandomness, &values)
    return moved(
      moment.world, SessionTransplant(from: editions[moment.edition], to: flow), fresh
    ).world
  }

  private func moved(
    _ old: World, _ transplant: SessionTransplant, _ fresh: World
  ) -> (world: World, remarks: [SessionTransplant.Remark]) {
    let (session, remarks) = transplant.session(old.session, &values)
    var world = old
    world.session = session
    world.outside = old.outside.carriedOver(to: fresh.outside)
    world.overrides = [:]
    for (index, answer) in old.overrides {
      if let place = transplant.interaction(index) { world.overrides[place] = answer }
    }
    world.hops = old.hops.compactMap { hop in
      guard let to = transplant.interaction(hop.to) else { return nil }
      var moved = hop
      moved.from = hop.from.flatMap(transplant.interaction)
      moved.to = to
      return moved
    }
    world.loginPage = old.loginPage.flatMap { page in
      guard session.pendingLogin != nil, let place = transplant.interaction(page.interaction)
      else { return nil }
      var moved = page
      moved.interaction = place
      return moved
    }
    world.deadEnd = old.deadEnd.flatMap { end in
      transplant.interaction(end.interaction).map { ($0, end.error) }
    }
    world.utterance?.interaction = old.utterance?.interaction.flatMap(transplant.interaction)
    return (world, remarks)
  }

  private func sender(_ old: Exchange.Sender, _ transplant: SessionTransplant) -> Exchange.Sender {
    guard case .flow(let index) = old else { return old }
    return transplant.interaction(index).map { .flow($0) }
      ?? .former(transplant.old.interactions[index].name)
  }

  private func text(of remark: SessionTransplant.Remark) -> String {
    switch remark {
    case .lost(.position, let name): "the bot stood at '\(name)', which is gone"
    case .lost(.target, let name): "'\(name)', which was next, is gone"
    case .lost(.caller, let name): "'\(name)', whose action was under way, is gone"
    case .lost(.buttons, let name): "the buttons were those of '\(name)', which is gone"
    case .lost(.question, let name): "the question '\(name)', which waited, is gone"
    case .lost(.login, let name):
      "the login that was pending began at '\(name)', which is gone: it has ended"
    case .unnamed(let name): "the flow does not name {\(name)} any more; it is kept"
    case .global(let name, let value?): "the global {\(name)} is \(short(value)) now"
    case .global(let name, nil): "the global {\(name)} is gone"
    }
  }
}
