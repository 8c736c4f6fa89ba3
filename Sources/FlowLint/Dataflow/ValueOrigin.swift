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
    /// Whatever comes in goes out, with all ways but a logout.
    case plain
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
  private var values: ValueFlow?
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
    if passage(of: interaction) == .plain { return arrives(wanted, at: interaction) }
    return ValueOrigin.both.contains { entering in
      let read = values?.reading(in: interaction, entering) ?? []
      let found = read.contains(wanted) || wanted == 0 && !read.isEmpty && finds(in: interaction)
      return found && arrives(entering, at: interaction)
    }
  }

  private mutating func turn(to variable: VariableUses.ID) {
    guard variable != self.variable else { return }
    self.variable = variable
    values = ValueFlow(flow, tracking: [variable], on: nil)
    initial = values?.initial ?? 0
    search += 1
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
        if passage(of: edge.from) == .plain, !edge.kind.isLogout {
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
    if case .loggedOut = edge.kind { return wanted == initial }
    if passage(of: edge.from) == .plain { return bits == wanted }
    guard let values else { return true }
    var after = values.after(edge, bits)
    // Of several actions that run first, one may need what another has set.
    if edge.kind == .runsFirst { after += values.reading(in: edge.from, bits) }
    if after.contains(wanted) { return true }
    return wanted == 0 && !after.isEmpty && finds(in: edge.from)
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

  private mutating func passage(of node: Int) -> Passage {
    if passages[node] != .unknown { return passages[node] }
    passages[node] = isPlain(node) ? .plain : .careful
    return passages[node]
  }

  private func isPlain(_ node: Int) -> Bool {
    guard node < flow.graph.count else { return true }
    guard flow.variables.writings(in: node).isEmpty else { return false }
    let interaction = flow.interactions[node]
    if case .condition? = interaction.settings { return false }
    return !interaction.isGuarded && !interaction.offersLogin
      && interaction.actionsRunFirst.isEmpty
  }
}

extension EdgeKind {
  fileprivate var isLogout: Bool {
    guard case .loggedOut = self else { return false }
    return true
  }
}
