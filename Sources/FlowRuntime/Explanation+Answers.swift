import FlowDiagnostics
import FlowEngine
import FlowModel
import FlowSyntax

extension Simulation {
  /// Why the pending question did not take what was typed; empty where it was not asked that.
  var refusal: [String] {
    guard let index = engine.refusing(world.session), world.hops.isEmpty, world.unheard == nil,
      world.utterance?.interaction == index, let typed = value(of: .lastSentText)?.string,
      !takes(typed), case .question(let question) = flow.interactions[index].behaviour
    else { return [] }
    return ["\(quoted(index)) does not take '\(short(typed))'"]
      + objection(to: typed, question.format, index).map { "  \($0)" }
  }

  private func objection(
    to typed: String, _ format: CompiledQuestion.Format, _ index: InteractionIndex
  ) -> [String] {
    switch format {
    case .any: return []
    case .predefined(let type):
      var lines = ["field: Answers, Answer type: \(type.rawValue)"]
      if case .refused(let reason) = PredefinedAnswer(typed, as: type) {
        lines.append("read: \(reason.text)")
      }
      let examples = PredefinedAnswer.examples(type).joined(separator: "; ")
      return lines + ["taken would be, such as: \(examples)"]
    case .regularExpression(let pattern, _):
      return [
        "field: Answers, Validation expression: \(pattern)",
        "read: it does not match from beginning to end",
      ]
    case .custom(let choices):
      var taken = flow.sources[index].answers?.items.map(text) ?? []
      taken += liveButtons.dropFirst(choices.answers.count).map(\.display)
      return [
        "field: Answers", "read: it is none of them",
        "taken would be: \(taken.joined(separator: ", "))",
      ]
    }
  }

  private func text(of answer: AnswersTab.Answer) -> String {
    let expected = answer.expected.map(\.value).joined(separator: ", ")
    return answer.display + (expected.isEmpty ? "" : " (\(expected))")
  }
}
