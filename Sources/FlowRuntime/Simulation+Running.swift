import FlowEngine
package import FlowModel

extension Simulation {
  /// Runs the interaction that is next.
  package func step() throws(SimulationError) {
    guard let next = nextEvent else { throw SimulationError("the bot waits for the customer") }
    keepMoment()
    send(next)
    if isStopped { stop(hits: takeHits()) } else { noteHitsWhileWaiting() }
  }

  /// Goes on from where the run was stopped, until the bot waits or a breakpoint comes.
  package func runOn() { run(isResuming: true) }

  /// Goes on until `goal` is next; the bot may wait, or a breakpoint come, before.
  package func runOn(until goal: InteractionIndex) {
    guard isStopped else {
      let name = flow.interactions[goal].name
      return print(
        .note, "the bot waits for the customer; /break \(name) stops there whenever it comes")
    }
    guard world.session.target != goal else {
      return print(.note, "\(quoted(goal)) is next already")
    }
    run(isResuming: true, until: goal)
    if !isStopped { print(.note, "the bot waits; \(quoted(goal)) has not come") }
  }

  /// Lets simulated time go by, and what was waiting for it happen.
  ///
  /// - Parameter seconds: at least 1.
  package func wait(_ seconds: Int) {
    let wasStopped = isStopped
    keepMoment()
    send(.timePassed(seconds))
    if !wasStopped { goOn() }
  }

  /// After something has happened: on, as far as the tester wants.
  func goOn() {
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
      keepMoment()
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
