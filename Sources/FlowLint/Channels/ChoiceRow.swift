import FlowDiagnostics
import FlowModel

/// Buttons, quick replies or cards that are shown together, as far as the flow itself has them.
struct ChoiceRow {
  enum Choices {
    case buttons([Button])
    case answers([AnswersTab.Answer])
    case cards([ItemsTab.CardItem])
  }

  var subject: ChannelLimit.Subject
  var choices: Choices

  var count: Int {
    switch choices {
    case .buttons(let buttons): buttons.count
    case .answers(let answers): answers.count
    case .cards(let cards): cards.count
    }
  }

  /// The object of one of them, and the member that holds its label.
  func object(at place: Int) -> (span: Span, label: String) {
    switch choices {
    case .buttons(let buttons): (buttons[place].span, "display")
    case .answers(let answers): (answers[place].span, "display")
    case .cards(let cards): (cards[place].span, "title")
    }
  }
}

extension Interaction {
  /// Whether it shows buttons, answers or cards, or a card of a message.
  var hasChoices: Bool {
    switch type {
    case .message: !buttons.items.isEmpty || buttons.displayType == .card
    case .question: answers?.items.isEmpty == false
    case .card: true
    case .action: false
    }
  }

  /// How the answers of a question are shown; fetched ones always as quick replies.
  var answerSubject: ChannelLimit.Subject {
    answers?.displayType == .button && answers?.variableHoldingTags == nil
      ? .answerButtons : .quickReplies
  }

  /// How the buttons of a message are shown.
  var buttonSubject: ChannelLimit.Subject {
    switch buttons.displayType {
    case .button: .buttonsOfMessage
    case .quickReply: .quickReplies
    case .card: .buttonsOfMessageCard
    }
  }

  /// All that this interaction shows together; nothing is told of what there is none of.
  func forEachRow(_ body: (ChoiceRow) -> Void) {
    if !buttons.items.isEmpty {
      body(ChoiceRow(subject: buttonSubject, choices: .buttons(buttons.items)))
    }
    if let answers, !answers.items.isEmpty {
      body(ChoiceRow(subject: answerSubject, choices: .answers(answers.items)))
    }
    if !items.cards.isEmpty { body(ChoiceRow(subject: .cards, choices: .cards(items.cards))) }
    for card in items.cards where !card.buttons.isEmpty {
      body(ChoiceRow(subject: .buttonsOfCarouselCard, choices: .buttons(card.buttons)))
    }
  }
}

extension LintedFlow {
  /// Reports rows of choices that are too long for some limits, at the first choice too many.
  func reportRows(
    of subjects: [ChannelLimit.Subject], _ excesses: Set<ChannelLimit.Excess>,
    _ findings: inout RuleFindings,
    help: (ChoiceRow, Interaction) -> (help: String, fix: Fix?)
  ) {
    let limits = subjects.map { subject in
      (subject, JudgedLimits(channels, byProduct: subject, excesses) { _ in subject })
    }
    let least = limits.compactMap(\.1.most).min() ?? .max
    var reach = ChannelReach(self)
    for place in withChoices {
      let interaction = interactions[place]
      interaction.forEachRow { row in
        guard row.count > least, let limit = limits.first(where: { $0.0 == row.subject })?.1 else {
          return
        }
        let exceeded = limit.exceeded(by: row.count, at: place, &reach)
        guard let first = exceeded.first else { return }
        let extra = row.object(at: first.most)
        let advice = help(row, interaction)
        findings.report(
          tooMany: "'\(interaction.name.value)' has \(row.text)", exceeded,
          at: span(of: extra.label, in: extra.span), help: advice.help, fix: advice.fix)
      }
    }
  }
}

extension ChoiceRow {
  /// How many of what: "5 buttons".
  fileprivate var text: String {
    switch subject {
    case .quickReplies: "\(count) quick replies"
    case .answerButtons: Plural.of(count, "answer button")
    case .cards: Plural.of(count, "card")
    case .buttonsOfMessageCard: "\(Plural.of(count, "button")) on its card"
    case .buttonsOfCarouselCard: "\(Plural.of(count, "button")) on one card"
    default: Plural.of(count, "button")
    }
  }
}
