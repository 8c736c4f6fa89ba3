import FlowEngine
import FlowModel
import FlowRuntime

extension Simulator {
  /// Where the session stands, and what can be pressed there.
  func tellPlace() {
    say(place, .note)
    if simulation.hasTimedOut {
      say("the session has timed out; the next message begins a new one", .note)
    }
    guard !simulation.isStopped else { return }
    for (place, button) in simulation.liveButtons.enumerated() {
      say(
        "     [\(place + 1)] \(button.display)\(button.typeLabel.map { " (\($0.rawValue))" } ?? "")",
        .button)
    }
  }

  private var place: String {
    let session = simulation.world.session
    let position = session.position.map { "'\(name(of: $0))'" }
    if simulation.isStopped, let target = session.target {
      guard let seconds = session.delayLeft else { return "stopped before '\(name(of: target))'" }
      return "in the delay of \(position ?? "the bot"), \(seconds) s before '\(name(of: target))'; "
        + "what is said now interrupts it"
    }
    guard let position else {
      let hasSpoken = simulation.world.utterance != nil
      return hasSpoken ? "the bot waits for the customer" : "nothing has run yet"
    }
    switch session.agent {
    case .absent: return "\(position) waits for the customer"
    case .asked: return "an agent was asked for; until one comes \(position) waits for the customer"
    case .talking: return "an agent has taken over; the bot stands at \(position)"
    }
  }

  /// It runs on over the end of a session.
  func tellClock() {
    say("clock: \(Clock.text(simulation.world.session.clock)) since the run began", .note)
  }
}

/// Simulated time for people.
enum Clock {
  static func text(_ seconds: Int) -> String {
    let minutes = seconds / 60
    if minutes == 0 { return "\(seconds) s" }
    return seconds % 60 == 0 ? "\(minutes) min" : "\(minutes) min \(seconds % 60) s"
  }
}
