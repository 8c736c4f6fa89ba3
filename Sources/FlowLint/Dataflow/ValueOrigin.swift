import FlowDiagnostics
import FlowModel

/// Whether one variable may hold something, or may hold nothing, at an interaction: looked for
/// backwards from there, only as far as it takes.
///
/// Who asks about every variable of a flow cannot afford a search of the whole of it for each. The
/// answer errs on the side of "may be", also where the search is given up.
struct ValueOrigin {
  /// Ways looked at in one file before every answer is "may be".
  private static let mostSteps = 1_000_000

  private static let both: [ValueFlow.Valuation] = [0, 1]

  private enum Passage: UInt8 {
    case unknown
    /// What comes in goes out, with all ways but a logout, unless the interaction sets it.
    case plain
    /// The same, unless it is what is asked for.
    case condition
    /// Who is not logged in is sent elsewhere, or actions are run first.
    case careful
  }

  private let flow: LintedFlow
  private let isFirstTime: Bool
  /// By node.
  private var isBeginning: [Bool]
  private var isEntered: [Bool]
  private var passages: [Passage]
  /// By node and value: the search that came by last.
  private var marks: [UInt32]
  private var search: UInt32 = 0
  private var stepsLeft = ValueOrigin.mostSteps
  /// Of the variable that was asked about last.
  private var values: ValueFlow
  private var variable: VariableUses.ID = -1
  private var initial: ValueFlow.Valuation = 0

  /// - Parameter isFirstTime: whether ways that begin with words of the customer from anywhere
  ///   count as new conversations, in which nothing has been set yet.
  init(_ flow: LintedFlow, firstTime isFirstTime: Bool = false) {
    self.flow = flow
    self.isFirstTime = isFirstTime
    let nodes = flow.graph.count + 1
    // A channel that is not judged by is still one where conversations begin.
    let said = flow.graph.leaving(flow.graph.listening).map(\.to)
    let beginnings =
      Channel.allCases.compactMap(flow.graph.opening) + [flow.graph.listening]
      + (isFirstTime ? said : [])
    isBeginning = Array(repeating: false, count: nodes)
    for node in beginnings { isBeginning[node] = true }
    isEntered = Array(repeating: false, count: nodes)
    for node in flow.graph.entered { isEntered[node] = true }
    values = ValueFlow(flow, tracking: [], on: nil)
    passages = Array(repeating: .unknown, count: nodes)
    marks = Array(repeating: 0, count: 2 * nodes)
  }

  /// Whether `variable` may be set, or may be empty, where an interaction's own fields are read:
  /// past its guard, the actions that run first done.
  mutating func mayBe(
    _ wanted: Bool, _ variable: VariableUses.ID, readIn interaction: Int
  ) -> Bool {
    turn(to: variable)
    let wanted: ValueFlow.Valuation = wanted ? 1 : 0
    if isUnguarded(interaction) { return arrives(wanted, at: interaction) }
    prepareValues()
    return ValueOrigin.both.contains { entering in
      let read = values.reading(in: interaction, entering)
      let found = read.contains(wanted) || wanted == 0 && !read.isEmpty && finds(in: interaction)
      return found && arrives(entering, at: interaction)
    }
  }

  private mutating func turn(to variable: VariableUses.ID) {
    guard variable != self.variable else { return }
    self.variable = variable
    initial = flow.variables.isSetAtFirst(variable) ? 1 : 0
    search += 1
  }

  /// Made for the few places that need it: it takes all facts of the flow along.
  private mutating func prepareValues() {
    guard values.tracked.first != variable else { return }
    values = ValueFlow(flow, tracking: [variable], on: nil)
  }

  /// Whether a row on `variable` is met where that is empty, and where it is set; `nil` where it
  /// depends on more.
  mutating func verdicts(
    on row: ConditionRow, _ variable: VariableUses.ID
  ) -> (whenEmpty: Bool?, whenSet: Bool?) {
    turn(to: variable)
    prepareValues()
    return (values.verdict(on: row, 0), values.verdict(on: row, 1))
  }

  /// Marks of the current search mean "no": it ended without an answer, or goes on.
  private mutating func arrives(_ wanted: ValueFlow.Valuation, at node: Int) -> Bool {
    var waiting: [(node: Int, bits: ValueFlow.Valuation)] = []
    let graph = flow.graph
    let reached = flow.reached
    if isFound(node, wanted) { return true }
    if mark(node, wanted) { waiting.append((node, wanted)) }
    while let state = waiting.popLast() {
      for edge in graph.arriving(state.node)
      where reached[edge.from] && !(isFirstTime && isNewBeginning(edge)) {
        stepsLeft -= 1
        guard stepsLeft > 0 else { return true }
        if leavesAlone(edge.from), !edge.kind.isLogout {
          if isFound(edge.from, state.bits) {
            search += 1
            return true
          }
          if mark(edge.from, state.bits) { waiting.append((edge.from, state.bits)) }
          continue
        }
        let before = ValueOrigin.both.filter { leads(edge, $0, to: state.bits) }
        // Whatever it held before: the interaction is reached, and that is enough.
        if before.count == 2 || before.contains(where: { isFound(edge.from, $0) }) {
          search += 1
          return true
        }
        for bits in before where mark(edge.from, bits) { waiting.append((edge.from, bits)) }
      }
    }
    return false
  }

