import FlowDiagnostics
import FlowModel

extension Rule {
  static let invertedLoginCondition = Rule(
    "inverted-login-condition", .login, .error,
    "a condition on the access token whose branches are the wrong way round",
    why: """
      A condition row leads to its own *Next* when it **is** met, and to *Next* on the Details tab \
      when it is not. With *Is Not Empty* on `{accessToken}` the row's Next is followed when there \
      is a token. If the token request stands there, and what uses the token stands in the Details \
      Next, the bot calls the back end without a token where it has none, and asks for another one \
      where it has one. On Apple Business Chat that second request must fail: the channel itself \
      brings the token, and there is no code to exchange [C-linkint].

      Which variable holds the token does not matter: it is the one that the token request's answer \
      is stored in. Swap the two targets, or use the opposite operator.
      """,
    examples: [
      LoginExamples.flow(condition: "\"Is Not Empty\"", met: "«\"Get token\"»", none: "Orders"),
      LoginExamples.flow(condition: "\"Is Empty\"", met: "«\"Orders\"»", none: "Get token"),
      LoginExamples.flow(
        condition: "\"Is Not Empty\"", met: "«\"Get token\"»", none: "Orders", token: "bearer"),
      LoginExamples.flow(condition: "\"Is Not Empty\"", met: "\"Orders\"", none: "Get token"),
    ]
  ) { flow, findings in
    for inverted in flow.logins?.inverted ?? [] {
      guard case .condition(let rows)? = flow.interactions[inverted.node].settings else { continue }
      let row = rows[inverted.row]
      let name = flow.variables.names[inverted.token]
      let story = InversionStory(flow: flow, inverted: inverted, token: "{\(name)}")
      findings.report(
        story.message, at: story.place(of: row), related: story.related, notes: story.notes,
        help: story.help, fix: story.fix(row))
    }
  }
}

/// An inverted condition in words.
private struct InversionStory {
  let flow: LintedFlow
  let inverted: InvertedCondition
  let token: String

  private var interaction: Interaction { flow.interactions[inverted.node] }

  var message: String {
    "'\(interaction.name.value)' is the wrong way round: "
      + (firstAskingAgain.map { "where \(token) is set it leads to '\(name(at: $0))'" }
        ?? "it leads to what uses \(token) only where that is empty")
  }

  /// Where the row leads to.
  func place(of row: ConditionRow) -> Span { row.next?.span ?? row.operator.span }

  private var firstAskingAgain: InvertedCondition.Consequence? {
    inverted.consequences.first(where: \.asksAgain)
  }

  private func name(at consequence: InvertedCondition.Consequence) -> String {
    flow.interactions[consequence.path[consequence.path.count - 1].to].name.value
  }

  /// The hops of each way, each place once.
  var related: [Diagnostic.Label] {
    guard case .condition(let rows)? = interaction.settings else { return [] }
    var seen: Set<Span> = [place(of: rows[inverted.row])]
    return inverted.consequences.flatMap { consequence in
      PathStory(flow, on: consequence.channel).hops(consequence.path)
    }.filter { seen.insert($0.span).inserted }
  }

  /// What happens, once for all channels on which the same happens.
  var notes: [String] {
    var groups: [(path: [FlowGraph.Edge], asksAgain: Bool, channels: [Channel])] = []
    for consequence in inverted.consequences {
      let place = groups.firstIndex {
        $0.path == consequence.path && $0.asksAgain == consequence.asksAgain
          && ($0.channels[0] == .appleBusinessChat) == (consequence.channel == .appleBusinessChat)
      }
      if let place {
        groups[place].channels.append(consequence.channel)
      } else {
        groups.append((consequence.path, consequence.asksAgain, [consequence.channel]))
      }
    }
    return groups.map { note($0.path, $0.asksAgain, $0.channels) }
  }

  private func note(
    _ path: [FlowGraph.Edge], _ asksAgain: Bool, _ channels: [Channel]
  ) -> String {
    let way = PathStory(flow).names(path)
    let place = channels.listed
    guard asksAgain else {
      return "on \(place) \(token) is still empty after the login, so the bot goes \(way) and "
        + "sends an empty \(token)"
    }
    return channels.contains(.appleBusinessChat)
      ? "on \(place) the channel itself brings the token, so the bot goes \(way) and asks for "
        + "another one with a code that is never there"
      : "on \(place), once \(token) is set, the bot goes \(way) and asks for another one with a "
        + "code that is spent"
  }

  var help: String {
    guard let (met, none) = targets else {
      return "let the row lead to what uses \(token) where it is there, and to the token request "
        + "where it is not"
    }
    return "swap the two targets: '\(none.value)' where \(condition), '\(met.value)' otherwise"
  }

  private var condition: String { PathStory(flow).condition(inverted.node, inverted.row) }

  private var targets: (met: Located<String>, none: Located<String>)? {
    guard case .condition(let rows)? = interaction.settings, rows.count == 1,
      let met = rows[0].next, let none = interaction.details.next.target
    else { return nil }
    return (met, none)
  }

  func fix(_ row: ConditionRow) -> Fix? {
    guard let (met, none) = targets else { return nil }
    return Fix(
      "swap '\(met.value)' and '\(none.value)'",
      [
        .init(met.span, JSONText.quoted(none.value)),
        .init(none.span, JSONText.quoted(met.value)),
      ], .needsReview)
  }
}
