import FlowDiagnostics
import FlowModel
import FlowSyntax

/// An interaction as the Designer shows it: tab by tab, fields by their labels.
struct InteractionSheet {
  private(set) var lines: [String] = []

  init(_ interaction: Interaction) {
    let action = interaction.details.actionType.map { ", \($0.value.rawValue)" } ?? ""
    lines.append("\(interaction.name.value) (\(interaction.type.rawValue)\(action))")
    if let text = interaction.text { lines.append("  \(text)") }
    add(interaction.details)
    add(interaction.buttons)
    add(interaction.answers)
    add(interaction.items)
    add(interaction.settings)
    add(interaction.advanced)
  }

  private mutating func tab(_ name: String, _ fields: [(String, String?)]) {
    let filled = fields.compactMap { field in field.1.map { (field.0, $0) } }
    guard !filled.isEmpty else { return }
    lines.append("  \(name)")
    for (label, value) in filled {
      for (place, line) in value.split(separator: "\n", omittingEmptySubsequences: false)
        .enumerated()
      {
        lines.append(place == 0 ? "    \(label): \(line)" : "      \(line)")
      }
    }
  }

  private mutating func add(_ details: Interaction.Details) {
    let words = details.whenWeReceive.map(\.value).joined(separator: ", ")
    tab(
      "Details",
      [
        ("Intention", details.intention?.value), ("When we receive", words.isEmpty ? nil : words),
        ("Send to user", details.sendToUser?.text), ("Action", details.action?.value),
        ("Next", text(details.next)),
        ("Delay before Next", details.delayBeforeNext > 0 ? "\(details.delayBeforeNext) s" : nil),
        ("Transaction Tag", details.transactionTag),
        ("Transaction End", details.transactionEnd ? "yes" : nil),
      ])
  }

  private func text(_ next: Next) -> String? {
    switch next {
    case .absent: nil
    case .endsHere: "ends here"
    case .to(let name): name.value
    }
  }

  private mutating func add(_ buttons: ButtonsTab) {
    guard !buttons.items.isEmpty else { return }
    tab(
      "Buttons (\(buttons.displayType.rawValue))",
      [("Subtitle", buttons.subtitle), ("Image URL", buttons.imageURL?.text)]
        + buttons.items.map { ($0.display, button($0)) })
  }

  private func button(_ button: Button) -> String {
    let detail = button.payload ?? button.url ?? button.loginPageURL?.text ?? button.number
    return button.type.rawValue + (detail.map { ", \($0)" } ?? "")
  }

  private mutating func add(_ answers: AnswersTab?) {
    guard let answers else { return }
    tab(
      "Answers (\(answers.format.rawValue))",
      [
        ("Variable name", answers.variableName?.value),
        ("Answer type", answers.answerType?.rawValue),
        ("Validation expression", answers.validationExpression?.value),
        ("Validation error message", answers.validationErrorMessage?.text),
      ]
        + answers.items.map { answer in
          (answer.display, text(answer.next).map { "Next \($0)" } ?? "")
        })
  }

  private mutating func add(_ items: ItemsTab) {
    let fromAction = items.fromAction.map { "{\($0.variable.value)}" }
    tab(
      "Items",
      items.cards.map { ($0.title, $0.subtitle ?? "") }
        + [("Get Cards By Action", fromAction)])
  }

  private mutating func add(_ settings: Settings?) {
    switch settings {
    case nil: break
    case .condition(let rows)?:
      tab(
        "Settings",
        rows.enumerated().map { place, row in
          let value = row.value.map { " \($0.text)" } ?? ""
          let variable = row.variable?.text ?? ""
          return (
            "Condition \(place + 1)",
            "\(variable) \(row.operator.value.rawValue)\(value) → \(row.next?.value ?? "")"
          )
        })
    case .rest(let rest)?: add(rest)
    case .setVariable(let script)?: tab("Settings", [("Script", script.value)])
    case .goToBot(let target)?:
      tab("Settings", [("Bot", target.bot.value), ("Interaction", target.interaction?.value)])
    case .sendAttachment(let attachment)?:
      tab(
        "Settings",
        [("File name", attachment.fileName?.text), ("Endpoint", attachment.endpoint?.text)])
    }
  }

  private mutating func add(_ rest: RESTSettings) {
    let error = rest.setErrorIfResponse.map { "\($0.data.value.text) is \($0.is.rawValue)" }
    tab(
      "Settings",
      [
        ("Endpoint", rest.endpoint?.text), ("Method", rest.method.rawValue),
        ("Authorization", rest.authorization?.text), ("Content-Type", rest.contentType?.value),
      ]
        + rest.headers.map { ("Header \($0.name.value)", $0.value.text) }
        + [
          ("Body", rest.body?.text), ("Variable name", rest.variableName?.value),
          ("Time to live", rest.timeToLive > 0 ? "\(rest.timeToLive) min" : nil),
          ("Set data from response", rest.setDataFromResponse?.value.text),
          ("Set error if response", error),
        ])
  }

  private mutating func add(_ advanced: Interaction.Advanced) {
    tab(
      "Advanced",
      [
        ("Requires account linking", advanced.requiresAccountLinking ? "yes" : nil),
        ("Go here if not logged in", advanced.goHereIfNotLoggedIn?.value),
        ("On error go to", advanced.onErrorGoTo?.value),
      ])
  }
}

extension ConditionRow.ConditionValue {
  fileprivate var text: String {
    switch self {
    case .constant(let value, _): value.json
    case .template(let template): template.text
    }
  }
}
