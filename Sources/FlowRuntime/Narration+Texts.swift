package import FlowEngine
import FlowModel
import FlowSyntax

/// The sentences for what can go wrong; one place, so that they sound alike.
extension Simulation {
  package func text(of error: ActionError) -> String {
    switch error {
    case .failure(let failure): text(of: failure)
    case .status(let status): "status \(status) is an error"
    case .redirect(let status): "a redirect (\(status)) is not followed"
    case .errorInResponse(let path, .absent): "Set error if response: '\(path)' is absent"
    case .errorInResponse(let path, .present): "Set error if response: '\(path)' is present"
    case .hostFromOutside(let variable):
      "not sent: {\(variable)} would choose the host, and the flow assigns it"
    case .invalidURL(let url):
      url.isEmpty ? "not sent: the endpoint is empty" : "not sent: '\(url)' is not an address"
    case .lineBreakInHeader(let variable): "not sent: {\(variable)} has a line break in a header"
    case .script(let failure): text(of: failure)
    }
  }

  package func text(of failure: RequestFailure) -> String {
    switch failure {
    case .timeout: "no answer in time"
    case .refused: "the connection was refused"
    case .dns: "the host was not found"
    case .tls: "the certificate was not accepted"
    case .cutOff: "the answer was cut off"
    case .tooLarge: "the answer is too large"
    case .notAllowed: "the host is not on the list of allowed ones"
    case .noCannedResponse: "no canned response"
    }
  }

  func narrate(_ end: LoginEnd) {
    switch end {
    case .linked(let variable): print(.note, "linked: \(variable.rawValue) is set")
    case .denied(let error):
      print(.note, "login denied\(error.map { ": \($0)" } ?? ""); nothing is set †")
    case .abandoned: print(.note, "login given up; nothing is set †")
    case .refused(let refusal):
      print(.problem, "the login that came back is refused: \(text(of: refusal))")
      print(.note, "nothing changes; the login is still pending")
    }
  }

  private func text(of refusal: LoginEnd.Refusal) -> String {
    switch refusal {
    case .stateMissing: "it has no state, so nothing binds it to this session"
    case .stateDiffers: "its state is not this session's"
    case .nonceDiffers: "its redirect_uri is not the one that the login page was called with"
    case .nothingInIt: "it has neither a code nor an error"
    }
  }

  /// - Parameter channel: the one that was shown, if it is not the session's.
  func text(of note: Note, on channel: Channel? = nil) -> String {
    let channel = (channel ?? world.session.channel).rawValue
    return text(of: note, onChannelCalled: channel)
  }

  private func text(of note: Note, onChannelCalled channel: String) -> String {
    switch note {
    case .unset(let index, let names):
      "\(quoted(index)) reads \(list(names)), not set: empty"
    case .pathFoundNothing(let index, let path):
      "\(quoted(index)): '\(path)' is not in the response; the variable is empty"
    case .bodyNotJSON(let index):
      "\(quoted(index)): the response is not JSON; the variable is empty"
    case .buttonNotOffered(let index, let display):
      "\(quoted(index)): the button '\(display)' is not offered, "
        + "\(channel) has no such button"
    case .cardsNotShown(let index):
      "\(quoted(index)): its cards are not shown, \(channel) has none"
    case .listProblem(let index, let variable, let problem):
      "\(quoted(index)): {\(variable)} \(text(of: problem))"
    case .answered(let index, let variable, let value):
      "answer to \(quoted(index)): \(variable) = \(stored(variable, value))"
    case .notAnAnswer(let index, let text, let refusal):
      "\(quoted(index)) does not take '\(short(text))': \(self.text(of: refusal))"
    case .delayInterrupted(let index):
      "the delay of \(quoted(index)) is interrupted; its Next is not followed"
    case .keptFromScript(let names):
      "the script's value of \(names.joined(separator: ", ")) is not taken over †"
    case .transactionStarted(let tag): "transaction '\(tag)' starts"
    case .transactionEnded(let tag): "transaction '\(tag)' is complete"
    case .transactionNotOpen(let tag): "transaction '\(tag)' ends here, but was not started"
    case .transactionIncomplete(let tag): "transaction '\(tag)' is incomplete"
    case .noPlaceToLogIn(let index):
      "\(quoted(index)) requires account linking and has no 'Go here if not logged in' †"
    case .conditionLeadsNowhere(let index, _):
      "\(quoted(index)): no row met, and no Next on its Details tab"
    case .loginPageUnusable(let index, let url):
      "\(quoted(index)): the login page URL is not an address: '\(url)'"
    case .notUnderstood(let text): "nothing receives '\(short(text))': Default Reply"
    case .queued: "kept until the bot waits"
    case .assigned(let name, let value):
      value == nil
        ? "\(name) is not set any more"
        : "\(name) = \(Simulation.isSecretName(name) ? SecretRegister.mask : short(value))"
    }
  }

  /// What would have been taken, as a clause.
  package func text(of refusal: AnswerRefusal) -> String {
    switch refusal {
    case .type(let type, .otherForm):
      "it is no \(type.rawValue), such as \(PredefinedAnswer.examples(type).joined(separator: " or "))"
    case .type(let type, let reason): "as \(type.rawValue), \(reason.text)"
    case .expression(let pattern): "it does not match \(short(pattern))"
    case .choices(let answers): "it is none of \(short(answers.joined(separator: ", ")))"
    }
  }

  private func list(_ names: [String]) -> String {
    names.map { "{\($0)}" }.joined(separator: ", ")
  }

  func text(of stop: Stop) -> String {
    switch stop {
    case .hopLimit:
      "loop: more than \(Engine.mostHops) interactions without the customer †: \(loop)"
    case .noStart(let word): "nothing starts: no interaction receives '\(word)'"
    case .noSuchBot(let index, let path): "\(quoted(index)): the bot '\(path)' cannot be read"
    }
  }

  /// The interactions that lead to each other, once round.
  private var loop: String {
    let visited = world.hops.map(\.to)
    guard let last = visited.last,
      let start = visited.dropLast().lastIndex(of: last)
    else { return "" }
    let names = visited[start...].map { flow.interactions[$0].name }
    return names.count > 8
      ? names.prefix(7).joined(separator: " → ") + " → … → \(names.last ?? "")"
      : names.joined(separator: " → ")
  }

  func text(of rejection: Rejection) -> String {
    switch rejection {
    case .noSuchButton(let number, let live):
      live == 0 ? "no button can be pressed here" : "there is no button \(number)"
    case .noPendingLogin: "no login is pending"
    case .noPendingRequest: "no request is under way"
    case .noPendingScript: "no script is running"
    case .noDelay: "no delay is under way"
    case .busy: "the bot is busy; /continue lets it go on"
    case .noAgent(.absent): "no agent was asked for"
    case .noAgent(.asked): "no agent has taken over; /agent join"
    case .noAgent(.talking): "an agent has taken over already"
    case .nothingToRun: "the bot waits for the customer"
    }
  }
}
