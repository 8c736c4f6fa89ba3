package import FlowDiagnostics
package import FlowSyntax

package struct CompiledInteraction: Sendable {
  package let name: String
  /// Its place among `CompiledFlow.bots`.
  package let bot: Int
  package let type: InteractionType
  package let behaviour: Behaviour
  package let next: CompiledNext
  /// *Requires account linking*, or a *Go here if not logged in*.
  package let isGuarded: Bool
  package let goHereIfNotLoggedIn: InteractionIndex?
  package let onErrorGoTo: InteractionIndex?
  /// *Action* on the Details tab, then the one that makes a Card's list.
  package let actionsToRunFirst: [InteractionIndex]
  package let transactionTag: String?
  package let transactionEnd: Bool
  package let span: Span

  /// The buttons that stand in the flow itself, a Card's in the order of its cards.
  package var buttons: [CompiledButton] {
    switch behaviour {
    case .message(let message): message.buttons
    case .card(let card): card.cards.flatMap(\.buttons)
    case .question, .condition, .rest, .setVariable, .goToBot, .sendAttachment: []
    }
  }

  package var offersLogin: Bool { buttons.contains { $0.isAccountLink } }

  /// Where *Go To Bot* leads.
  package enum BotTarget: Hashable, Sendable {
    case interaction(InteractionIndex)
    /// None is named: what receives the bot's start word.
    case start(bot: Int)
    /// No such bot was handed over.
    case missing(path: String)
  }

  package enum Behaviour: Sendable {
    case message(CompiledMessage)
    case question(CompiledQuestion)
    case card(CompiledCard)
    case condition([CompiledRow])
    case rest(CompiledRequest)
    case setVariable(script: String)
    case goToBot(BotTarget)
    case sendAttachment(CompiledAttachment)
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
  package let image: CompiledTemplate?

  package enum Action: Sendable {
    case postback(payload: String)
    case url(String)
    case accountLink(loginPageURL: CompiledTemplate, instance: String?)
    case accountUnlink
    case phone(String)
    case liveAgent
    /// One of the answers that a question offers, counted from 0.
    case answer(Int)
  }

  package init(display: String, action: Action, image: CompiledTemplate? = nil) {
    self.display = display
    self.action = action
    self.image = image
  }

  package var isAccountLink: Bool {
    guard case .accountLink = action else { return false }
    return true
  }

  /// `nil` for an answer, which the Designer does not call a button.
  package var typeLabel: ButtonType? {
    switch action {
    case .postback: .postback
    case .url: .url
    case .accountLink: .accountLink
    case .accountUnlink: .accountUnlink
    case .phone: .phone
    case .liveAgent: .liveAgent
    case .answer: nil
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

/// A request that gets a file for the customer [C-sendatt].
package struct CompiledAttachment: Sendable {
  /// Empty: the name comes from the endpoint.
  package let fileName: CompiledTemplate?
  /// *Content-Type*; absent: what the response says.
  package let mediaType: String?
  package let request: CompiledRequest
}

package struct CompiledDefaults: Sendable {
  package let replyText: CompiledTemplate?
  package let replyNext: InteractionIndex?
  package let replyMode: DefaultReplyMode
  package let afterLogin: InteractionIndex?
  package let afterLoginFailed: InteractionIndex?
  package let afterLogout: InteractionIndex?
  package let answerReplyText: CompiledTemplate?
  package let agentConfirmation: CompiledTemplate?
  package let agentStartMessage: CompiledTemplate?
  package let noAgentsNext: InteractionIndex?
  package let source: Defaults
}
