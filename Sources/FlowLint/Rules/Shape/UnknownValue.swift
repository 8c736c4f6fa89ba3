import FlowDiagnostics
import FlowModel

extension Rule {
  static let unknownValue = Rule(
    read: .unknownValue, .shape, .error, "a value that the Designer's list does not have",
    why: """
      Where the Designer offers a list, the file has the list's own words, capital letters and \
      blanks included: `Account Link`, `Is Not Empty`. Communicate has other words for some of \
      them (`Carousel` is a `Card`), which the fix translates.
      """,
    examples: [
      .interactions(
        """
            {"name": "Offers", "type": «"Carousel"»,
             "details": {"whenWeReceive": ["start"], "sendToUser": "Our offers:"},
             "items": {"cards": [{"title": "Basic", "subtitle": "5 euros a month"}]}}
        """),
      .interactions(
        """
            {"name": "Offers", "type": "Card",
             "details": {"whenWeReceive": ["start"], "sendToUser": "Our offers:"},
             "items": {"cards": [{"title": "Basic", "subtitle": "5 euros a month"}]}}
        """),
    ])
}
