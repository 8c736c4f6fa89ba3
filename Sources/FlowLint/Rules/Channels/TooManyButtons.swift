import FlowDiagnostics
import FlowModel

extension Rule {
  static let tooManyButtons = Rule(
    "too-many-buttons", .channels, .error, "more buttons than can be shown",
    why: """
      A message takes three buttons [C-btn], or ten when they are shown as a card [C-msgcard]; a \
      question takes four answers as buttons [C-custom], a card of a carousel three [C-carditems]. \
      No page says what becomes of the others; do not count on anybody seeing them. As quick \
      replies there may be eleven. Some channels allow fewer; a flow is judged by its `channels`.
      """,
    examples: [
      .interactions(
        """
            {"name": "Menu", "type": "Message",
             "details": {"whenWeReceive": ["start", "a", "b", "c", "d"], "sendToUser": "What now?"},
             "buttons": {"displayType": "Button", "items": [
               {"display": "Appointments", "buttonType": "Postback", "payload": "a"},
               {"display": "Bills", "buttonType": "Postback", "payload": "b"},
               {"display": "Contact", "buttonType": "Postback", "payload": "c"},
               {"display": «"Directions"», "buttonType": "Postback", "payload": "d"}
             ]}}
        """),
      .interactions(
        """
            {"name": "Tickets", "type": "Card",
             "details": {"whenWeReceive": ["start"], "sendToUser": "Our tickets:", "next": null},
             "items": {"cards": [{"title": "Day ticket", "buttons": [
               {"display": "Web", "buttonType": "URL", "url": "https://tickets.example"},
               {"display": "Call", "buttonType": "Phone", "number": "+15555550123"},
               {"display": "Agent", "buttonType": "Live Agent"},
               {"display": «"Map"», "buttonType": "URL", "url": "https://map.example"}
             ]}]}}
        """),
      .interactions(
        """
            {"name": "Menu", "type": "Message",
             "details": {"whenWeReceive": ["start", "a", "b", "c", "d"], "sendToUser": "What now?"},
             "buttons": {"displayType": "Quick Reply", "items": [
               {"display": "Appointments", "buttonType": "Postback", "payload": "a"},
               {"display": "Bills", "buttonType": "Postback", "payload": "b"},
               {"display": "Contact", "buttonType": "Postback", "payload": "c"},
               {"display": "Directions", "buttonType": "Postback", "payload": "d"}
             ]}}
        """),
    ]
  ) { flow, findings in
    flow.reportRows(
      of: [.buttonsOfMessage, .buttonsOfMessageCard, .answerButtons, .buttonsOfCarouselCard],
      .refused, &findings
    ) { row, interaction in
      switch row.subject {
      case .buttonsOfMessage, .answerButtons:
        guard row.canBeQuickReplies else { return (spread, nil) }
        return (
          "show them as Quick Reply", flow.quickReplyFix(of: interaction, row.subject)
        )
      case .buttonsOfCarouselCard: return ("leave some out, or spread them over several cards", nil)
      default: return (spread, nil)
      }
    }
  }

  private static let spread = "leave some out, or spread them over several messages"
}

extension ChoiceRow {
  /// Whether they are words to send and nothing else, and few enough.
  fileprivate var canBeQuickReplies: Bool {
    guard let limit = ChannelLimit.ofProduct(.quickReplies), limit.allows(count) else {
      return false
    }
    return switch choices {
    case .buttons(let buttons): buttons.allSatisfy { $0.type == .postback }
    case .answers: true
    case .cards: false
    }
  }
}

extension LintedFlow {
  fileprivate func quickReplyFix(
    of interaction: Interaction, _ subject: ChannelLimit.Subject
  ) -> Fix? {
    let tab = subject == .answerButtons ? "answers" : "buttons"
    return fieldSpan([tab, "displayType"], in: interaction.span).map { span in
      let label = MessageDisplayType.quickReply.rawValue
      return Fix("show them as \(label)", [.init(span, JSONText.quoted(label))], .needsReview)
    }
  }
}
