package import FlowEngine
package import FlowModel
package import WebSyntax

/// All that one moment of a run consists of: going back in time puts an earlier one in its place.
package struct World: Sendable {
  package var session: Session
  package var outside: MockOutside
  package var randomness: Randomness
  /// The login page that was shown and has not been dealt with.
  package var loginPage: LoginPage?
  /// What the next request of an interaction gets, instead of what the outside would answer.
  package var overrides: [InteractionIndex: RequestAnswer] = [:]
  /// How many of the run's exchanges had been by this moment.
  package var exchangeCount = 0
  /// The hops since the customer last acted.
  package var hops: [Hop] = []
  /// The request that ended the run since the customer last acted, having nowhere to go.
  package var deadEnd: (interaction: InteractionIndex, error: ActionError)?
  /// What the customer said that nothing received.
  package var unheard: String?
  /// What the bot said last.
  package var utterance: Utterance?

  mutating func answer(_ request: HTTPRequest, timeout: Int) -> MockOutside.Result {
    outside.answer(request, timeout: timeout, at: session.clock, &randomness)
  }

  /// A code that a login page of the bot's owner hands over: one of the mock server's, so that it
  /// can be exchanged there; where there is no such server, any.
  mutating func issueCode(to username: String, redirectURI: String) -> String {
    outside.issueCode(to: username, redirectURI: redirectURI, at: session.clock, &randomness)
      ?? Base64.encodeURLSafe(randomness.bytes(32))
  }

  mutating func visit(
    _ url: String, as customer: inout Customer, _ decision: LoginDecision
  ) -> Customer.Outcome {
    customer.visit(url, decision, &outside, at: session.clock, &randomness)
  }
}

/// A request and what it got.
package struct Exchange: Sendable {
  package enum Sender: Hashable, Sendable {
    case flow(InteractionIndex)
    /// An interaction that the flow no longer has.
    case former(String)
    /// The channel itself: Apple's side exchanges the code.
    case channel
  }

  package var sender: Sender
  package var request: HTTPRequest
  package var answer: RequestAnswer
  package var note: String?
}

/// Why a command of the tester cannot be carried out, as a clause for them to read.
package struct SimulationError: Error, Hashable {
  package var message: String

  package init(_ message: String) {
    self.message = message
  }
}