  private func isFound(_ node: Int, _ bits: ValueFlow.Valuation) -> Bool {
    isEntered[node] || bits == initial && isBeginning[node]
  }

  private func isNewBeginning(_ edge: FlowGraph.Edge) -> Bool {
    edge.kind == .cancelled || edge.from == flow.graph.listening
  }

  /// Whether the search has not been there.
  private mutating func mark(_ node: Int, _ bits: ValueFlow.Valuation) -> Bool {
    let place = 2 * node + Int(bits)
    guard marks[place] != search else { return false }
    marks[place] = search
    return true
  }

  /// Whether going along `edge` with `bits` may end with `wanted`.
  private mutating func leads(
    _ edge: FlowGraph.Edge, _ bits: ValueFlow.Valuation, to wanted: ValueFlow.Valuation
  ) -> Bool {
    if edge.kind.isLogout { return wanted == initial }
    switch passage(of: edge.from) {
    case .plain:
      if let leads = leadsPlainly(edge, bits, to: wanted) { return leads }
    case .condition:
      if let isMet = isMet(edge.from, bits) {
        return bits == wanted && edge.kind.isRow == isMet
      }
    case .careful, .unknown: break
    }
    prepareValues()
    var after = values.after(edge, bits)
    // Of several actions that run first, one may need what another has set.
    if edge.kind == .runsFirst { after += values.reading(in: edge.from, bits) }
    if after.contains(wanted) { return true }
    return wanted == 0 && !after.isEmpty && finds(in: edge.from)
  }

  /// The same for an interaction that has nothing before it and only sets the variable.
  private func leadsPlainly(
    _ edge: FlowGraph.Edge, _ bits: ValueFlow.Valuation, to wanted: ValueFlow.Valuation
  ) -> Bool? {
    switch edge.kind {
    case .next, .answer:
      let last = flow.variables.writings(in: edge.from).last { $0.variable == variable }
      switch last?.kind {
      case .answer?, .assigned(.set)?: return wanted == 1
      case .assigned(.empty)?: return wanted == 0
      case .assigned?, .response?, .script?: return true
      case nil: return bits == wanted
      }
    case .failed, .button, .cancelled: return bits == wanted
    default: return nil
    }
  }

  /// Whether the one row of a condition is met, if it asks for nothing but a value in the variable.
  private func isMet(_ node: Int, _ bits: ValueFlow.Valuation) -> Bool? {
    guard case .condition(let rows)? = flow.flow.interactions[node].settings, rows.count == 1,
      flow.variables.readings(in: node)
        .allSatisfy({ $0.variable == variable && $0.path.steps.isEmpty })
    else { return nil }
    switch rows[0].operator.value {
    case .isEmpty: return bits == 0
    case .isNotEmpty: return bits == 1
    default: return nil
    }
  }

  /// Whether an interaction, or an action that it runs first, stores a response in the variable:
  /// what is found there may be as empty as a list without elements.
  private func finds(in node: Int) -> Bool {
    guard node < flow.graph.count else { return false }
    let actions = flow.interactions[node].actionsRunFirst.compactMap {
      flow.graph.places[$0.value]
    }
    return (actions + [node]).contains { place in
      flow.variables.writings(in: place).contains {
        $0.variable == variable && $0.kind == .response
      }
    }
  }

  /// Whether an interaction neither changes the variable nor goes one way or the other by it.
  private mutating func leavesAlone(_ node: Int) -> Bool {
    guard node < flow.graph.count else { return true }
    switch passage(of: node) {
    case .plain: break
    case .condition:
      if flow.variables.readings(in: node).contains(where: { $0.variable == variable }) {
        return false
      }
    case .careful, .unknown: return false
    }
    return !flow.variables.writings(in: node).contains { $0.variable == variable }
  }

  /// Whether its own fields are read as it is entered.
  private mutating func isUnguarded(_ node: Int) -> Bool { passage(of: node) != .careful }

  private mutating func passage(of node: Int) -> Passage {
    if passages[node] == .unknown { passages[node] = judged(node) }
    return passages[node]
  }

  /// Only what is looked at is taken out of the list: an interaction is large.
  private func judged(_ node: Int) -> Passage {
    let advanced = flow.flow.interactions[node].advanced
    if advanced.requiresAccountLinking || advanced.goHereIfNotLoggedIn != nil
      || flow.graph.offersLogin(node)
      || flow.graph.leaving(node).contains(where: { $0.kind == .runsFirst })
    {
      return .careful
    }
    if case .condition? = flow.flow.interactions[node].settings { return .condition }
    return .plain
  }
}

extension EdgeKind {
  fileprivate var isLogout: Bool {
    guard case .loggedOut = self else { return false }
    return true
  }

  /// Whether a condition goes that way because one of its rows is met.
  fileprivate var isRow: Bool {
    guard case .row = self else { return false }
    return true
  }
}
