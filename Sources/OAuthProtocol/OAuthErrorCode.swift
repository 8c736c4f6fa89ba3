/// The error codes that the server answers with, spelt as on the wire.
package enum OAuthErrorCode: String, CaseIterable, Hashable, Sendable {
  case invalidRequest = "invalid_request"
  case invalidClient = "invalid_client"
  case invalidGrant = "invalid_grant"
  case invalidScope = "invalid_scope"
  /// RFC 6750 §3.1.
  case invalidToken = "invalid_token"
  case accessDenied = "access_denied"
  case unsupportedGrantType = "unsupported_grant_type"
  case unsupportedResponseType = "unsupported_response_type"
}
