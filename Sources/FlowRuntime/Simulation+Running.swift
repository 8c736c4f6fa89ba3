import FlowEngine
package import FlowModel

extension Simulation {
  /// Runs the interaction that is next.
  package func step() throws(SimulationError) {
    guard let next = nextEvent else { throw SimulationError("the bot waits for the customer") }
    keepMoment(.ran)
    send(next)
    if isStopped { stop(hits: takeHits()) } else { noteHitsWhileWaiting() }
  }

  /// Goes on from where the run was stopped, until the bot waits or a breakpoint comes.
  package func runOn() { run(isResuming: true) }

  /// Goes on until `goal` is next; the bot may wait, or a breakpoint come, before. While the bot
  /// waits it holds for what the next input leads to.
  package func runOn(until goal: InteractionIndex) {
    guard isStopped else {
      self.goal = flow.interactions[goal].name
      return print(.note, "the bot waits; after the next input it runs until \(quoted(goal))")
    }
    guard world.session.target != goal else {
      return print(.note, "\(quoted(goal)) is next already")
    }
    run(isResuming: true, until: goal)
    noteMissing(goal)
  }

  private func noteMissing(_ goal: InteractionIndex) {
    if !isStopped { print(.note, "the bot waits; \(quoted(goal)) has not come") }
  }

  /// Lets simulated time go by, and what was waiting for it happen.
  ///
  /// - Parameter seconds: at least 1.
  package func wait(_ seconds: Int) {
    let wasStopped = isStopped
    keepMoment(.waited)
    send(.timePassed(seconds))
    if !wasStopped { goOn() }
    if hasTimedOut {
      print(
        .note,
        "the session has timed out (\(timeout) min); the next message begins a new one")
    }
  }

  /// Whether the customer has been away for too long: what comes next opens a new session.
  package var hasTimedOut: Bool { engine.hasTimedOut(world.session) }

  /// Minutes.
  private var timeout: Int {
    flow.bot(of: world.session.position).defaults.source.sessionTimeout
  }

  /// After something has happened: on, as far as the tester wants.
  func goOn() {
    if isStopped, let name = goal {
      goal = nil
      if let goal = flow.index(of: name) {
        run(isResuming: false, until: goal)
        return noteMissing(goal)
      }
    }
    if isStepping, isStopped { stop(hits: takeHits()) } else { run(isResuming: false) }
  }

  private func run(isResuming: Bool, until goal: InteractionIndex? = nil) {
    var isResuming = isResuming
    while let next = nextEvent {
      if isInterrupted() {
        print(.note, "interrupted")
        return stop(hits: [])
      }
      if !isResuming {
        let hits = takeHits()
        if !hits.isEmpty || goal != nil && world.session.target == goal { return stop(hits: hits) }
      }
      isResuming = false
      keepMoment(.ran)
      send(next)
    }
    noteHitsWhileWaiting()
  }

  private func stop(hits: [BreakpointHit]) {
    guard isStopped, let target = world.session.target else { return }
    let reason = hits.isEmpty ? "" : ": \(hits.map(text).joined(separator: "; "))"
    telling(.stopped(before: flow.interactions[target].name, breakpoints: hits.map(\.number))) {
      if let seconds = world.session.delayLeft {
        print(.note, "stopped in a delay of \(seconds) s; what is said now interrupts it")
      } else {
        print(.note, "stopped before \(quoted(target))\(reason)")
      }
    }
  }

  private func telling(_ fact: OutputLine.Fact, _ tell: () -> Void) {
    let before = subject
    subject = fact
    defer { subject = before }
    tell()
  }

  /// A condition that became true with the last step stops nothing, but is not passed over.
  private func noteHitsWhileWaiting() {
    for hit in takeHits() { print(.note, "\(text(of: hit)); the bot waits") }
  }

  private func text(of hit: BreakpointHit) -> String {
    "breakpoint \(hit.number)\(hit.reading.map { ", \(claim($0))" } ?? "")"
  }
}
