import FlowDiagnostics
import FlowModel

extension Rule {
  static let tooManyCards = Rule(
    "too-many-cards", .channels, .error, "more cards than a carousel takes",
    why: """
      A carousel takes ten cards [C-carditems]; no page says what becomes of the eleventh, so do \
      not count on anybody seeing it. Cards that an action fetches come on top of those in the \
      flow.
      """,
    examples: [
      .interactions(
        """
            {"name": "Rooms", "type": "Card",
             "details": {"whenWeReceive": ["start"], "sendToUser": "Our rooms:", "next": null},
             "items": {"cards": [
               {"title": "Room 1", "subtitle": "2 beds"}, {"title": "Room 2", "subtitle": "1 bed"},
               {"title": "Room 3", "subtitle": "2 beds"}, {"title": "Room 4", "subtitle": "1 bed"},
               {"title": "Room 5", "subtitle": "2 beds"}, {"title": "Room 6", "subtitle": "1 bed"},
               {"title": "Room 7", "subtitle": "2 beds"}, {"title": "Room 8", "subtitle": "1 bed"},
               {"title": "Room 9", "subtitle": "2 beds"}, {"title": "Room 10", "subtitle": "1 bed"},
               {"title": «"Room 11"», "subtitle": "2 beds"}
             ]}}
        """),
      .interactions(
        """
            {"name": "Rooms", "type": "Card",
             "details": {"whenWeReceive": ["start"], "sendToUser": "Our rooms:", "next": null},
             "items": {"cards": [
               {"title": "Single room", "subtitle": "Rooms 2, 4, 6, 8 and 10"},
               {"title": "Double room", "subtitle": "Rooms 1, 3, 5, 7, 9 and 11"}
             ]}}
        """),
    ]
  ) { flow, findings in
    flow.reportRows(of: [.cards], .refused, &findings) { _, _ in
      ("show fewer, or ask first what the customer is looking for", nil)
    }
  }
}
