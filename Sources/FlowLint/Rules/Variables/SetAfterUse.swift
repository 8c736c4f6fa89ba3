import FlowDiagnostics
import FlowModel

extension Rule {
  static let setAfterUse = Rule(
    "set-after-use", .variables, .warning,
    "a variable that is read before anything can have set it",
    why: """
      Every way to what sets the variable goes by this interaction first, so when a conversation \
      comes here for the first time, the variable is empty. The customer reads a text with a gap, or \
      a request goes out without the value it needs. Move what sets it before what reads it.

      Where the bot comes back here after the variable was set, only what stands in the middle of a \
      sentence is reported: a hint in front of a question, or where to go on in a list, may well be \
      empty the first time.
      """,
    examples: [
      .interactions(
        """
            {"name": "Welcome", "type": "Message",
             "details": {"whenWeReceive": ["start"], "sendToUser": "Hello!", "next": "Confirm"}},
            {"name": "Confirm", "type": "Message",
             "details": {"sendToUser": "We shall ring you at «{phone}».", "next": "Ask"}},
            {"name": "Ask", "type": "Question",
             "details": {"sendToUser": "Is that all? If not, leave your number.", "next": null},
             "answers": {"variableName": "phone", "answerFormat": "Any"}}
        """),
      .interactions(
        """
            {"name": "Welcome", "type": "Message",
             "details": {"whenWeReceive": ["start"], "sendToUser": "Hello!", "next": "Ask"}},
            {"name": "Ask", "type": "Question",
             "details": {"sendToUser": "What is your number?", "next": "Confirm"},
             "answers": {"variableName": "phone", "answerFormat": "Any"}},
            {"name": "Confirm", "type": "Message",
             "details": {"sendToUser": "We shall ring you at {phone}."}}
        """),
    ]
  ) { flow, findings in
    guard !flow.variables.hasUnseenWriter else { return }
    let facts = WritingFacts(flow)
    var origin = ValueOrigin(flow, firstTime: true)
    var order = FirstVisits(flow)
    var last: (variable: VariableUses.ID, interaction: Int)?
    for reading in flow.variables.readings where facts.isDecidedHere(reading.variable) {
      guard let place = reading.interaction, flow.reached[place], !reading.isTest,
        last.map({ $0 != (reading.variable, place) }) ?? true,
        flow.isInSentence(reading) || !origin.mayBe(true, reading.variable, readIn: place),
        origin.mayBe(false, reading.variable, readIn: place),
        order.comes(place, beforeAllThatSet: reading.variable)
      else { continue }
      last = (reading.variable, place)
      let gift = flow.variables.firstGift(of: reading.variable)
      findings.report(
        "'\(reading.path.root)' is read here before anything sets it", at: reading.span,
        related: gift.map { [.init($0.span, "it is set here, which comes later")] } ?? [],
        notes: ["every way to what sets it goes by '\(flow.interactions[place].name.value)' first"],
        help: "set it before it is read")
    }
  }
}

extension LintedFlow {
  /// Whether a word stands directly before a variable in a text that is said, so that a gap shows.
  fileprivate func isInSentence(_ reading: VariableUses.Reading) -> Bool {
    let start = reading.span.start
    guard reading.place == .template(.sendToUser), start >= 2,
      source.bytes[start] == UInt8(ascii: "{"), source.bytes[start - 1] == UInt8(ascii: " ")
    else { return false }
    let before = source.bytes[start - 2]
    return before >= 0x80 || UnicodeScalar(before).properties.isAlphabetic
  }
}

extension VariableUses.Reading {
  /// Whether a condition asks what is in it; what that means is said of the condition.
  fileprivate var isTest: Bool {
    switch place {
    case .template(.conditionVariable), .template(.conditionValue): true
    case .template, .list, .defaults, .check: false
    }
  }
}
