import FlowDiagnostics
import FlowEngine
import FlowModel
package import FlowSyntax
import OAuthProtocol
import WebSyntax

extension Simulation {
  /// Names whose values are secret wherever they stand.
  private static let secretNames: Set<String> = [
    "access_token", "refresh_token", "id_token", "code_verifier", "client_secret",
    "authorization_code", "account_linking_token", "token", "password", "client_assertion",
  ]

  /// Among the parameters of OAuth a code is secret, too; elsewhere it may be a product's.
  private static let oauthNames = secretNames.union(["code"])

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
    if asksForSecret, !line.hasPrefix("/") { secrets.add(line) }
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
    for (name, value) in start.overrides {
      if Simulation.isSecretName(name) { registerSecret(value) }
      registerSecrets(in: value)
    }
    for slot in secretSlots {
      if let value = values.value(world.session[slot: slot]) { registerSecret(value) }
    }
    registerWrittenSecrets()
  }

  /// Credentials that stand in the flow itself.
  private func registerWrittenSecrets() {
    for interaction in flow.interactions {
      let request: CompiledRequest
      switch interaction.behaviour {
      case .rest(let own): request = own
      case .sendAttachment(let attachment): request = attachment.request
      case .message, .question, .card, .condition, .setVariable, .goToBot: continue
      }
      if let authorization = request.authorization {
        registerCredential(engine.render(authorization, in: world.session, values).text)
      }
      let written = request.body?.pieces.map(\.writtenText).joined() ?? ""
      if written.contains("secret") || written.contains("password") {
        registerSecrets(in: Parameters(encoded: written), named: Simulation.secretNames)
        if let json = JSONValue.parse(Array(written.utf8)) { registerSecrets(in: json) }
      }
    }
  }

  static func secretSlots(of flow: CompiledFlow) -> [Int] {
    flow.slots.names.indices.filter { isSecretName(flow.slots.names[$0]) }
  }

  /// Whoever gives a variable with such a name its value: a request, an answer, a script, a tester.
  func registerSecretVariables(changedFrom before: Session, to after: Session) {
    for slot in secretSlots where before[slot: slot] != after[slot: slot] {
      if let value = values.value(after[slot: slot]) { registerSecret(value) }
    }
  }

  /// Whether the question that waits fills a variable with such a name.
  private var asksForSecret: Bool {
    guard let question = world.session.question,
      case .question(let asked) = flow.interactions[question].behaviour
    else { return false }
    return Simulation.isSecretName(asked.variable.name)
  }

  /// What a request carries as a credential.
  func registerSecrets(in request: HTTPRequest) {
    for header in request.headers.fields {
      switch header.name.lowercased() {
      case "authorization", "proxy-authorization": registerCredential(header.value)
      case let name
      where ["token", "secret", "api-key", "apikey", "cookie"].contains(where: name.contains):
        secrets.add(header.value)
      default: break
      }
    }
    let query = WebAddress(request.url)?.parameters ?? Parameters()
    registerSecrets(in: query, named: Simulation.secretNames)
    let form = Parameters(encoded: String(decoding: request.body, as: UTF8.self))
    let isOAuth = form["grant_type"] != nil
    registerSecrets(in: form, named: isOAuth ? Simulation.oauthNames : Simulation.secretNames)
    guard let json = JSONValue.parse(request.body) else { return }
    registerSecrets(in: json)
    if json["grant_type"] != nil, let code = json["code"] { registerSecret(code) }
  }

  /// The scheme in front is no secret, and may stand alone where a token is empty.
  private func registerCredential(_ text: String) {
    let parts = text.split(separator: " ", maxSplits: 1)
    if parts.count == 2 {
      secrets.add(String(parts[1]))
    } else if let only = parts.first, !["bearer", "basic"].contains(only.lowercased()) {
      secrets.add(String(only))
    }
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

  /// What came back from a login page.
  func registerSecrets(in parameters: Parameters) {
    registerSecrets(in: parameters, named: Simulation.oauthNames)
  }

  private func registerSecrets(in parameters: Parameters, named names: Set<String>) {
    for pair in parameters.pairs where names.contains(pair.name) { secrets.add(pair.value) }
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

extension CompiledTemplate.Piece {
  /// What the author wrote here; nothing of a variable.
  fileprivate var writtenText: String {
    guard case .literal(let text) = self else { return "" }
    return text
  }
}
