package import FlowDiagnostics
package import FlowModel

/// What a run of lint is asked for.
package struct LintOptions: Sendable {
  /// What becomes of a rule's findings; a rule that is not named keeps its own severity.
  package enum Level: String, Hashable, Sendable, CaseIterable {
    case allow, warn, deny

    package var severity: Diagnostic.Severity? {
      switch self {
      case .allow: nil
      case .warn: .warning
      case .deny: .error
      }
    }
  }

  package var levels: [RuleName: Level]
  /// Whether advice is given.
  package var isPedantic: Bool
  /// The channels to judge by; `nil`: those that each flow names.
  package var channels: [Channel]?
  /// Why a regular expression cannot be used, with the byte of its text where that shows; `nil` for
  /// one that can be.
  package var patternProblem: @Sendable (_ pattern: String) -> PatternProblem?

  package struct PatternProblem: Hashable, Sendable {
    package var message: String
    package var offset: Int

    package init(_ message: String, at offset: Int) {
      self.message = message
      self.offset = offset
    }
  }

  package init(
    levels: [RuleName: Level] = [:], isPedantic: Bool = false, channels: [Channel]? = nil,
    patternProblem: @escaping @Sendable (String) -> PatternProblem?
  ) {
    self.levels = levels
    self.isPedantic = isPedantic
    self.channels = channels
    self.patternProblem = patternProblem
  }

  /// The severity of a rule's findings; `nil` where it is off.
  func severity(of rule: Rule) -> Diagnostic.Severity? {
    if let level = levels[rule.name] { return level.severity }
    return rule.severity == .advice && !isPedantic ? nil : rule.severity
  }
}

/// How other bots lead to a flow.
package struct BotEntries: Hashable, Sendable {
  /// Interactions that a *Go To Bot* names.
  package var interactions: Set<String>
  /// Whether one leads to what receives the start word.
  package var isEnteredAtStart: Bool

  package init(interactions: Set<String> = [], isEnteredAtStart: Bool = false) {
    self.interactions = interactions
    self.isEnteredAtStart = isEnteredAtStart
  }

  package var isEmpty: Bool { interactions.isEmpty && !isEnteredAtStart }
}
