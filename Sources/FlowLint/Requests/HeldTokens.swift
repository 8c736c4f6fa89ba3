import FlowDiagnostics
import FlowModel

/// The variables that hold an access or refresh token, or an answer with one in it.
struct HeldTokens {
  private enum Content {
    case token
    /// The token is a member of it.
    case answer
  }

  private static let members = ["access_token", "refresh_token"]

  private var contents: [String: Content]
  /// What stands behind `Bearer` in some request.
  private var bearers: Set<VariablePath> = []

  init(_ flow: LintedFlow) {
    contents = [BuiltInVariable.accessToken.rawValue: .token]
    for request in flow.tokenRequests {
      guard let rest = flow.interactions[request.interaction].rest,
        let name = rest.variableName?.value
      else { continue }
      guard case .name(let last)? = rest.setDataFromResponse?.value.steps.last else {
        contents[name] = .answer
        continue
      }
      if HeldTokens.members.contains(last) { contents[name] = .token }
    }
    for place in flow.requests { collectBearers(flow.interactions[place]) }
    if flow.variables.hasScripts { copy(flow) }
  }

  /// Whether a reference is replaced by a token, or by something that has one in it.
  func isToken(_ path: VariablePath) -> Bool {
    if bearers.contains(path) { return true }
    guard let content = contents[path.root] else { return false }
    guard case .name(let last)? = path.steps.last else {
      return path.steps.isEmpty
    }
    return content == .token || HeldTokens.members.contains(last)
  }

  private mutating func collectBearers(_ interaction: Interaction) {
    interaction.forEachTemplate { template, place in
      switch place {
      case .authorization, .header: break
      default: return
      }
      guard template.pieces.count == 2, case .literal(let scheme) = template.pieces[0],
        case .reference(let reference) = template.pieces[1],
        TriggerTable.folded(scheme) == "bearer"
      else { return }
      bearers.insert(reference.path)
    }
  }

  /// Follows scripts that do nothing but hand a token on: `context.bearer = context.accessToken`.
  private mutating func copy(_ flow: LintedFlow) {
    let copies = flow.interactions.flatMap { interaction -> [(name: String, path: VariablePath)] in
      guard case .setVariable(let script)? = interaction.settings else { return [] }
      return script.value.split { $0 == ";" || $0.isNewline }.compactMap { HeldTokens.copy(in: $0) }
    }
    var isChanged = true
    while isChanged {
      isChanged = false
      for (name, path) in copies where contents[name] == nil && isToken(path) {
        let isWhole = contents[path.root] == .answer && path.steps.isEmpty
        contents[name] = isWhole ? .answer : .token
        isChanged = true
      }
    }
  }

  private static func copy(in statement: Substring) -> (name: String, path: VariablePath)? {
    let sides = statement.split(separator: "=", omittingEmptySubsequences: false)
    guard sides.count == 2, let name = variable(in: sides[0]), name.steps.isEmpty,
      let path = variable(in: sides[1])
    else { return nil }
    return (name.root, path)
  }

  private static func variable(in text: Substring) -> VariablePath? {
    let text = TriggerTable.trimmed(String(text))
    guard text.hasPrefix("context.") else { return nil }
    return VariablePath(text.dropFirst("context.".count))
  }
}
