import FlowDiagnostics
import FlowEngine
import FlowModel
import FlowSyntax

/// What the bot says and does, as data for another program.
extension Simulation {
  /// - Parameter remarks: what the channel makes of it.
  func object(_ utterance: Utterance, _ remarks: [String]) -> JSONObject {
    let text = UntrustedText.shown(secrets.masked(utterance.text), keepingLineBreaks: true)
    var object = JSONObject([
      "kind": .string("bot"), "text": .string(text),
      "interaction": utterance.interaction.map(name) ?? .null,
      "speaker": .string("\(utterance.speaker)"), "display": .string(display(utterance)),
      "buttons": .array(utterance.buttons.enumerated().map { .object(button($1, $0 + 1)) }),
    ])
    switch utterance.display {
    case .plain, .buttons, .quickReplies: break
    case .card(let subtitle, let imageURL):
      object["subtitle"] = subtitle.map(string)
      object["imageUrl"] = imageURL.map(string)
    case .carousel(let cards, let asListPicker):
      object["asListPicker"] = .bool(asListPicker)
      object["cards"] = .array(cards.map { .object(card($0)) })
    }
    if !remarks.isEmpty { object["remarks"] = .array(remarks.map(string)) }
    return object
  }

  private func display(_ utterance: Utterance) -> String {
    switch utterance.display {
    case .plain: "plain"
    case .buttons: "buttons"
    case .quickReplies: "quickReplies"
    case .card: "card"
    case .carousel: "carousel"
    }
  }

  private func button(_ button: Utterance.ShownButton, _ number: Int) -> JSONObject {
    var object = JSONObject([
      "number": .integer(number), "label": string(button.display),
      "type": button.type.map { .string($0.rawValue) } ?? .null,
    ])
    object["target"] = button.target.map(string)
    object["imageUrl"] = button.imageURL.map(string)
    return object
  }

  private func card(_ card: Utterance.Card) -> JSONObject {
    var object = JSONObject(["title": string(card.title)])
    object["subtitle"] = card.subtitle.map(string)
    object["imageUrl"] = card.imageURL.map(string)
    object["itemUrl"] = card.itemURL.map(string)
    object["buttons"] = .array(card.buttons.map { .integer($0 + 1) })
    return object
  }

  func object(_ end: ScriptEnd, _ text: String) -> JSONObject {
    var object = JSONObject([
      "kind": .string("script"), "interaction": name(end.interaction),
    ])
    switch end.outcome {
    case .changed(let changes):
      var changed = JSONObject()
      for change in changes {
        let isSecret = Simulation.isSecretName(change.name)
        changed[change.name] = change.value.map { masked($0, isSecret: isSecret) } ?? .null
      }
      object["changed"] = .object(changed)
    case .failed(let failure):
      object["error"] = string(self.text(of: failure))
      object["line"] = failure.line.map { .integer($0) }
      object["column"] = failure.column.map { .integer($0) }
    }
    object["text"] = .string(text)
    return object
  }

  func object(_ attachment: Attachment) -> JSONObject {
    JSONObject([
      "kind": .string("attachment"), "interaction": name(attachment.interaction),
      "name": string(attachment.name), "mediaType": attachment.mediaType.map(string) ?? .null,
      "size": .integer(attachment.size),
    ])
  }

  func object(_ agent: AgentEffect, _ text: String) -> JSONObject {
    let event =
      switch agent {
      case .requested: "requested"
      case .notified: "notified"
      case .joined: "joined"
      case .noneOnline: "none"
      case .left: "left"
      case .heard: "heard"
      }
    var object = JSONObject(["kind": .string("agent"), "event": .string(event)])
    if case .heard(let said) = agent { object["said"] = string(said) }
    object["text"] = .string(text)
    return object
  }
}
