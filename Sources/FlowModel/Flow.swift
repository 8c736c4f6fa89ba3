package import FlowDiagnostics
package import FlowSyntax

/// A bot as its file says it, each part with its place.
package struct Flow: Sendable {
  package var name = ""
  package var text: String?
  package var language = "en"
  package var channels: [Located<Channel>] = []
  package var globals: [Global] = []
  package var intentions: [Intention] = []
  package var defaults = Defaults()
  package var interactions: [Interaction] = []
  package var checks: [Check] = []
  package var allowances: [Allowance] = []

  package init() {}

  /// What a bot runs on that names no channels.
  package static let usualChannels: [Channel] = [.webClient, .facebook, .appleBusinessChat]

  package var usedChannels: [Channel] {
    channels.isEmpty ? Flow.usualChannels : channels.map(\.value)
  }

  package struct Global: Sendable {
    package var name: Located<String>
    package var value: JSONValue
  }

  /// A tenant's list of utterances [C-int].
  package struct Intention: Sendable {
    package var name: Located<String>
    /// Exact text, or a regular expression written `/…/`.
    package var utterances: [Located<String>]
  }
}

/// Where *Next* leads.
package enum Next: Hashable, Sendable {
  case absent
  /// `null`: ends here on purpose.
  case endsHere(Span)
  case to(Located<String>)

  package var target: Located<String>? {
    guard case .to(let target) = self else { return nil }
    return target
  }
}

/// Config > Defaults [C-defaults].
package struct Defaults: Sendable {
  package var replyText: Template?
  package var replyNext = Next.absent
  package var replyMode = DefaultReplyMode.textAndNext
  package var answerReplyText: Template?
  package var agentThreshold = 3
  package var afterLogin: Located<String>?
  package var afterLoginFailed: Located<String>?
  package var afterLogout: Located<String>?
  package var globalCancel = ["cancel"]
  /// Minutes.
  package var sessionTimeout = 1440
  package var agentConfirmation: Template?
  package var noAgentsNext: Located<String>?
  package var agentStartMessage: Template?
  package var startMessage: String?

  /// The word that opens a conversation on `channel` (on SMS another one [C-sms]).
  package func startWord(on channel: Channel) -> String {
    startMessage ?? (channel == .sms ? "init" : "start")
  }
}

/// A property that must hold on every path.
package struct Check: Sendable {
  package var span: Span
  package var name = ""
  package var when: Located<String>?
  package var require: [ConditionRow] = []
  package var never: Located<String>?
  package var unless: [ConditionRow] = []
}

/// A finding that the author has looked at and lets stand.
package struct Allowance: Sendable {
  package var span: Span
  package var rule: Located<String>?
  package var interaction: Located<String>?
  package var reason = ""
}
