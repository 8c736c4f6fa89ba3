import FlowDiagnostics
import FlowEngine
import FlowModel
import FlowSyntax

/// What scripts, attachments and agents did, for the person who watches.
extension Simulation {
  func narrate(_ end: ScriptEnd) {
    let name = flow.interactions[end.interaction].name
    switch end.outcome {
    case .changed(let changes):
      let texts = changes.map { change in
        change.value == nil
          ? "\(change.name) deleted" : "\(change.name) = \(stored(change.name, change.value))"
      }
      tell(name, texts.isEmpty ? ["nothing changed"] : texts)
    case .failed(let failure):
      let line = "\(name): \(text(of: failure))"
      if DisplayWidth.columns(shown(line)) <= Wrapping.lineWidth {
        print(.problem, line)
      } else {
        print(.problem, "\(name):")
        printIndented(.problem, text(of: failure))
      }
      noteDeadEnd(end.interaction)
    }
  }

  /// On one line if they fit, otherwise one below the other.
  private func tell(_ name: String, _ changes: [String]) {
    let line = "\(name): \(changes.joined(separator: ", "))"
    guard DisplayWidth.columns(shown(line)) > Wrapping.lineWidth else {
      return print(.request, line)
    }
    print(.request, "\(name):")
    for change in changes { printIndented(.request, change) }
  }

  /// A script can throw a text of any length.
  private static let longestScriptMessage = 300

  func text(of failure: ScriptFailure) -> String {
    let place = [failure.line.map { "line \($0)" }, failure.column.map { "column \($0)" }]
      .compactMap { $0 }.joined(separator: ", ")
    // The interpreter cuts what it says, in the middle of a secret if need be.
    let message = short(
      secrets.masked(cut: failure.message), atMost: Simulation.longestScriptMessage)
    return "script error\(place.isEmpty ? "" : " at \(place)"): \(message)"
  }

  func narrate(_ attachment: Attachment) {
    let type = attachment.mediaType.map { ", \($0)" } ?? ""
    print(
      .bot, "bot: [file] \(attachment.name) (\(Plural.of(attachment.size, "byte"))\(type))")
  }

  func narrate(_ agent: AgentEffect) {
    switch agent {
    case .requested:
      print(
        .note, "an agent is asked for; /agent join takes over, /agent none says nobody is there")
    case .notified(let count):
      print(.note, "\(Plural.of(count, "default answer")) in a row: agents are notified")
    case .joined: print(.note, "an agent takes over; what is said now goes to the agent")
    case .noneOnline: print(.note, "no agent is online")
    case .left: print(.note, "the agent has left; the bot takes over at the next message")
    case .heard: print(.note, "to the agent")
    }
  }

  func text(of problem: ListProblem) -> String {
    switch problem {
    case .noList: "holds no list"
    case .noTitle(let place): "has no title in element \(place); it is left out"
    case .onlyTitle(let place):
      "has nothing but a title in card \(place); a card needs one property more"
    case .tooMany(let count, let limit): "holds \(count) elements; \(limit) are shown"
    case .tooManyButtons(let count, let card):
      "has \(count) buttons in card \(card); \(ListProblem.mostButtons) are shown"
    case .button(let card, let problem): "has a button in card \(card) that \(text(of: problem))"
    }
  }

  private func text(of problem: ListProblem.ButtonProblem) -> String {
    switch problem {
    case .noTitle: "has no title"
    case .unknownType(let type): "is of the unknown type '\(short(type))'"
    case .notHTTPS(let url): "opens '\(short(url))', which does not begin with https://"
    case .noPlus(let number): "calls '\(short(number))', which does not begin with +"
    }
  }
}
