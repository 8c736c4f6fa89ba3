import FlowModel
import FlowSyntax

extension Turn {
  mutating func runScript(_ source: String, of index: InteractionIndex) {
    session.phase = .scripting
    effects.append(
      .script(
        ScriptCall(
          interaction: index, source: source, context: scriptContext,
          user: get(.user) ?? .object(JSONObject()), chatHistory: chatHistory)))
  }

  /// Variables that a script is not given, and those that it is given but cannot change.
  private static let hiddenFromScripts: Set<String> = ["user", "clientSecret", "clientBasic"]
  private static let keptFromScripts: Set<String> = hiddenFromScripts.union([
    "sessionId", "channel", "redirectUri", "clientId", "pkceChallenge", "pkceVerifier",
  ])

  /// All variables of the session [C-vars], in the order of the flow.
  private var scriptContext: JSONObject {
    var context = JSONObject()
    for (slot, name) in flow.slots.names.enumerated()
    where !Turn.hiddenFromScripts.contains(name) {
      if let value = values.value(session[slot: slot]) { context[name] = value }
    }
    if case .object(let extras)? = values.value(session[.extras]) {
      for member in extras.members { context[member.name] = member.value }
    }
    return context
  }

  mutating func finishScript(of index: InteractionIndex, _ outcome: ScriptOutcome) {
    switch outcome {
    case .failed(let failure): fail(index, with: .script(failure))
    case .finished(let context, let user):
      let changes = take(context, user)
      trace(.scriptEnded(ScriptEnd(interaction: index, outcome: .changed(changes))))
      finishAction(index)
    }
  }

  /// Puts a script's result into the session; returns what differs.
  private mutating func take(_ context: JSONObject, _ user: JSONValue) -> [ScriptEnd.Change] {
    let before = scriptContext
    var changes: [ScriptEnd.Change] = []
    var kept: [String] = []
    func change(_ name: String, _ value: JSONValue?) {
      if Turn.keptFromScripts.contains(name) {
        kept.append(name)
      } else {
        changes.append(.init(name: name, value: value))
      }
    }
    for member in before.members where context[member.name] == nil { change(member.name, nil) }
    for member in context.members where before[member.name] != member.value {
      change(member.name, member.value)
    }
    for change in changes { assign(change.name, change.value) }
    if user != get(.user) ?? .object(JSONObject()) {
      set(.user, user)
      changes.append(.init(name: BuiltInVariable.user.rawValue, value: user))
    }
    if !kept.isEmpty { trace(.note(.keptFromScript(kept))) }
    return changes
  }
}
