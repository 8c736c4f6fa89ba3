/// One thing that goes wrong at the OAuth server, or with the customer at its login page.
package struct Scenario: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    /// The customer says no at the login page.
    case deny
    /// The customer's name and password are never right.
    case loginFails = "login-fails"
    /// The customer closes the login page.
    case noAnswer = "no-answer"
    /// The login comes back with the state of another session.
    case wrongState = "wrong-state"
    /// The login comes back without its state.
    case missingState = "missing-state"
    /// The login comes back from another issuer (RFC 9207).
    case wrongIssuer = "wrong-iss"
    /// The token endpoint takes no code.
    case refuseCode = "refuse-code"
    /// Every answer takes some seconds.
    case slow
    /// The token endpoint answers with status 500.
    case token500 = "token-500"
    /// The token endpoint answers with a web page.
    case tokenHTML = "token-html"
    /// The token endpoint answers with nothing.
    case tokenEmpty = "token-empty"
    /// Answers are cut off.
    case dropConnection = "drop-connection"
    /// Access tokens are too old as soon as they are issued.
    case expiredToken = "expired-token"
    /// No refresh tokens are issued.
    case noRefresh = "no-refresh"
    /// No refresh token is taken.
    case refreshRefused = "refresh-refused"
    /// Userinfo takes no access token.
    case userinfo401 = "userinfo-401"
    /// Userinfo tells of another customer.
    case userinfoOtherSub = "userinfo-other-sub"
    /// Token answers have members that nobody knows (RFC 6749 §5.1 wants them ignored).
    case extraMembers = "extra-members"
    /// `expires_in` is a string.
    case stringExpiresIn = "string-expires_in"
    /// `token_type` is in lower case.
    case lowercaseTokenType = "lowercase-token_type"

    package var summary: String {
      switch self {
      case .deny: "the customer says no at the login page"
      case .loginFails: "the customer's name and password are never right"
      case .noAnswer: "the customer closes the login page"
      case .wrongState: "the login comes back with another session's state"
      case .missingState: "the login comes back without its state"
      case .wrongIssuer: "the login comes back from another issuer"
      case .refuseCode: "the token endpoint takes no code"
      case .slow: "answers take N seconds (\(Scenario.usualSeconds))"
      case .token500: "the token endpoint answers with status 500"
      case .tokenHTML: "the token endpoint answers with a web page"
      case .tokenEmpty: "the token endpoint answers with nothing"
      case .dropConnection: "answers are cut off"
      case .expiredToken: "access tokens are issued too old"
      case .noRefresh: "no refresh tokens are issued"
      case .refreshRefused: "no refresh token is taken"
      case .userinfo401: "userinfo takes no access token"
      case .userinfoOtherSub: "userinfo tells of another customer"
      case .extraMembers: "token answers have unknown members"
      case .stringExpiresIn: "expires_in is a string"
      case .lowercaseTokenType: "token_type is in lower case"
      }
    }
  }

  package let kind: Kind
  /// For `slow` only; longer than an action usually waits.
  package let seconds: Int
  /// For one request or login only.
  package let isOnce: Bool

  fileprivate static let usualSeconds = 60
  private static let mostSeconds = 86_400

  /// What is wrong with a text that names none.
  package struct Mistake: Error, Hashable, Sendable {
    package let message: String
    package let nearest: String?
  }

  /// `NAME`, `slow SECONDS`, each with `once` behind it if wanted.
  package init(_ text: String) throws(Mistake) {
    var words = text.split(separator: " ").map(String.init)
    isOnce = words.count > 1 && words.last == "once"
    if isOnce { words.removeLast() }
    let name = words.first ?? ""
    guard let kind = Kind(rawValue: name) else {
      throw Mistake(
        message: "no scenario is called '\(name)'",
        nearest: Suggestion.nearest(to: name, among: Kind.allCases.map(\.rawValue)))
    }
    self.kind = kind
    guard words.count > 1 else {
      seconds = Scenario.usualSeconds
      return
    }
    guard kind == .slow, words.count == 2, let number = Int(words[1]),
      (1...Scenario.mostSeconds).contains(number)
    else {
      throw Mistake(
        message: kind == .slow
          ? "'slow' takes a number of seconds from 1 to \(Scenario.mostSeconds)"
          : "behind '\(name)' only 'once' can stand", nearest: nil)
    }
    seconds = number
  }

  /// What it does, with its own number.
  package var summary: String {
    kind == .slow ? "answers take \(seconds) seconds" : kind.summary
  }

  /// As it is written in a file or behind the command.
  package var text: String {
    let number = kind == .slow ? " \(seconds)" : ""
    return kind.rawValue + number + (isOnce ? " once" : "")
  }
}
