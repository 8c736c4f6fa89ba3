import FlowDiagnostics
package import FlowModel

/// A REST action that asks an OAuth server for a token (RFC 6749 §4.1.3, §4.4.2, §6).
package struct TokenRequest: Hashable, Sendable {
  package enum Grant: String, CaseIterable, Sendable {
    case authorizationCode = "authorization_code"
    case refreshToken = "refresh_token"
    case clientCredentials = "client_credentials"
    case password
  }

  package var interaction: Int
  /// `nil` where it sends a code without naming a grant, or names one that is not known.
  package var grant: Grant?
  /// Whether the body reads the code that account linking brought.
  package var sendsCode: Bool
  /// What the answer is stored in.
  package var variable: VariableUses.ID?

  /// Whether it exchanges the code of a login.
  package var isCodeExchange: Bool { grant == .authorizationCode || sendsCode }
}

extension LintedFlow {
  static func tokenRequests(
    of flow: Flow, _ variables: VariableUses, _ login: LoginVariables
  ) -> [TokenRequest] {
    flow.interactions.enumerated().compactMap { place, interaction in
      guard case .rest(let rest)? = interaction.settings, let body = rest.body else { return nil }
      let text = body.literalText
      let sendsCode = body.references.contains { reference in
        let variable = variables.id(of: reference.path.root)
        return variable == login.code || variable == login.parts
      }
      guard text.contains("grant_type") || sendsCode else { return nil }
      return TokenRequest(
        interaction: place, grant: grant(in: text), sendsCode: sendsCode,
        variable: rest.variableName.flatMap { variables.id(of: $0.value) })
    }
  }

  /// The grant that stands behind `grant_type`, in a form or in JSON.
  private static func grant(in text: String) -> TokenRequest.Grant? {
    guard let name = text.firstRange(of: "grant_type") else { return nil }
    let value = text[name.upperBound...].drop { "\"'=: \n\t\r".contains($0) }
    let word = value.prefix { $0.isLetter || $0 == "_" }
    return TokenRequest.Grant(rawValue: String(word))
  }
}

extension Template {
  /// The text without its variables.
  package var literalText: String {
    pieces.reduce(into: "") { text, piece in
      if case .literal(let literal) = piece { text += literal }
    }
  }
}
