import FlowDiagnostics
import FlowModel

extension Rule {
  static let elementNotOnChannel = Rule(
    "element-not-on-channel", .channels, .warning,
    "something that a channel of the bot does not take",
    why: """
      Alexa has no cards and no URL and Phone buttons [C-alexa], and neither Alexa nor SMS shows \
      images; Facebook refuses a card with nothing but a title, and cannot call a number without \
      its country code. The customer there hears a text that speaks of buttons \
      which are not there, or nothing at all.

      A bot for several channels asks first: a Condition on `{channel}` leads the channel round \
      what it does not take [C-alexa]. What only other channels get to is not reported.
      """,
    examples: [
      .members(
        """
          "channels": ["Web Client", "Alexa"],
          "interactions": [
            {"name": "Welcome", "type": "Message",
             "details": {"whenWeReceive": ["start"], "sendToUser": "See our website."},
             "buttons": {"displayType": "Button", "items": [
               {"display": "Website", "buttonType": «"URL"», "url": "https://shop.example"}
             ]}}
          ]
        """),
      .members(
        """
          "channels": ["Web Client", "Alexa"],
          "interactions": [
            {"name": «"Rooms"», "type": "Card",
             "details": {"whenWeReceive": ["start"], "sendToUser": "Our rooms:", "next": null},
             "items": {"cards": [{"title": "Double room", "subtitle": "With a view of the lake"}]}}
          ]
        """),
      .members(
        """
          "channels": ["Facebook"],
          "interactions": [
            {"name": "Contact", "type": "Message",
             "details": {"whenWeReceive": ["start"], "sendToUser": "Call us."},
             "buttons": {"displayType": "Button", "items": [
               {"display": "Call", "buttonType": "Phone", "number": «"555 5550123"»}
             ]}}
          ]
        """),
      .members(
        """
          "channels": ["Web Client", "Alexa"],
          "interactions": [
            {"name": "Which channel?", "type": "Action",
             "details": {"whenWeReceive": ["start"], "actionType": "Condition", "next": "Welcome"},
             "settings": {"conditions": [
               {"variable": "{channel}", "operator": "Equals", "value": "Alexa", "next": "Spoken"}
             ]}},
            {"name": "Welcome", "type": "Message",
             "details": {"sendToUser": "See our website.", "next": null},
             "buttons": {"displayType": "Button", "items": [
               {"display": "Website", "buttonType": "URL", "url": "https://shop.example"}
             ]}},
            {"name": "Spoken", "type": "Message",
             "details": {"sendToUser": "Our website is shop dot example.", "next": null}}
          ]
        """),
    ]
  ) { flow, findings in
    // Of these there are rules of their own; where nobody logs in, nobody misses the way out.
    let elsewhere: [ChannelElement] = [
      .plainHTTP, .button(.accountLink), .button(.accountUnlink),
    ]
    flow.forEachUnsupported({ !elsewhere.contains($0) }) { shown, facts in
      let channels = facts.map(\.channel).listed
      findings.report(
        message(shown, channels, areSeveral: facts.count > 1),
        at: flow.fieldSpan(shown.path, in: shown.object) ?? shown.object,
        notes: facts.map { fact in
          "\(fact.channel.rawValue): \(fact.source.reference), looked up \(fact.lookedUp)"
        }, help: help(shown.element))
    }
  }

  private static func message(
    _ shown: ShownElement, _ channels: String, areSeveral: Bool
  ) -> String {
    let verb = areSeveral ? "do" : "does"
    return switch shown.element {
    case .cardInteraction: "'\(shown.name)' shows cards, which \(channels) \(verb) not have"
    case .messageCard: "'\(shown.name)' shows a card, which \(channels) \(verb) not have"
    case .button(let type):
      "\(quoted(shown.name)) is left out: \(channels) \(verb) not have \(type.rawValue) buttons"
    case .titleAlone: "the card \(quoted(shown.name)) has only a title: \(channels) refuses it"
    case .localNumber: "this number has no + and country code: \(channels) cannot call it"
    case .image: "'\(shown.name)' has an image, which \(channels) \(verb) not show"
    case .plainHTTP: "\(quoted(shown.name)) does not open over https on \(channels)"
    }
  }

  private static func help(_ element: ChannelElement) -> String {
    switch element {
    case .titleAlone: "give it a subtitle, an image or a button"
    case .localNumber: "write it with + and the country code"
    case .cardInteraction, .messageCard, .button, .image, .plainHTTP:
      "lead that channel round it with a Condition on {channel}, and say it in words there"
    }
  }
}
