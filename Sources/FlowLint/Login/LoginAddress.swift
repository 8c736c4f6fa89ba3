package import FlowModel

/// The *Login page URL* of an Account Link button.
package struct LoginAddress: Sendable {
  package var interaction: Int
  package var template: Template
  package var fields: [FormField]

  package func field(_ name: String) -> FormField? { fields.first { $0.name == name } }

  /// An OAuth login page, rather than a page of the bot owner's own that the channel adds its
  /// parameters to [C-webpage].
  package var isOAuth: Bool { field("response_type") != nil || field("client_id") != nil }
}

extension LintedFlow {
  /// Of all Account Link buttons, in the order of the file.
  package var loginAddresses: [LoginAddress] {
    interactions.enumerated().flatMap { place, interaction in
      interaction.allButtons.compactMap { button in
        button.type == .accountLink
          ? button.loginPageURL.map {
            LoginAddress(
              interaction: place, template: $0, fields: FormFields.query(of: $0, in: source))
          } : nil
      }
    }
  }

  /// Those that begin an OAuth login; Apple Business Chat uses none of it [C-linkint].
  package var oauthAddresses: [LoginAddress] {
    channels.contains { $0 == .webClient || $0 == .facebook }
      ? loginAddresses.filter(\.isOAuth) : []
  }

  package func restSettings(of request: TokenRequest) -> RESTSettings? {
    guard case .rest(let rest)? = interactions[request.interaction].settings else { return nil }
    return rest
  }
}
