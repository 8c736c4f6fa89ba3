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
    guard case .object(let extras)? = values.value(session[.extras]) else { return context }
    return JSONObject(unique: context.members + extras.members)
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
    let (old, new) = (numbers(of: before), numbers(of: context))
    var changes: [ScriptEnd.Change] = []
    var kept: [String] = []
    func change(_ name: String, _ value: JSONValue?) {
      if isKeptFromScripts(name) {
        kept.append(name)
      } else {
        changes.append(.init(name: name, value: value))
      }
    }
    for member in before.members where new[Array(member.name.utf8)] == nil {
      change(member.name, nil)
    }
    for member in context.members {
      let name = Array(member.name.utf8)
      if old[name] != new[name] { change(member.name, member.value) }
    }
    // In an order of their own: how an interpreter keeps members is its affair.
    changes.sort { $0.name < $1.name }
    for change in changes where flow.slots.find(change.name) != nil {
      assign(change.name, change.value)
    }
    takeExtras(of: context)
    if values.number(of: user) != values.number(of: get(.user) ?? .object(JSONObject())) {
      set(.user, user)
      changes.append(.init(name: BuiltInVariable.user.rawValue, value: user))
    }
    if !kept.isEmpty { trace(.note(.keptFromScript(kept))) }
    return changes
  }

  /// A global that nothing was seen to assign may choose the host of a request, so a script that
  /// comes by one in another way does not get it either.
  private func isKeptFromScripts(_ name: String) -> Bool {
    Turn.keptFromScripts.contains(name)
      || flow.slots.find(name).map { flow.constantSlots.contains($0) } ?? false
  }

  /// What the flow itself never names, all at once: a script can bring any number of them.
  private mutating func takeExtras(of context: JSONObject) {
    let extras = JSONObject(unique: context.members.filter { flow.slots.find($0.name) == nil })
    session[.extras] = extras.isEmpty ? ValueTable.unset : values.number(of: .object(extras))
  }

  /// By the bytes of the names, as two spellings of one accented letter are two texts.
  private mutating func numbers(of context: JSONObject) -> [[UInt8]: ValueID] {
    var numbers: [[UInt8]: ValueID] = [:]
    for member in context.members {
      numbers[Array(member.name.utf8)] = values.number(of: member.value)
    }
    return numbers
  }
}
