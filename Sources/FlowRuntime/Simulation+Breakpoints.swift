import FlowEngine
package import FlowModel
package import FlowSyntax

/// Where a tester wants the run to stop. It belongs to the tester, not to a moment: going back,
/// beginning again and reading the flow anew leave it in place.
package struct Breakpoint: Sendable {
  package enum Place: Hashable, Sendable {
    /// Before the interaction with that name runs.
    case interaction(String)
    case condition(BreakCondition)
  }

  package let number: Int
  package let place: Place
  package internal(set) var hits = 0
  /// Whether its condition was met when it was last judged: it stops only where that turns.
  fileprivate(set) var wasMet = false
}

/// What becomes true where the run shall stop.
package struct BreakCondition: Hashable, Sendable {
  package let variable: VariablePath
  package let operation: Operator
  package let operand: JSONValue?

  package init(_ variable: VariablePath, _ operation: Operator, _ operand: JSONValue?) {
    self.variable = variable
    self.operation = operation
    self.operand = operand
  }
}

/// A breakpoint that stops the run now.
struct BreakpointHit {
  let number: Int
  /// What a condition read.
  let reading: RowReading?
}

extension Simulation {
  /// Adds a breakpoint, or finds the one that is there already.
  package func addBreakpoint(at place: Breakpoint.Place) -> Breakpoint {
    if let known = breakpoints.first(where: { $0.place == place }) { return known }
    breakpointsMade += 1
    var new = Breakpoint(number: breakpointsMade, place: place)
    new.wasMet = isMet(place)
    breakpoints.append(new)
    return new
  }

  /// Whether there was one with that number.
  package func deleteBreakpoint(_ number: Int) -> Bool {
    let before = breakpoints.count
    breakpoints.removeAll { $0.number == number }
    return breakpoints.count < before
  }

  package func deleteAllBreakpoints() { breakpoints = [] }

  /// Whether a breakpoint's condition is met now; `false` for one without.
  package func isMet(_ place: Breakpoint.Place) -> Bool { reading(of: place)?.isMet ?? false }

  private func reading(of place: Breakpoint.Place) -> RowReading? {
    guard case .condition(let condition) = place else { return nil }
    return engine.judge(
      condition.variable, condition.operation, condition.operand, in: world.session, values)
  }

  /// After a jump in time what is met there has not just become so.
  func rearmBreakpoints() {
    for index in breakpoints.indices { breakpoints[index].wasMet = isMet(breakpoints[index].place) }
  }

  /// The breakpoints that stop the run before what is next; while the bot waits only conditions.
  func takeHits() -> [BreakpointHit] {
    // What an action was run for first has been stopped at before that.
    let isResumed = world.hops.last?.reason == .actionDone
    let next =
      isStopped && !isResumed ? world.session.target.map { flow.interactions[$0].name } : nil
    var hits: [BreakpointHit] = []
    for index in breakpoints.indices {
      let reading = reading(of: breakpoints[index].place)
      var isHit = false
      switch breakpoints[index].place {
      case .interaction(let name): isHit = name == next
      case .condition:
        isHit = reading?.isMet == true && !breakpoints[index].wasMet
        breakpoints[index].wasMet = reading?.isMet ?? false
      }
      guard isHit else { continue }
      breakpoints[index].hits += 1
      hits.append(BreakpointHit(number: breakpoints[index].number, reading: reading))
    }
    return hits
  }
}
