import FlowDiagnostics
import FlowModel
import FlowRuntime
import FlowTerminal

extension Simulator {
  func reloadIfChanged() {
    if let watch, watch.takeChange() { reloadAsTyped() }
  }

  /// As if it had been typed, so that what is kept replays.
  func reloadAsTyped() {
    recorder.add("\(Script.typedMark)/reload")
    reload()
    showLines()
  }

  /// Reads the files again and goes on with this session; a flow with mistakes changes nothing.
  func reload() {
    guard loaded.path != "-" else {
      return say("the flow came from standard input, which cannot be read again", .problem)
    }
    let fresh: LoadedFlow
    do throws(LoadedFlow.Problem) {
      fresh = try LoadedFlow(reading: loaded.path, options, surroundings)
    } catch {
      for finding in error.findings(.plain) {
        for line in finding.split(separator: "\n", omittingEmptySubsequences: false) {
          quote(String(line))
        }
      }
      say(error.message, .problem)
      return say("the flow as it was stays in use", .note)
    }
    loaded = fresh
    say("'\(Paths.name(of: fresh.path))' was read again", .note)
    let before = simulation.flow
    simulation.reload(fresh.compiled, mock: fresh.mock)
    for change in FlowChanges(from: before, to: simulation.flow).lines { say(change, .note) }
    for breakpoint in simulation.breakpoints {
      guard case .interaction(let name) = breakpoint.place, simulation.flow.index(of: name) == nil
      else { continue }
      say("breakpoint \(breakpoint.number) waits for '\(name)', which is gone", .note)
    }
    tellPlace()
  }
}
