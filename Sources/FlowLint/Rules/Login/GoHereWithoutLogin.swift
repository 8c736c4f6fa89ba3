import FlowDiagnostics
import FlowModel

extension Rule {
  static let goHereWithoutLogin = Rule(
    "go-here-without-login", .login, .warning,
    "a Go here if not logged in that leads to no login",
    why: """
      *Go here if not logged in* is where customers go who have to log in first [C-linkint]. From \
      this target the bot comes to no Account Link button, neither by itself nor with the next \
      button or answer, so they are told something else and cannot do what they asked for.

      Lead to the interaction with the Account Link button, or to one that explains why a login is \
      needed and goes on to it. What leads to another bot, and what depends on the channel, is not \
      judged.
      """,
    examples: [
      LoginExamples.bot(
        (
          "\"Log in\",\n       \"onErrorGoTo\": \"Sorry\"",
          "«\"Sorry\"»,\n       \"onErrorGoTo\": \"Sorry\""
        )),
      LoginExamples.bot(),
    ]
  ) { flow, findings in
    guard !flow.loginPlaces.guarded.isEmpty,
      !flow.loginPlaces.links.isEmpty || flow.loginPlaces.leadsToOtherBots
    else { return }
    let leadsToLogin = LoginWays(flow).leadsToLogin
    for place in flow.loginPlaces.guarded {
      let interaction = flow.interactions[place]
      guard !interaction.offersLogin, let target = interaction.advanced.goHereIfNotLoggedIn,
        let end = flow.graph.places[target.value], !leadsToLogin[end]
      else { continue }
      let prompt = flow.loginPlaces.links.first.map { flow.interactions[$0.interaction].name.value }
      findings.report(
        "who is not logged in is sent to '\(target.value)', which offers no login", at: target.span,
        related: [.init(flow.interactions[end].name.span, "no Account Link button follows here")],
        help: prompt.map { "lead to '\($0)', which has an Account Link button" }
          ?? "lead to the bot in which the customer can log in")
    }
  }
}

/// From where a customer who is not logged in comes to a login.
private struct LoginWays {
  let flow: LintedFlow
  /// By place: whether the bot goes there by itself, or with one button more.
  private(set) var leadsToLogin: [Bool]

  init(_ flow: LintedFlow) {
    self.flow = flow
    let graph = flow.graph
    let goals = flow.interactions.indices.filter { LoginWays.isGoal(flow.interactions[$0]) }
    // What a button leads to may ask for a login once more, which is no offer to log in.
    let behindButton = LoginWays.back(from: goals, graph) { edge in
      LoginWays.isPassed(edge) && !flow.interactions[edge.from].isStopping
    }
    let offering = graph.edges.filter { edge in
      guard case .button = edge.kind else { return false }
      return behindButton[edge.to]
    }.map(\.from)
    leadsToLogin = LoginWays.back(from: goals + offering, graph) { edge in
      flow.interactions[edge.from].isStopping
        ? edge.kind == .notLoggedIn : LoginWays.isPassed(edge) || edge.kind == .notLoggedIn
    }
  }

  /// A login, or something that may lead to one as far as this file tells.
  private static func isGoal(_ interaction: Interaction) -> Bool {
    switch interaction.settings {
    case .goToBot?: true
    case .condition(let rows)?:
      rows.contains { row in
        row.variable?.references.first?.path.root == BuiltInVariable.channel.rawValue
      }
    case .rest?, .setVariable?, .sendAttachment?, nil: interaction.offersLogin
    }
  }

  private static func isPassed(_ edge: FlowGraph.Edge) -> Bool {
    switch edge.kind {
    case .next, .row, .noRow, .answer: true
    case .runsFirst, .notLoggedIn, .failed, .button, .loggedIn, .loginFailed, .loggedOut,
      .noAgents, .waits, .said, .cancelled, .defaultReply:
      false
    }
  }

  /// What leads to one of `goals`, themselves included.
  private static func back(
    from goals: [Int], _ graph: FlowGraph, following follows: (FlowGraph.Edge) -> Bool
  ) -> [Bool] {
    var leads = [Bool](repeating: false, count: graph.count + 1)
    var waiting: [Int] = []
    for goal in goals where !leads[goal] {
      leads[goal] = true
      waiting.append(goal)
    }
    while let node = waiting.popLast() {
      for edge in graph.arriving(node)
      where edge.from < graph.count && !leads[edge.from] && follows(edge) {
        leads[edge.from] = true
        waiting.append(edge.from)
      }
    }
    return leads
  }
}

extension Interaction {
  /// Whether somebody who is not logged in does not come past its guard.
  fileprivate var isStopping: Bool { isGuarded && !offersLogin }
}
