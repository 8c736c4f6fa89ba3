package import FlowModel

/// Where a login comes back to on each channel, in a run against the mock: names that lead nowhere
/// (RFC 6761 §6.5), so that a run never shows a port and never reaches a stranger.
package enum ChannelAddresses {
  /// The value of `{redirectUri}`.
  package static func redirectURI(_ channel: Channel) -> String {
    switch channel {
    case .facebook: "https://bridge.example/authorize/redirect"
    case .appleBusinessChat: "https://provider.example/authorize/redirect"
    case .webClient, .sms, .alexa: "https://converse.example/authorize/redirect"
    }
  }

  package static let all = Channel.allCases.filter(\.canLinkAccounts).map(redirectURI)

  /// Messenger's own address in Meta's shape; the token stands for one person, five minutes.
  package static func messenger(token: String) -> String {
    "https://www.facebook.com/messenger_platform/account_linking?account_linking_token=\(token)"
  }
}
