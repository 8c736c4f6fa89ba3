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
    let rest = String(text[text.index(after: blank)...])
    guard let command = try? SimulatorCommand.find(word) else { return .none }
    return candidates(names(for: command.argument), for: rest)
  }

  private func names(for argument: SimulatorCommand.Argument) -> [String] {
    switch argument {
    case .none, .file: []
    case .interaction: simulation.flow.interactions.map(\.name)
    case .variable: simulation.flow.slots.names
    case .button: simulation.liveButtons.indices.map { String($0 + 1) }
    case .user: simulation.usernames + SimulatorCommand.loginOutcomes
    case .agent: SimulatorCommand.agentActs
    case .channel: Channel.allCases.map(\.shortName)
    case .command: SimulatorCommand.all.map { String($0.name.dropFirst()) }
    }
  }

  private func candidates(_ names: [String], for prefix: String) -> Completion {
    let folded = prefix.lowercased()
    let fitting = names.filter { $0.lowercased().hasPrefix(folded) }
    return Completion(
      replacing: prefix.count,
      with: fitting.map { Completion.Candidate($0, shown: UntrustedText.shown($0)) })
  }
}
