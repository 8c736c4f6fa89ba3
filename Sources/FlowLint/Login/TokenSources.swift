import FlowDiagnostics
import FlowModel

/// The variables that hold a token of a login, and the requests that fetch it: `accessToken`, what
/// the answers to code exchanges are stored in, and what scripts take out of those.
struct TokenSources {
  private(set) var tokens: [VariableUses.ID]
  /// The code exchanges that a token comes from, by their interactions.
  private(set) var requests: [VariableUses.ID: [Int]] = [:]

  init(_ flow: LintedFlow) {
    tokens = [flow.loginVariables.token]
    lazy var scripts = NamesInScripts(flow)
    for request in flow.tokenRequests where request.isCodeExchange {
      guard let stored = request.variable else { continue }
      add(stored, request.interaction, flow)
      for taken in TokenSources.variables(takenFrom: stored, flow, scripts) {
        add(taken, request.interaction, flow)
      }
    }
  }

  private mutating func add(_ variable: VariableUses.ID, _ request: Int, _ flow: LintedFlow) {
    let login = flow.loginVariables
    guard variable != login.code, variable != login.parts else { return }
    requests[variable, default: []].append(request)
    // The two of the code are tracked beside the tokens.
    guard !tokens.contains(variable), tokens.count < ValueFlow.most - 2 else { return }
    tokens.append(variable)
  }

  /// Variables that a script which names `stored` sets, and that are sent to be authorized by.
  private static func variables(
    takenFrom stored: VariableUses.ID, _ flow: LintedFlow, _ scripts: NamesInScripts
  ) -> [VariableUses.ID] {
    let name = flow.variables.names[stored]
    var found: [VariableUses.ID] = []
    for place in scripts.naming(name) {
      for writing in flow.variables.writings(in: place)
      where writing.variable != stored && authorizes(writing.variable, flow) {
        found.append(writing.variable)
      }
    }
    return found
  }

  private static func authorizes(_ variable: VariableUses.ID, _ flow: LintedFlow) -> Bool {
    flow.variables.readings.contains { reading in
      guard reading.variable == variable, case .template(let field) = reading.place else {
        return false
      }
      switch field {
      case .authorization, .header: return true
      default: return false
      }
    }
  }
}
