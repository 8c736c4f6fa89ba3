import FlowDiagnostics
import FlowModel
import FlowSyntax

/// What can be said of a condition's row without running the flow.
struct RowJudgement {
  enum Reason {
    /// The variable is empty here on every way.
    case empty(setAt: VariableUses.Writing?)
    /// The variable is set here on every way.
    case set(at: VariableUses.Writing?)
    /// It is the same on all channels of the bot.
    case channel([Channel])
    /// It asks for a number and compares with something else.
    case noNumber
    /// The variable holds the label of an answer, or what scripts write, and none of it fits.
    case answer(question: Span, nearest: String?)
  }

  var row: Int
  /// Met whenever it is looked at, or never.
  var isMet: Bool
  var reason: Reason
}

/// Judges the rows of conditions: which are always met, which never.
struct ConditionJudge {
  private let flow: LintedFlow
  private let facts: WritingFacts
  private let choices: ChosenAnswers
  private let channel: VariableUses.ID?
  private var origin: ValueOrigin

  init(_ flow: LintedFlow) {
    self.flow = flow
    facts = WritingFacts(flow)
    choices = ChosenAnswers(flow)
    let channel = flow.variables.id(of: BuiltInVariable.channel.rawValue)
    self.channel = channel.flatMap { flow.variables.writings(of: $0).isEmpty ? $0 : nil }
    origin = ValueOrigin(flow)
  }

  /// The rows of an interaction that are decided beforehand: of several with one variable the
  /// first, and none behind a row that is always met.
  mutating func judgements(on place: Int) -> [RowJudgement] {
    guard case .condition(let rows)? = flow.interactions[place].settings, flow.reached[place]
    else { return [] }
    var judgements: [RowJudgement] = []
    var judged: [VariableUses.ID] = []
    for (number, row) in rows.enumerated() {
      guard let path = row.variable?.references.first?.path,
        let variable = flow.variables.id(of: path.root), !judged.contains(variable),
        let (isMet, reason) = judgement(on: row, path, variable, place)
      else { continue }
      judgements.append(RowJudgement(row: number, isMet: isMet, reason: reason))
      judged.append(variable)
      if isMet { break }
    }
    return judgements
  }

  private mutating func judgement(
    on row: ConditionRow, _ path: VariablePath, _ variable: VariableUses.ID, _ place: Int
  ) -> (isMet: Bool, RowJudgement.Reason)? {
    if variable == channel { return path.steps.isEmpty ? channelJudgement(on: row) : nil }
    if row.comparesNumbers, let text = row.constantText, !text.isEmpty, JSONNumber(text) == nil {
      return (false, .noNumber)
    }
    guard facts.isDecidedHere(variable) else { return nil }
    if path.steps.isEmpty, let judgement = choices.judgement(on: row, variable, at: place) {
      return judgement
    }
    guard !flow.variables.hasUnseenWriter else { return nil }
    return valueJudgement(on: row, variable, place)
  }

  private func channelJudgement(on row: ConditionRow) -> (Bool, RowJudgement.Reason)? {
    guard let text = row.constantText, !text.isEmpty else { return nil }
    let own = flow.flow.channels.map(\.value)
    let channels = own.isEmpty ? Channel.allCases : own
    let verdicts = channels.map { channel in
      ValueFlow(flow, tracking: [], on: channel).verdict(on: row, 0)
    }
    guard let first = verdicts[0], verdicts.allSatisfy({ $0 == first }) else { return nil }
    return (first, .channel(channels))
  }

  private mutating func valueJudgement(
    on row: ConditionRow, _ variable: VariableUses.ID, _ place: Int
  ) -> (Bool, RowJudgement.Reason)? {
    let (whenEmpty, whenSet) = origin.verdicts(on: row, variable)
    guard whenEmpty != whenSet else { return nil }
    let gift = flow.variables.firstGift(of: variable)
    if let whenEmpty, !origin.mayBe(true, variable, readIn: place) {
      // What is neither set nor empty is not reached at all.
      guard origin.mayBe(false, variable, readIn: place) else { return nil }
      return (whenEmpty, .empty(setAt: gift))
    }
    if let whenSet, !origin.mayBe(false, variable, readIn: place) {
      let isOne = flow.variables.writings(of: variable).count { $0.kind != .assigned(.empty) } == 1
      return (whenSet, .set(at: isOne ? gift : nil))
    }
    return nil
  }
}

extension ConditionRow {
  fileprivate var comparesNumbers: Bool {
    switch self.operator.value {
    case .greaterThan, .greaterThanOrEqual, .lessThan, .lessThanOrEqual: true
    case .isEmpty, .isNotEmpty, .equals, .notEquals, .contains, .doesNotContain, .startsWith,
      .endsWith, .matches:
      false
    }
  }
}
