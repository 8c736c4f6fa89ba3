import FlowDiagnostics
import FlowModel

/// What the flow does to each of its variables, all writings of one taken together.
struct WritingFacts {
  /// Whether something gives it a value; a script that only empties it does not.
  private(set) var isGiven: [Bool]
  /// The first interaction that gives it one and can be reached.
  private(set) var givenIn: [Int?]
  private let fixed: [Bool]

  init(_ flow: LintedFlow) {
    let uses = flow.variables
    var isGiven = [Bool](repeating: false, count: uses.names.count)
    var givenIn = [Int?](repeating: nil, count: uses.names.count)
    for writing in uses.writings where writing.kind != .assigned(.empty) {
      isGiven[writing.variable] = true
      if givenIn[writing.variable] == nil, flow.reached[writing.interaction] {
        givenIn[writing.variable] = writing.interaction
      }
    }
    var fixed = [Bool](repeating: false, count: uses.names.count)
    for variable in BuiltInVariable.allCases {
      if let number = uses.id(of: variable.rawValue) { fixed[number] = true }
    }
    for global in flow.flow.globals {
      if let number = uses.id(of: global.name.value) { fixed[number] = true }
    }
    self.isGiven = isGiven
    self.givenIn = givenIn
    self.fixed = fixed
  }

  /// Whether it is the flow's own: neither built in nor one of the globals, which may be switches.
  func isOwn(_ variable: VariableUses.ID) -> Bool { !fixed[variable] }

  /// Whether the flow's own interactions, and nothing else, decide what it holds, and one that is
  /// run gives it something.
  func isDecidedHere(_ variable: VariableUses.ID) -> Bool {
    isOwn(variable) && givenIn[variable] != nil
  }
}

extension WritingFacts {
  /// Whether a reference by its name would find something.
  func isNamed(_ variable: VariableUses.ID) -> Bool { !isOwn(variable) || isGiven[variable] }
}

extension VariableUses {
  /// Whether a name between braces certainly means a variable of this flow.
  func isKnown(_ name: String, in flow: Flow) -> Bool {
    guard let number = id(of: name) else { return false }
    if BuiltInVariable(rawValue: name) != nil || isSetAtFirst(number) { return true }
    // Another bot may set what is only read here.
    return areShared || !writings(of: number).isEmpty
      || flow.globals.contains { $0.name.value == name }
  }

  /// The first place that gives a variable a value.
  func firstGift(of variable: ID) -> Writing? {
    writings(of: variable).first { $0.kind != .assigned(.empty) }
  }
}
