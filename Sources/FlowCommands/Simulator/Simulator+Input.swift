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
    let kept = hidingSecrets(typed: line)
    let typed = record(typed: kept)
    if !isEditing, !isQuiet { surroundings.console.output.write(style.bold(typed) + "\n") }
    if !line.isEmpty, kept.utf8.elementsEqual(line.utf8) || !Placeholder.isIn(kept) {
      reader.remember(line)
    }
    if line.isEmpty, !held.isEmpty { return showHeld() }
    held = []
    interpret(line)
    showLines(cut: CommandLineWords(line).map { SimulatorCommand.mayBeLong($0.name) } ?? false)
  }

  private func take(json line: String) {
    guard let json, !line.allSatisfy(\.isWhitespace) else { return }
    do throws(SimulationError) {
      let input = try json.input(line)
      record(typed: hidingSecrets(typed: input.typed))
      perform(input)
      showLines()
    } catch {
      // Not kept: a transcript has no place for it.
      put(JSONObject(["kind": .string("problem"), "text": .string(error.message)]))
    }
    tellState()
  }

  @discardableResult
  private func record(typed kept: String) -> String {
    let typed = kept.isEmpty ? Script.emptyLine : Script.typedMark + TypedText.written(kept)
    recorder.add(typed)
    return typed
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
        if command.name == SimulatorCommand.sayName, let text = words.text {
          return simulation.say(text)
        }
        try command.run(self, words.argument)
      } else if line.allSatisfy(\.isWhitespace) {
        if simulation.isStopped { try simulation.step() }
      } else if let number = line.buttonNumber {
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
  /// The number that it is, in digits alone: with a sign it is a text like any other.
  var buttonNumber: Int? {
    let digits = trimmingBlanks()
    return digits.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      ? Int(digits) : nil
  }
}

/// A line that is a command: its first word and the rest.
struct CommandLineWords {
  let name: String
  let argument: String
  /// All behind the blank that ends the name; `nil` where there is none.
  let text: String?

  init?(_ line: String) {
    guard line.hasPrefix("/"), !line.hasPrefix("//") else { return nil }
    let name = line.unicodeScalars.prefix { $0 != " " }
    self.name = String(name)
    let behind = line.unicodeScalars.dropFirst(name.count + 1)
    text = name.count < line.unicodeScalars.count ? String(behind) : nil
    let rest = String(behind).drop(while: \.isWhitespace)
    argument = String(rest.reversed().drop(while: \.isWhitespace).reversed())
  }
}
