package import FlowDiagnostics
package import FlowSyntax

/// An interaction's place in its flow.
package typealias InteractionIndex = Int

/// A flow whose names have been looked up once: what the engine runs.
package struct CompiledFlow: Sendable {
  package let name: String
  package let channels: [Channel]
  package let interactions: [CompiledInteraction]
  package let defaults: CompiledDefaults
  package let slots: SlotTable
  package let triggers: TriggerTable
  /// What every session starts with, by slot.
  package let globals: [(slot: Int, value: JSONValue)]
  /// Globals that nothing in the flow assigns, and where a login comes back to: only these may
  /// choose the host of a request.
  package let constantSlots: Set<Int>
  private let indices: [String: InteractionIndex]

  /// - Precondition: `flow` was read without an error.
  package init(_ flow: Flow) {
    var compiler = FlowCompiler(flow)
    interactions = flow.interactions.map { compiler.interaction($0) }
    defaults = compiler.defaults(flow.defaults)
    globals = flow.globals.map { (compiler.slots.slot(of: $0.name.value), $0.value) }
    slots = compiler.slots
    indices = compiler.indices
    triggers = TriggerTable(flow)
    name = flow.name
    channels = flow.usedChannels
    constantSlots = Set(globals.map(\.slot)).union([SlotTable.slot(of: .redirectUri)])
      .subtracting(compiler.assignedSlots)
  }

  /// The place of the interaction with that name, to the letter.
  package func index(of name: String) -> InteractionIndex? { indices[name] }
}

/// Which row of a session holds which variable; the built-in ones come first, in their own order.
package struct SlotTable: Sendable {
  package private(set) var names: [String] = BuiltInVariable.allCases.map(\.rawValue)
  private var slots: [String: Int]

  init() {
    slots = Dictionary(uniqueKeysWithValues: zip(names, names.indices))
  }

  package var count: Int { names.count }

  /// The slot of a variable; `nil` for a name that the flow never mentions.
  package func find(_ name: String) -> Int? { slots[name] }

  /// The same in every flow.
  package static func slot(of variable: BuiltInVariable) -> Int {
    builtInPlaces[variable] ?? 0
  }

  private static let builtInPlaces = Dictionary(
    uniqueKeysWithValues: zip(BuiltInVariable.allCases, BuiltInVariable.allCases.indices))

  mutating func slot(of name: String) -> Int {
    if let slot = slots[name] { return slot }
    slots[name] = names.count
    names.append(name)
    return names.count - 1
  }
}

package struct CompiledInteraction: Sendable {
  package let name: String
  package let type: InteractionType
  package let behaviour: Behaviour
  package let next: CompiledNext
  /// *Requires account linking*, or a *Go here if not logged in*.
  package let isGuarded: Bool
  package let goHereIfNotLoggedIn: InteractionIndex?
  package let onErrorGoTo: InteractionIndex?
  /// *Action* on the Details tab.
  package let actionToRunFirst: InteractionIndex?
  package let transactionTag: String?
  package let transactionEnd: Bool
  package let buttons: [CompiledButton]
  package let span: Span

  package var offersLogin: Bool { buttons.contains { $0.isAccountLink } }

  package enum Behaviour: Sendable {
    /// Seconds of delay before Next.
    case message(CompiledTemplate?, delay: Double)
    case question
    case card
    case condition([CompiledRow])
    case rest(CompiledRequest)
    case setVariable(script: String)
    case goToBot(GoToBotSettings)
    case sendAttachment
  }
}

package enum CompiledNext: Hashable, Sendable {
  case absent
  /// `null`: ends here on purpose.
  case endsHere
  case to(InteractionIndex)
}

package struct CompiledButton: Sendable {
  package let display: String
  package let action: Action

  package enum Action: Sendable {
    case postback(payload: String)
    case url(String)
    case accountLink(loginPageURL: CompiledTemplate)
    case accountUnlink
    case phone(String)
    case liveAgent
  }

  package var isAccountLink: Bool {
    guard case .accountLink = action else { return false }
    return true
  }

  package var typeLabel: ButtonType {
    switch action {
    case .postback: .postback
    case .url: .url
    case .accountLink: .accountLink
    case .accountUnlink: .accountUnlink
    case .phone: .phone
    case .liveAgent: .liveAgent
    }
  }
}

package struct CompiledRow: Sendable {
  package let variable: CompiledPath
  package let `operator`: Operator
  package let operand: Operand
  package let next: InteractionIndex

  package enum Operand: Sendable {
    case none
    case constant(JSONValue)
    case template(CompiledTemplate)
  }
}

package struct CompiledRequest: Sendable {
  package let endpoint: CompiledTemplate
  package let method: RESTMethod
  package let authorization: CompiledTemplate?
  package let contentType: String
  package let headers: [(name: String, value: CompiledTemplate)]
  package let body: CompiledTemplate?
  package let variable: (name: String, slot: Int)?
  /// Minutes; 0 = no caching.
  package let timeToLive: Int
  package let data: ResponsePath?
  package let error: (path: ResponsePath, presence: Presence)?
  /// Seconds.
  package let timeout: Int
}

package struct CompiledDefaults: Sendable {
  package let replyText: CompiledTemplate?
  package let replyNext: InteractionIndex?
  package let replyMode: DefaultReplyMode
  package let afterLogin: InteractionIndex?
  package let afterLoginFailed: InteractionIndex?
  package let afterLogout: InteractionIndex?
  package let source: Defaults
}
