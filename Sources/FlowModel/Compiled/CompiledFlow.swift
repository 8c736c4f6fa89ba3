import FlowDiagnostics
package import FlowSyntax

/// An interaction's place in its flow.
package typealias InteractionIndex = Int

/// A flow whose names have been looked up once, with all bots it can go to: what the engine runs.
package struct CompiledFlow: Sendable {
  package let name: String
  package let channels: [Channel]
  /// Those of the flow itself, then those of the bots it is linked to.
  package let interactions: [CompiledInteraction]
  /// As they were read, in the same order.
  package let sources: [Interaction]
  /// The flow itself comes first.
  package let bots: [CompiledBot]
  package let slots: SlotTable
  /// What every session starts with, by slot.
  package let globals: [(slot: Int, value: JSONValue)]
  /// Globals that nothing in the flow assigns, and where a login comes back to: only these may
  /// choose the host of a request.
  package let constantSlots: Set<Int>
  /// Whether a script may ask for the chat history, so that sessions must keep one.
  package let keepsHistory: Bool
  private let indices: [String: InteractionIndex]

  /// - Parameters:
  ///   - path: the flow's own, to which the paths of its bots are relative.
  ///   - linked: all bots that can be reached, by their paths.
  /// - Precondition: all of them were read without an error.
  package init(_ flow: Flow, at path: String = "", linked: [LinkedFlow] = []) {
    let all = [LinkedFlow(path: path, flow: flow)] + linked
    var compiler = FlowCompiler(all)
    for place in all.indices { compiler.compile(botAt: place) }
    interactions = compiler.interactions
    sources = all.flatMap(\.flow.interactions)
    bots = compiler.bots
    var globals: [(slot: Int, value: JSONValue)] = []
    for global in all.flatMap(\.flow.globals) {
      let slot = compiler.slots.slot(of: global.name.value)
      // The bot that was started wins.
      if !globals.contains(where: { $0.slot == slot }) { globals.append((slot, global.value)) }
    }
    self.globals = globals
    slots = compiler.slots
    indices = Dictionary(
      zip(interactions.map(\.name), interactions.indices), uniquingKeysWith: { first, _ in first })
    name = flow.name
    channels = flow.usedChannels
    constantSlots = Set(globals.map(\.slot)).union([SlotTable.slot(of: .redirectUri)])
      .subtracting(compiler.assignedSlots)
    keepsHistory = all.flatMap(\.flow.interactions).contains { interaction in
      guard case .setVariable(let script)? = interaction.settings else { return false }
      return ScriptReach(script.value).mayAskForHistory
    }
  }

  /// The place of the interaction with that name, to the letter; one of a linked bot is called
  /// `Bot: Interaction`.
  package func index(of name: String) -> InteractionIndex? { indices[name] }

  /// The bot that an interaction belongs to; the flow itself where nothing has run.
  package func bot(of index: InteractionIndex?) -> CompiledBot {
    bots[index.map { interactions[$0].bot } ?? 0]
  }
}

/// A bot that can be gone to, by its path relative to the folder of the flow that was started.
package struct LinkedFlow: Sendable {
  package var path: String
  package var flow: Flow

  package init(path: String, flow: Flow) {
    self.path = path
    self.flow = flow
  }
}

/// What one bot of several has for itself.
package struct CompiledBot: Sendable {
  package let name: String
  package let interactions: Range<InteractionIndex>
  package let defaults: CompiledDefaults
  package let triggers: TriggerTable
  /// As its file says it.
  package let source: Flow
}
