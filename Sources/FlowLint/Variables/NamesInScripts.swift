import FlowDiagnostics
import FlowModel

/// Which scripts name a variable, so that asking for many variables goes through the scripts once.
struct NamesInScripts {
  private let flow: LintedFlow
  private var places: [Substring: [Int]] = [:]
  private var scripts: [Int] = []

  init(_ flow: LintedFlow) {
    self.flow = flow
    guard flow.variables.hasScripts else { return }
    for place in flow.interactions.indices {
      guard case .setVariable(let script)? = flow.interactions[place].settings else { continue }
      scripts.append(place)
      for word in ScriptReach(script.value).words where places[word]?.last != place {
        places[word, default: []].append(place)
      }
    }
  }

  /// The interactions whose scripts name `variable`, in the order of the file.
  func naming(_ variable: String) -> [Int] {
    // Each script has been cut into such names.
    if ScriptReach(variable).words == [variable[...]] { return places[variable[...]] ?? [] }
    return scripts.filter { place in
      guard case .setVariable(let script)? = flow.interactions[place].settings else { return false }
      return ScriptReach(script.value).mayWrite(variable)
    }
  }
}
