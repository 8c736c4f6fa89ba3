import FlowDiagnostics
import FlowModel
import FlowSyntax

/// An interaction as the Designer shows it: tab by tab, all fields by their labels, texts as they
/// stand in the file.
struct InteractionSheet {
  private(set) var lines: [String] = []
  private let flow: CompiledFlow
  private let bot: CompiledBot
  private let index: InteractionIndex

  init(_ index: InteractionIndex, of flow: CompiledFlow) {
    self.flow = flow
    self.index = index
    bot = flow.bot(of: index)
    let interaction = flow.sources[index]
    let action = interaction.details.actionType.map { ", \($0.value.rawValue)" } ?? ""
    lines.append("\(flow.interactions[index].name) (\(interaction.type.rawValue)\(action))")
    if let text = interaction.text { lines.append("  \(text)") }
    add(interaction.details)
    add(interaction.buttons)
    if interaction.type == .question { addAnswers(interaction.answers) }
    add(interaction.items)
    add(interaction.settings)
    add(interaction.advanced)
  }

  private typealias Field = (label: String, value: String?)

  private mutating func tab(_ name: String, _ fields: [Field], isAlwaysShown: Bool = false) {
    let filled = fields.compactMap { field in field.value.map { (field.label, $0) } }
    guard isAlwaysShown || !filled.isEmpty else { return }
    lines.append("  \(name)")
    for (label, value) in filled {
      guard !value.isEmpty else {
        lines.append("    \(label)")
        continue
      }
      for (place, line) in value.split(separator: "\n", omittingEmptySubsequences: false)
        .enumerated()
      {
        lines.append(place == 0 ? "    \(label): \(line)" : "      \(line)")
      }
    }
  }

  /// An interaction of the same bot, as it is called elsewhere in the simulator.
  private func name(_ name: Located<String>?) -> String? {
    guard let name else { return nil }
    let place = bot.interactions.first { flow.sources[$0].name.value == name.value }
    return place.map { flow.interactions[$0].name } ?? name.value
  }

  private func text(_ next: Next) -> String? {
    switch next {
    case .absent: nil
    case .endsHere: "ends here"
    case .to(let name): self.name(name)
    }
  }

  private mutating func add(_ details: Interaction.Details) {
    let words = details.whenWeReceive.map(\.value).joined(separator: ", ")
    let delay = InteractionSheet.seconds(details.delayBeforeNext)
    tab(
      "Details",
      [
        ("Intention", details.intention?.value), ("When we receive", words.isEmpty ? nil : words),
        ("Send to user", details.sendToUser?.text), ("Action", name(details.action)),
        ("Next", text(details.next)), ("Delay before Next", delay),
        ("Transaction Tag", details.transactionTag),
        ("Transaction End", details.transactionEnd ? "yes" : nil),
      ])
  }

  private static func seconds(_ seconds: Double) -> String? {
    guard seconds > 0 else { return nil }
    return Int(exactly: seconds).map { "\($0) s" } ?? "\(seconds) s"
  }

  private mutating func add(_ buttons: ButtonsTab) {
    guard !buttons.items.isEmpty else { return }
    tab(
      "Buttons (\(buttons.displayType.rawValue))",
      [("Subtitle", buttons.subtitle), ("Image URL", buttons.imageURL?.text)]
        + buttons.items.map { ($0.display, text($0)) })
  }

  private func text(_ button: Button) -> String {
    let detail = button.payload ?? button.url ?? button.loginPageURL?.text ?? button.number
    return [
      button.type.rawValue, detail, button.backEndInstance.map { "back-end instance \($0)" },
    ].compactMap { $0 }.joined(separator: ", ")
  }

  private mutating func addAnswers(_ answers: AnswersTab?) {
    let format = answers?.format ?? .any
    let display = format == .custom ? answers.map { ", \($0.displayType.rawValue)" } ?? "" : ""
    tab(
      "Answers (\(format.rawValue)\(display))",
      [
        ("Variable name", variableName(answers)), ("Answer type", answers?.answerType?.rawValue),
        ("Validation expression", answers?.validationExpression?.value),
        ("Validation error message", answers?.validationErrorMessage?.text),
        ("Variable holding the array of tags", answers?.variableHoldingTags?.value),
      ] + (answers?.items.map { ($0.display, text($0)) } ?? []), isAlwaysShown: true)
  }

  /// Where the field is empty the variable is named after the question.
  private func variableName(_ answers: AnswersTab?) -> String? {
    if let name = answers?.variableName?.value { return name }
    guard case .question(let question) = flow.interactions[index].behaviour else { return nil }
    return "\(question.variable.name) (the field is empty)"
  }

  private func text(_ answer: AnswersTab.Answer) -> String {
    let expected = answer.expected.map(\.value).joined(separator: ", ")
    return [
      expected.isEmpty ? nil : "expected \(expected)", text(answer.next).map { "Next \($0)" },
      answer.imageURL.map { "image \($0.text)" },
    ].compactMap { $0 }.joined(separator: "; ")
  }

  private mutating func add(_ items: ItemsTab) {
    var fields: [Field] = []
    for card in items.cards {
      let image = card.imageURL.map { "image \($0.text)" }
      fields.append((card.title, [card.subtitle, image].compactMap { $0 }.joined(separator: "; ")))
      fields += card.buttons.map { ("  \($0.display)", text($0)) }
    }
    if let list = items.fromAction {
      fields += [
        ("Get Cards By Action", name(list.action) ?? "run earlier"),
        ("Variable containing the list", list.variable.value),
        (
          "Show cards as single List Picker in Apple Business Chat",
          list.asListPicker ? "yes" : nil
        ),
      ]
    }
    tab("Items", fields)
  }

  private mutating func add(_ settings: Settings?) {
    switch settings {
    case nil: break
    case .condition(let rows)?:
      tab(
        "Settings",
        rows.enumerated().map { place, row in
          let value = row.value.map { " \($0.text)" } ?? ""
          let condition = "\(row.variable?.text ?? "") \(row.operator.value.rawValue)\(value)"
          return ("Condition \(place + 1)", "\(condition) → \(name(row.next) ?? "")")
        })
    case .rest(let rest)?: add(rest)
    case .setVariable(let script)?: tab("Settings", [("Script", script.value)])
    case .goToBot(let target)?:
      tab("Settings", [("Bot", target.bot.value), ("Interaction", target.interaction?.value)])
    case .sendAttachment(let attachment)?:
      tab(
        "Settings",
        [
          ("File name", attachment.fileName?.text), ("Endpoint", attachment.endpoint?.text),
          ("Authorization", attachment.authorization?.text),
          ("Content-Type", attachment.contentType?.value),
        ] + attachment.headers.map { ("Header \($0.name.value)", $0.value.text) })
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
          ("Set error if response", error), ("Timeout", "\(rest.timeout) s"),
        ])
  }

  private mutating func add(_ advanced: Interaction.Advanced) {
    tab(
      "Advanced",
      [
        ("Requires account linking", advanced.requiresAccountLinking ? "yes" : nil),
        ("Go here if not logged in", name(advanced.goHereIfNotLoggedIn)),
        ("On error go to", name(advanced.onErrorGoTo)),
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
