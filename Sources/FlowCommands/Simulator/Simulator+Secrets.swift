import FlowEngine
import FlowModel
import FlowRuntime
import FlowSyntax

/// What a typed line brings that must not be shown or kept.
extension Simulator {
  /// A line as it may be kept; it replays to the same course. All that is secret in it is known
  /// from then on.
  func hidingSecrets(typed line: String) -> String {
    registerSecrets(typed: line)
    guard let words = CommandLineWords(line),
      let command = (try? SimulatorCommand.find(words.name))?.name
    else { return simulation.secrets.masked(line) }
    // Behind a command blanks at the end mean nothing, unless they are said.
    var kept = command == SimulatorCommand.sayName ? line : line.trimmingEnd()
    switch command {
    case "/set":
      if let recorded = Assignment(words.argument)?.recorded { kept = "/set \(recorded)" }
    case "/login":
      if let code = SimulatorCommand.loginCode(words.argument) {
        kept = "/login code \(Placeholder.hiding(code))"
      }
    case "/answer":
      if let answer = AnswerText(words.argument),
        let recorded = answer.recorded(for: request(of: answer))
      {
        kept = "/answer \(recorded)"
      }
    default: break
    }
    return simulation.secrets.masked(kept)
  }

  /// Hides what a typed line brings that nobody knows yet.
  private func registerSecrets(typed line: String) {
    simulation.registerSecrets(typed: line)
    if Placeholder.isIn(line) { simulation.registerSecret(.string(Placeholder.value)) }
    guard let words = CommandLineWords(line) else { return }
    switch (try? SimulatorCommand.find(words.name))?.name {
    case "/break":
      if let condition = try? ConditionText.parse(words.argument), let operand = condition.operand,
        Simulation.isSecretName(condition.variable.root)
      {
        simulation.registerSecret(operand)
      }
    case "/set":
      if let assignment = Assignment(words.argument), assignment.isSecret {
        simulation.registerSecret(assignment.value)
      }
    case "/login":
      if let code = SimulatorCommand.loginCode(words.argument).map(Placeholder.filled) {
        let parts = code.split(separator: "|").map { JSONValue.string(String($0)) }
        simulation.registerSecret(.array(parts + [.string(code)]))
      }
    case "/answer":
      if let answer = AnswerText(words.argument),
        let secret = answer.secret(for: request(of: answer))
      {
        simulation.registerSecret(secret)
      }
    default: break
    }
  }

  private func request(of answer: AnswerText) -> CompiledRequest? {
    guard let index = try? interaction(answer.name) else { return nil }
    return simulation.flow.interactions[index].request
  }
}

extension CompiledInteraction {
  /// What it asks the outside for, if it does.
  var request: CompiledRequest? {
    switch behaviour {
    case .rest(let request): request
    case .sendAttachment(let attachment): attachment.request
    case .message, .question, .card, .condition, .setVariable, .goToBot: nil
    }
  }
}

extension String {
  fileprivate func trimmingEnd() -> String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
