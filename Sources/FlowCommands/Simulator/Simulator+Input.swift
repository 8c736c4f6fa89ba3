import FlowDiagnostics
import FlowEngine
import FlowModel
import FlowRuntime
import FlowSyntax
import FlowTerminal

extension Simulator {
  func take(_ line: String, _ reader: any LineReader) {
    reloadIfChanged()
    if json != nil { return take(json: line) }
    registerSecrets(typed: line)
    let echoed = self.echoed(line)
    let typed = record(typed: echoed)
    if !isEditing, !isQuiet { surroundings.console.output.write(style.bold(typed) + "\n") }
    if !line.isEmpty, echoed == UntrustedText.shown(line) { reader.remember(line) }
    if line.isEmpty, !held.isEmpty { return showHeld() }
    held = []
    interpret(line)
    showLines(cut: CommandLineWords(line).map { SimulatorCommand.mayBeLong($0.name) } ?? false)
  }

  private func take(json line: String) {
    guard let json, !line.allSatisfy(\.isWhitespace) else { return }
    do throws(SimulationError) {
      let input = try json.input(line)
      registerSecrets(typed: input.typed)
      record(typed: echoed(input.typed))
      perform(input)
      showLines()
    } catch {
      // Not kept: a transcript has no place for it.
      put(JSONObject(["kind": .string("problem"), "text": .string(error.message)]))
    }
    tellState()
  }

  /// Hides what a typed line brings that nobody knows yet.
  private func registerSecrets(typed line: String) {
    simulation.registerSecrets(typed: line)
    if let words = CommandLineWords(line),
      (try? SimulatorCommand.find(words.name))?.name == "/break",
      let condition = try? ConditionText.parse(words.argument), let operand = condition.operand,
      Simulation.isSecretName(condition.variable.root)
    {
      simulation.registerSecret(operand)
    }
  }

  @discardableResult
  private func record(typed echoed: String) -> String {
    let typed = (Script.typedMark + echoed).trimmingEnd()
    recorder.add(typed)
    return typed
  }

  /// A line as it may be shown and kept.
  private func echoed(_ line: String) -> String {
    if let command = CommandLineWords(line), "/set".hasPrefix(command.name), command.name != "/s",
      let recorded = Assignment(command.argument)?.recorded
    {
      return "/set \(recorded)"
    }
    return simulation.shown(line)
  }

  private func perform(_ input: JSONFront.Input) {
    do throws(SimulationError) {
      switch input {
      case .say(let text): simulation.say(text)
      case .press(let number): try simulation.press(number)
      case .command(let line): interpret(line)
      }
    } catch {
      say(error.message, .problem)
    }
  }

  private func interpret(_ line: String) {
    do throws(SimulationError) {
      if line.hasPrefix("//") {
        simulation.say(String(line.dropFirst()))
      } else if let words = CommandLineWords(line) {
        let command = try SimulatorCommand.find(words.name)
        guard !command.usage.isEmpty || words.argument.isEmpty else {
          throw SimulationError("\(command.name) takes nothing behind it")
        }
        try command.run(self, words.argument)
      } else if line.allSatisfy(\.isWhitespace) {
        if simulation.isStopped { try simulation.step() }
      } else if let number = Int(line.trimmingBlanks()) {
        if simulation.takes(line) { return simulation.say(line) }
        guard simulation.liveButtons.isEmpty else { return try simulation.press(number) }
        if seesDeadButtons { say("no button is live, so this is said", .note) }
        simulation.say(line)
      } else {
        simulation.say(line)
      }
    } catch {
      say(error.message, .problem)
    }
  }

  /// Whether the customer still sees buttons that can be pressed no more.
  private var seesDeadButtons: Bool {
    let session = simulation.world.session
    guard session.agent != .talking, let position = session.position else { return false }
    return !simulation.flow.interactions[position].buttons.isEmpty
  }
}

extension String {
  fileprivate func trimmingEnd() -> String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}

/// A line that is a command: its first word and the rest.
struct CommandLineWords {
  let name: String
  let argument: String

  init?(_ line: String) {
    guard line.hasPrefix("/"), !line.hasPrefix("//") else { return nil }
    let halves = line.split(separator: " ", maxSplits: 1)
    name = String(halves[0])
    let rest = halves.count > 1 ? halves[1].drop(while: \.isWhitespace) : ""
    argument = String(rest.reversed().drop(while: \.isWhitespace).reversed())
  }
}
