package import FlowModel
import FlowSyntax

extension Turn {
  /// Runs one interaction: its guard, its action if it has one, then itself.
  mutating func run(_ index: InteractionIndex) {
    let interaction = flow.interactions[index]
    let isResumed = session.caller == index
    if !isResumed {
      session[.hops] += 1
      guard session[.hops] <= Engine.mostHops else { return stop(.hopLimit) }
      session.position = index
      if interaction.isGuarded, !interaction.offersLogin, !isLoggedIn {
        return sendToLogin(interaction)
      }
      // Of an action that is run for another interaction only its settings are run.
      if session.caller == nil, let action = interaction.actionToRunFirst {
        session.caller = index
        return go(to: action, .actionFirst)
      }
    }
    session.caller = isResumed ? nil : session.caller
    session.position = index
    session.target = nil
    perform(interaction, index)
  }

  private mutating func sendToLogin(_ interaction: CompiledInteraction) {
    session.caller = nil
    if let prompt = interaction.goHereIfNotLoggedIn {
      go(to: prompt, .notLoggedIn)
    } else {
      trace(.note(.noPlaceToLogIn(session.position ?? 0)))
      sendDefaultText()
      wait()
    }
  }

  private mutating func perform(_ interaction: CompiledInteraction, _ index: InteractionIndex) {
    switch interaction.behaviour {
    case .message(let text, let delay): say(text, interaction, index, delay: delay)
    case .condition(let rows): decide(rows, interaction)
    case .rest(let request): send(request, of: index)
    case .question: stop(.notBuilt(index, feature: "Question"))
    case .card: stop(.notBuilt(index, feature: "Card"))
    case .setVariable: stop(.notBuilt(index, feature: "Set Variable"))
    case .goToBot: stop(.notBuilt(index, feature: "Go To Bot"))
    case .sendAttachment: stop(.notBuilt(index, feature: "Send Attachment"))
    }
  }

  private mutating func say(
    _ text: CompiledTemplate?, _ interaction: CompiledInteraction, _ index: InteractionIndex,
    delay: Double
  ) {
    let rendered = text.map { engine.render($0, in: session, values) } ?? Rendered()
    noteUnset(rendered.unset, index)
    let offered = engine.offeredButtons(of: index, on: session.channel)
    if offered.count < interaction.buttons.count {
      for button in interaction.buttons where !session.channel.offers(button) {
        trace(.note(.buttonNotOffered(index, display: button.display)))
      }
    }
    effects.append(
      .say(
        Utterance(
          interaction: index, text: rendered.text, display: offered.isEmpty ? .plain : .buttons,
          buttons: offered.map { .init(display: $0.display, type: $0.typeLabel) })))
    session.live = offered.isEmpty ? nil : index
    if delay > 0, case .to = interaction.next {
      return stop(.notBuilt(index, feature: "Delay before Next"))
    }
    follow(interaction.next)
  }

  mutating func noteUnset(_ names: [String], _ index: InteractionIndex) {
    if !names.isEmpty { trace(.note(.unset(index, names))) }
  }

  private mutating func decide(_ rows: [CompiledRow], _ interaction: CompiledInteraction) {
    let evaluation = ConditionEvaluation(patterns: engine.patterns)
    var readings: [RowReading] = []
    for (place, row) in rows.enumerated() {
      let value = engine.read(row.variable, in: session, values)
      let operand = operand(of: row)
      let verdict = evaluation.judge(value, row.operator, operand)
      if engine.isTracing {
        readings.append(
          RowReading(
            row: place + 1, variable: row.variable.path.text, value: value,
            operator: row.operator, operand: operand, isMet: verdict.isMet,
            remark: verdict.remark))
      }
      if verdict.isMet { return go(to: row.next, .rowMet(place + 1, readings)) }
    }
    guard case .to(let index) = interaction.next else {
      trace(.note(.conditionLeadsNowhere(session.position ?? 0, readings)))
      return wait()
    }
    go(to: index, .noRowMet(readings))
  }

  private func operand(of row: CompiledRow) -> JSONValue? {
    switch row.operand {
    case .none: return nil
    case .constant(let value): return value
    case .template(let template):
      // A lone variable is compared as the value it is, not as its text.
      if template.pieces.count == 1, case .value(let path, _, false)? = template.pieces.first {
        return engine.read(path, in: session, values)
      }
      return .string(engine.render(template, in: session, values).text)
    }
  }

  /// The default reply's text without its Next.
  mutating func sendDefaultText() {
    session.live = nil
    guard let text = flow.defaults.replyText else {
      return effects.append(.say(Utterance(interaction: nil, text: DefaultReply.builtIn)))
    }
    let rendered = engine.render(text, in: session, values)
    if let position = session.position { noteUnset(rendered.unset, position) }
    effects.append(.say(Utterance(interaction: nil, text: rendered.text)))
  }
}

enum DefaultReply {
  /// Where the bot sets none; the product's own wording is not documented for Converse.
  static let builtIn = "Sorry, I did not understand that."
}

extension Engine {
  /// The buttons of a message that `channel` can show, in order: a press counts along these.
  package func offeredButtons(
    of index: InteractionIndex, on channel: Channel
  ) -> [CompiledButton] {
    flow.interactions[index].buttons.filter { channel.offers($0) }
  }
}

extension Channel {
  fileprivate func offers(_ button: CompiledButton) -> Bool {
    canLinkAccounts || !button.needsAccountLinking
  }
}

extension CompiledButton {
  fileprivate var needsAccountLinking: Bool {
    switch action {
    case .accountLink, .accountUnlink: true
    case .postback, .url, .phone, .liveAgent: false
    }
  }
}
