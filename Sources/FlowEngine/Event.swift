package import FlowModel
package import FlowSyntax
package import WebSyntax

/// What happened outside: all that a session ever learns.
package enum Event: Hashable, Sendable {
  /// The channel opened the conversation: with its start word, or with a first text that came along
  /// with the address that opened it [C-abcgroups].
  case opened(text: String?)
  /// A tester begins at an interaction of their own choice.
  case placed(InteractionIndex)
  case said(String)
  /// A live button, counted from 1 in the order shown.
  case pressed(Int, LoginMaterial)
  /// The interaction that is next may run.
  case proceeded
  case answered(RequestAnswer)
  case scriptEnded(ScriptOutcome)
  /// The delay before Next is over.
  case delayEnded
  case agent(AgentEvent)
  case loginReturned(LoginReturn)
  /// Simulated time went by, in seconds.
  case timePassed(Int)
  /// A tester set a variable (`nil`: forgot it).
  case assigned(String, JSONValue?)
}

/// What live agents do.
package enum AgentEvent: Hashable, Sendable {
  /// One takes over.
  case joined
  /// Nobody is online.
  case noneOnline
  case said(String)
  case left
}

/// What is random in a login; fresh for each (RFC 7636 §4.1).
package struct LoginMaterial: Hashable, Sendable {
  package var pkceVerifier: String
  package var pkceChallenge: String
  /// Binds a login page of the bot's owner, which knows no state.
  package var nonce: String

  package init(pkceVerifier: String, pkceChallenge: String, nonce: String) {
    self.pkceVerifier = pkceVerifier
    self.pkceChallenge = pkceChallenge
    self.nonce = nonce
  }

  /// For a press that starts no login.
  package static let none = LoginMaterial(pkceVerifier: "", pkceChallenge: "", nonce: "")
}

/// What came of a request.
package enum RequestAnswer: Hashable, Sendable {
  case response(HTTPResponse)
  case failure(RequestFailure)
}

/// Why a request got no answer.
package enum RequestFailure: String, Hashable, Sendable, CaseIterable {
  case timeout, refused, dns, tls, cutOff, tooLarge, notAllowed, noCannedResponse
}

/// How a login came back to the channel, before anybody has checked it.
package enum LoginReturn: Hashable, Sendable {
  /// Web Client: the parameters of the redirect.
  case redirect(Parameters)
  /// Facebook's linking event, or that none came.
  case messenger(authorizationCode: String?)
  /// Apple: the device delivers a token, or says that it failed.
  case device(accessToken: String?)
  /// The customer closed the page.
  case abandoned
}
