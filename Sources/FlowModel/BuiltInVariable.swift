/// A variable that is there without anybody setting it.
package enum BuiltInVariable: String, CaseIterable, Sendable {
  case sessionId
  case lastSentText
  case user
  case authCode
  case authCodeParts
  case accessToken
  case appleGroupID
  case appleIntentID
  case sms
  /// The channel's label.
  case channel
  /// Where this channel's login comes back to.
  case redirectUri
  /// PKCE (RFC 7636), fresh for each login.
  case pkceChallenge
  case pkceVerifier
  case clientId
  case clientSecret
  /// Id and secret, ready for an Authorization header.
  case clientBasic
}
