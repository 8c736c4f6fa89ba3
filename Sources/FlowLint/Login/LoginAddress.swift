import FlowDiagnostics
package import FlowModel
import FlowSyntax

/// The *Login page URL* of an Account Link button.
package struct LoginAddress: Sendable {
  package var interaction: Int
  package var template: Template
  package var fields: [FormField]

  package func field(_ name: String) -> FormField? { fields.field(name) }

  /// An OAuth login page, rather than a page of the bot owner's own that the channel adds its
  /// parameters to [C-webpage].
  package var isOAuth: Bool { field("response_type") != nil || field("client_id") != nil }

  /// Whether a parameter is not there: neither here nor brought by a variable, nor in a request
  /// object (RFC 9101 §5, RFC 9126 §4).
  package func lacks(_ name: String) -> Bool {
    field(name) == nil && !fields.areOpen && field("request") == nil && field("request_uri") == nil
  }

  /// Adds a parameter behind the last one.
  func appending(_ parameter: String) -> Fix.Edit? {
    guard let last = fields.last else { return nil }
    return Fix.Edit(Span(last.pairSpan.end, last.pairSpan.end), "&\(parameter)")
  }
}

/// A token request of OAuth with its parameters, rather than a request to a back end of the bot
/// owner's own that is handed the code.
package struct OAuthRequest: Sendable {
  package let request: TokenRequest
  package let rest: RESTSettings
  package let body: Template
  package let fields: [FormField]

  package var interaction: Int { request.interaction }
  package var isCodeExchange: Bool { request.isCodeExchange }

  package func field(_ name: String) -> FormField? { fields.field(name) }

  init?(_ request: TokenRequest, _ interaction: Interaction, _ source: SourceText) {
    guard case .rest(let rest)? = interaction.settings, let body = rest.body else { return nil }
    self.request = request
    self.rest = rest
    self.body = body
    fields = FormFields.body(of: rest, in: interaction, source)
    let isOfOAuth = ["client_id", "client_secret", "redirect_uri", "code_verifier"].contains {
      field($0) != nil
    }
    guard field("grant_type") != nil || (field("code") != nil && isOfOAuth) else { return nil }
  }
}

extension LintedFlow {
  /// Of all Account Link buttons, in the order of the file.
  static func addresses(_ places: LoginPlaces, _ source: SourceText) -> [LoginAddress] {
    places.links.compactMap { link in
      link.button.loginPageURL.map { template in
        LoginAddress(
          interaction: link.interaction, template: template,
          fields: FormFields.query(of: template, in: source))
      }
    }
  }

  /// Those that begin an OAuth login; Apple Business Chat uses none of it [C-linkint].
  package var oauthAddresses: [LoginAddress] {
    channels.contains { $0 == .webClient || $0 == .facebook }
      ? loginAddresses.filter(\.isOAuth) : []
  }

  /// What a variable always holds: a global of the flow that nothing changes.
  package func constant(_ path: VariablePath) -> String? {
    guard path.steps.isEmpty, !variables.hasUnseenWriter, let id = variables.id(of: path.root),
      variables.writings(of: id).isEmpty,
      case .string(let text)? = flow.globals.last(where: { $0.name.value == path.root })?.value
    else { return nil }
    return text
  }

  /// A field's value with what its variables always hold; `nil` where it has one that something of
  /// the flow sets.
  package func known(_ field: FormField) -> String? {
    var value = field.value
    for reference in field.references {
      if let constant = constant(reference.path) {
        value = value.replacing("{\(reference.path.text)}", with: constant)
      } else if BuiltInVariable(rawValue: reference.path.root) == nil {
        return nil
      }
    }
    return value
  }
}
