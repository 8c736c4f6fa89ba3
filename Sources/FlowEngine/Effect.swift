package import FlowModel
package import FlowSyntax
package import WebSyntax

/// What is to be done or told outside, as plain data.
package enum Effect: Hashable, Sendable {
  case hop(Hop)
  case say(Utterance)
  /// Carry out, and answer with `Event.answered`.
  case request(OutgoingRequest)
  /// Show the login page, and answer with `Event.loginReturned`.
  case openLogin(LoginPage)
  /// A page or a telephone number that the customer opens outside the conversation.
  case open(String)
  case requestEnded(RequestEnd)
  case loginEnded(LoginEnd)
  case unlinked
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
}

/// What became of an interaction's request.
package struct RequestEnd: Hashable, Sendable {
  package enum Outcome: Hashable, Sendable {
    /// The variable that was set, and to what; `nil` where the action names none.
    case stored(variable: String?, JSONValue?)
    case failed(RequestError)
  }

  package var interaction: InteractionIndex
  package var outcome: Outcome
  package var isFromCache = false
}

/// Why a request counts as an error.
package enum RequestError: Hashable, Sendable {
  case failure(RequestFailure)
  case status(Int)
  case redirect(Int)
  /// *Set error if response* matched.
  case errorInResponse(path: String, Presence)
  /// A variable that the flow assigns would have chosen the host.
  case hostFromOutside(variable: String)
  case invalidURL(String)
  case lineBreakInHeader(String)
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
  case notBuilt(InteractionIndex?, feature: String)
  /// Nothing receives the word a channel opens with.
  case noStart(String)
}
