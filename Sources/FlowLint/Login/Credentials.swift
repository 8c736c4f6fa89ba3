import FlowDiagnostics
import FlowModel

/// Variables, or pieces of them, that hold tokens, codes and secrets, as their use tells.
struct Credentials {
  private struct Secret {
    var steps: [VariablePath.Step]
    var what: String
  }

  private var secrets: [VariableUses.ID: [Secret]] = [:]

  init(_ flow: LintedFlow) {
    for (variable, what) in Credentials.builtIn {
      guard let id = flow.variables.id(of: variable.rawValue) else { continue }
      add(id, [], what)
    }
    for request in flow.oauthRequests { add(request, flow) }
    for place in flow.loginPlaces.senders
    where Credentials.mayCarry(flow.interactions[place].settings) {
      for reading in flow.variables.readings(in: place)
      where Credentials.sends(reading, flow.interactions[place])
        && !Credentials.isHarmless(reading, flow)
      {
        add(reading.variable, reading.path.steps, "the token")
      }
    }
  }

  /// Whether there is a header that may say who sends a request.
  private static func mayCarry(_ settings: Settings?) -> Bool {
    switch settings {
    case .rest(let rest)?: rest.authorization != nil || !rest.headers.isEmpty
    case .sendAttachment(let attachment)?:
      attachment.authorization != nil || !attachment.headers.isEmpty
    case .condition?, .setVariable?, .goToBot?, nil: false
    }
  }

  private static let builtIn: [(BuiltInVariable, String)] = [
    (.accessToken, "the access token"), (.authCode, "the code of the login"),
    (.clientSecret, "the client's secret"), (.clientBasic, "the client's secret"),
    (.pkceVerifier, "the PKCE verifier"),
  ]

  private mutating func add(
    _ variable: VariableUses.ID, _ steps: [VariablePath.Step], _ what: String
  ) {
    secrets[variable, default: []].append(Secret(steps: steps, what: what))
  }

  /// What the answer to a token request is stored in, and what it sends.
  private mutating func add(_ request: OAuthRequest, _ flow: LintedFlow) {
    if let variable = request.request.variable {
      if let path = request.rest.setDataFromResponse?.value {
        if case .name(let name)? = path.steps.last, SecretName.ofTokens.contains(name) {
          add(variable, [], "the token")
        }
      } else {
        for name in SecretName.ofTokens { add(variable, [.name(name)], "the token") }
      }
    }
    for name in ["refresh_token", "client_secret", "code_verifier", "assertion"] {
      guard let reference = request.field(name)?.soleReference,
        let id = flow.variables.id(of: reference.path.root)
      else { continue }
      add(id, reference.path.steps, name == "refresh_token" ? "the refresh token" : "a secret")
    }
  }

  /// Whether it is all of what a header of credentials says, but for the scheme.
  private static func sends(
    _ reading: VariableUses.Reading, _ interaction: Interaction
  ) -> Bool {
    switch (reading.place, interaction.settings) {
    case (.template(.authorization), .rest(let rest)?): isAll(rest.authorization)
    case (.template(.authorization), .sendAttachment(let attachment)?):
      isAll(attachment.authorization)
    case (.template(.header(let place)), .rest(let rest)?):
      SecretName.isHeaderOfCredentials(rest.headers[place].name.value)
        && isAll(rest.headers[place].value)
    case (.template(.header(let place)), .sendAttachment(let attachment)?):
      SecretName.isHeaderOfCredentials(attachment.headers[place].name.value)
        && isAll(attachment.headers[place].value)
    default: false
    }
  }

  private static let schemes = ["", "bearer", "basic", "token", "dpop", "apikey", "api-key"]

  private static func isAll(_ template: Template?) -> Bool {
    guard let template, template.references.count == 1 else { return false }
    return schemes.contains(TriggerTable.folded(template.literalText))
  }

  /// What the customer has said, or what is built in and no secret.
  private static func isHarmless(_ reading: VariableUses.Reading, _ flow: LintedFlow) -> Bool {
    BuiltInVariable(rawValue: flow.variables.names[reading.variable]) != nil
      || flow.variables.writings(of: reading.variable).contains { $0.kind == .answer }
  }

  /// Whether there is anything secret in a variable.
  func holds(_ variable: VariableUses.ID) -> Bool { secrets[variable] != nil }

  /// What somebody learns who sees `reading`; `nil` where it is nothing secret.
  func shown(by reading: VariableUses.Reading) -> String? {
    secrets[reading.variable]?.first { secret in
      secret.steps.starts(with: reading.path.steps)
        || secret.steps == Array(reading.path.steps.prefix(secret.steps.count))
          && Credentials.isOpaque(reading.path.steps.dropFirst(secret.steps.count))
    }?.what
  }

  /// What else is stored beside a token may be shown.
  private static func isOpaque(_ steps: ArraySlice<VariablePath.Step>) -> Bool {
    guard case .name(let name)? = steps.last else { return true }
    return SecretName.ofTokens.contains(name)
  }
}
