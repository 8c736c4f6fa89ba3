import FlowDiagnostics
import FlowModel
import FlowRuntime
import FlowTerminal

extension Simulator {
  /// What Tab offers behind the text before the cursor.
  func complete(_ text: String) -> Completion {
    guard text.hasPrefix("/"), !text.hasPrefix("//") else {
      return candidates(simulation.liveButtons.map(\.display), for: text)
    }
    guard let blank = text.firstIndex(of: " ") else {
      return candidates(SimulatorCommand.all.map(\.name), for: text)
    }
    let word = String(text[..<blank])
    let rest = String(text[blank...].drop { $0 == " " })
    guard let command = try? SimulatorCommand.find(word) else { return .none }
    return candidates(names(for: command.argument, behind: rest), for: rest)
  }

  private func names(for argument: SimulatorCommand.Argument, behind text: String) -> [String] {
    let interactions = simulation.flow.interactions.map(\.name)
    switch argument {
    case .none, .file: return []
    case .interaction: return interactions
    case .variable: return simulation.flow.slots.names
    case .button: return simulation.liveButtons.indices.map { String($0 + 1) }
    case .user: return simulation.usernames + SimulatorCommand.loginOutcomes
    case .agent: return SimulatorCommand.agentActs
    case .channel: return Channel.allCases.map(\.shortName)
    case .command: return SimulatorCommand.all.map { String($0.name.dropFirst()) } + ["all"]
    case .breakpoint: return interactions + conditions(behind: text)
    case .breakpointNumber: return simulation.breakpoints.map { String($0.number) } + ["all"]
    case .point: return simulation.forks.map(\.name)
    case .scenario: return Scenario.Kind.allCases.map(\.rawValue) + ["off"]
    case .backward: return ["input"]
    case .reason: return interactions.map { "not \($0)" }
    }
  }

  /// Variables first; behind one the operators.
  private func conditions(behind text: String) -> [String] {
    guard ConditionText.isCondition(text), let end = text.firstIndex(of: "}") else {
      return simulation.flow.slots.names.map { "if {\($0)}" }
    }
    let blanks = text[text.index(after: end)...].prefix { $0 == " " }
    let start = text[...end] + (blanks.isEmpty ? " " : blanks)
    return Operator.allCases.map { start + $0.rawValue }
  }

  private func candidates(_ names: [String], for prefix: String) -> Completion {
    let folded = prefix.lowercased()
    let fitting = names.filter { $0.lowercased().hasPrefix(folded) }
    return Completion(
      replacing: prefix.count,
      with: fitting.map { Completion.Candidate($0, shown: UntrustedText.shown($0)) })
  }
}
