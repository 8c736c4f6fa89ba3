package import FlowModel
package import FlowSyntax
package import WebSyntax

/// What is to be done or told outside, as plain data.
package enum Effect: Hashable, Sendable {
  case hop(Hop)
  case say(Utterance)
  /// Carry out, and answer with `Event.answered`.
  case request(OutgoingRequest)
  /// Run, and answer with `Event.scriptEnded`.
  case script(ScriptCall)
  /// Let so many seconds pass, and answer with `Event.delayEnded`, unless the customer is faster.
  case delay(InteractionIndex, seconds: Int)
  /// Show the login page, and answer with `Event.loginReturned`.
  case openLogin(LoginPage)
  /// A page or a telephone number that the customer opens outside the conversation.
  case open(String)
  case requestEnded(RequestEnd)
  case scriptEnded(ScriptEnd)
  /// A file for the customer.
  case attachment(Attachment)
  case loginEnded(LoginEnd)
  case unlinked
  case agent(AgentEffect)
  /// The time-out is over: the conversation has ended, and what the customer does opens a new
  /// session, with what it comes to there, if anything.
  case sessionEnded(then: Event?)
  case note(Note)
  /// The run ended where it should not have.
  case stopped(Stop)
}

/// A request that waits to be carried out.
package struct OutgoingRequest: Hashable, Sendable {
  package var interaction: InteractionIndex
  package var request: HTTPRequest
  /// Seconds.
  package var timeout: Int
}

/// The page where the customer shall log in, with the address filled in.
package struct LoginPage: Hashable, Sendable {
  package var interaction: InteractionIndex
  package var url: String
  package var channel: Channel
  /// Whether it is an OAuth page: its address has a `response_type` [C-query].
  package var isOAuth: Bool
  /// *Back-end instance*, which a login page of the bot's owner is called with [C-webpage].
  package var instance: String?
}

/// What became of a script.
package struct ScriptEnd: Hashable, Sendable {
  package enum Outcome: Hashable, Sendable {
    /// Variables with their new values, `nil` where one was deleted.
    case changed([Change])
    case failed(ScriptFailure)
  }

  package struct Change: Hashable, Sendable {
    package var name: String
    package var value: JSONValue?
  }

  package var interaction: InteractionIndex
  package var outcome: Outcome
}

/// What *Send Attachment* got.
package struct Attachment: Hashable, Sendable {
  package var interaction: InteractionIndex
  package var name: String
  package var mediaType: String?
  /// Bytes.
  package var size: Int
}

package enum AgentEffect: Hashable, Sendable {
  /// The customer asks for one; answer with `AgentEvent.joined` or `.noneOnline`.
  case requested
  /// So many default answers in a row: agents are told, and may take over [C-defaults].
  case notified(defaultAnswers: Int)
  case joined
  case noneOnline
  case left
  /// What the customer says while an agent talks.
  case heard(String)
}

/// What became of an interaction's request.
package struct RequestEnd: Hashable, Sendable {
  package enum Outcome: Hashable, Sendable {
    /// The variable that was set, and to what; `nil` where the action names none.
    case stored(variable: String?, JSONValue?)
    case failed(ActionError)
  }

  package var interaction: InteractionIndex
  package var outcome: Outcome
  package var isFromCache = false
}

/// Why an action failed.
package enum ActionError: Hashable, Sendable {
  case failure(RequestFailure)
  case status(Int)
  case redirect(Int)
  /// *Set error if response* matched.
  case errorInResponse(path: String, Presence)
  /// A variable that the flow assigns would have chosen the host.
  case hostFromOutside(variable: String)
  case invalidURL(String)
  case lineBreakInHeader(String)
  case script(ScriptFailure)
}

/// How a pending login ended, or why it did not.
package enum LoginEnd: Hashable, Sendable {
  /// What it set; the value itself is secret.
  case linked(BuiltInVariable)
  case denied(String?)
  case abandoned
  /// It came back, but not bound to this login: nothing changes, and it is still pending.
  case refused(Refusal)

  package enum Refusal: Hashable, Sendable {
    case stateMissing
    case stateDiffers
    /// The page of the bot's owner did not go back to the address it was called with.
    case nonceDiffers
    case nothingInIt
  }
}

/// Something that a person who watches wants to know and the bot does not say.
package enum Note: Hashable, Sendable {
  /// Variables that were never set and read as empty.
  case unset(InteractionIndex, [String])
  case pathFoundNothing(InteractionIndex, path: String)
  case bodyNotJSON(InteractionIndex)
  case buttonNotOffered(InteractionIndex, display: String)
  /// Alexa shows neither Card interactions nor messages with card buttons [C-alexa].
  case cardsNotShown(InteractionIndex)
  /// What an action has made is not as it should be [C-jsonqr] [M-jsoncards] [M-jsonbtn].
  case listProblem(InteractionIndex, variable: String, ListProblem)
  case answered(InteractionIndex, variable: String, JSONValue)
  /// The pending question does not take it, and why.
  case notAnAnswer(InteractionIndex, String, AnswerRefusal)
  case delayInterrupted(InteractionIndex)
  /// A script gave these a value, which only botflow itself may.
  case keptFromScript([String])
  case transactionStarted(String)
  case transactionEnded(String)
  /// It was never started, or has ended before.
  case transactionNotOpen(String)
  /// The session ended before the transaction did [C-trans].
  case transactionIncomplete(String)
  /// A guard with no *Go here if not logged in*.
  case noPlaceToLogIn(InteractionIndex)
  /// No row met, and no Next on the Details tab.
  case conditionLeadsNowhere(InteractionIndex, [RowReading])
  case loginPageUnusable(InteractionIndex, String)
  /// No cancel word, trigger or intention: the default reply answers.
  case notUnderstood(String)
  /// Kept until the bot waits again.
  case queued
  case assigned(String, JSONValue?)
}

/// Why a run cannot go on.
package enum Stop: Hashable, Sendable {
  /// More interactions than `Engine.mostHops` without the customer.
  case hopLimit
  /// Nothing receives the word a channel opens with.
  case noStart(String)
  /// *Go To Bot* names a bot that was not handed over.
  case noSuchBot(InteractionIndex, path: String)
}

/// What a question would have taken instead.
package enum AnswerRefusal: Hashable, Sendable {
  case type(AnswerType, PredefinedAnswer.Reason)
  case expression(String)
  /// One of these answers, or what else is expected for them.
  case choices([String])
}
