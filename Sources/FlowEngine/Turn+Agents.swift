import FlowModel

extension Turn {
  /// The customer asks for a human: the request is confirmed, and the bot goes on until one comes
  /// [C-ltconf].
  mutating func requestAgent() {
    if let text = defaults.agentConfirmation { say(text) }
    if session.agent == .absent { session.agent = .asked }
    effects.append(.agent(.requested))
    wait()
  }

  /// While an agent talks, what the customer says or chooses is the agent's [C-ltuse].
  mutating func goesToAgent(_ text: String) -> Bool {
    guard session.agent == .talking else { return false }
    effects.append(.agent(.heard(text)))
    wait()
    return true
  }

  mutating func agent(_ event: AgentEvent) throws(Rejection) {
    guard session.phase == .waiting else { throw .busy }
    switch (event, session.agent) {
    case (.joined, .absent), (.joined, .asked):
      session.agent = .talking
      effects.append(.agent(.joined))
      if let template = defaults.agentStartMessage {
        let rendered = engine.render(template, in: session, values)
        noteUnset(rendered.unset, session.position ?? 0)
        tell(Utterance(interaction: nil, text: rendered.text, speaker: .agent))
      }
    case (.noneOnline, .asked):
      session.agent = .absent
      effects.append(.agent(.noneOnline))
      guard let next = defaults.noAgentsNext else { return }
      session[.hops] = 0
      go(to: next, .noAgents)
    case (.said(let text), .talking):
      tell(Utterance(interaction: nil, text: text, speaker: .agent))
    case (.left, .talking):
      // The bot takes over again at the customer's next message [C-ltuse].
      session.agent = .absent
      effects.append(.agent(.left))
    case (.joined, .talking), (.noneOnline, _), (.said, _), (.left, _):
      throw .noAgent(session.agent)
    }
  }
}
