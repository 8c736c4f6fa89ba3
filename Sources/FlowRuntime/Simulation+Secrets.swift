import FlowDiagnostics
import FlowEngine
import FlowModel
package import FlowSyntax
import OAuthProtocol
import WebSyntax

extension Simulation {
  /// Members of requests and answers whose values are secret wherever they come from.
  static let secretNames: Set<String> = [
    "access_token", "refresh_token", "id_token", "code", "code_verifier", "client_secret",
    "authorization_code", "account_linking_token", "token", "password", "client_assertion",
  ]

  /// Variables whose values are secret wherever they come from.
  package static let secretVariables: Set<String> = [
    "authCode", "authCodeParts", "accessToken", "pkceVerifier", "clientSecret", "clientBasic",
  ]

  package static func isSecretName(_ name: String) -> Bool {
    secretVariables.contains(name) || secretNames.contains(name)
  }

  /// Text for people: no secret in it, and nothing that could steer a terminal.
  package func shown(_ text: String) -> String {
    UntrustedText.shown(secrets.masked(text))
  }

  package func registerSecret(_ value: JSONValue) {
    switch value {
    case .string(let text): secrets.add(text)
    case .array(let elements): elements.forEach(registerSecret)
    case .object(let object): object.members.forEach { registerSecret($0.value) }
    case .number(let number): secrets.add(number.text)
    case .null, .bool: break
    }
  }

  /// Registers what a typed line carries in JSON: `/set x={"access_token": …}`.
  package func registerSecrets(typed line: String) {
    guard let brace = line.firstIndex(where: { $0 == "{" || $0 == "[" }),
      let json = JSONValue.parse(Array(line[brace...].utf8))
    else { return }
    registerSecrets(in: json)
  }

  func registerOpeningSecrets() {
    for variable in BuiltInVariable.allCases
    where Simulation.secretVariables.contains(variable.rawValue) {
      let slot = SlotTable.slot(of: variable)
      if let value = values.value(world.session[slot: slot]) { registerSecret(value) }
    }
    for (_, value) in start.overrides { registerSecrets(in: value) }
  }

  /// What a request carries as a credential.
  func registerSecrets(in request: HTTPRequest) {
    if let authorization = request.headers["Authorization"] {
      // The scheme in front is no secret, and may stand alone where a token is empty.
      let parts = authorization.split(separator: " ", maxSplits: 1)
      if parts.count == 2 { secrets.add(String(parts[1])) }
    }
    registerSecrets(in: Parameters(encoded: String(decoding: request.body, as: UTF8.self)))
    if let json = JSONValue.parse(request.body) { registerSecrets(in: json) }
  }

  func registerSecrets(in answer: RequestAnswer) {
    guard case .response(let response) = answer, let json = JSONValue.parse(response.body) else {
      return
    }
    registerSecrets(in: json)
  }

  /// A script may give any variable a secret's value, also one that it has put together itself.
  func registerSecrets(in outcome: ScriptOutcome) {
    guard case .finished(let context, _) = outcome else { return }
    for member in context.members where Simulation.isSecretName(member.name) {
      registerSecret(member.value)
    }
    registerSecrets(in: .object(context))
  }

  func registerSecrets(in parameters: Parameters) {
    for pair in parameters.pairs where Simulation.secretNames.contains(pair.name) {
      secrets.add(pair.value)
    }
  }

  private func registerSecrets(in json: JSONValue) {
    switch json {
    case .object(let object):
      for member in object.members {
        if Simulation.secretNames.contains(member.name) { registerSecret(member.value) }
        registerSecrets(in: member.value)
      }
    case .array(let elements): elements.forEach(registerSecrets)
    case .null, .bool, .number, .string: break
    }
  }
}
