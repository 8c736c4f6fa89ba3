/// Regular expressions, which the engine is handed: the library behind them is not its business.
package struct PatternMatching: Sendable {
  /// How much of the text an expression must match.
  package enum Extent: Hashable, Sendable {
    case anywhere
    case whole
  }

  package enum Verdict: Hashable, Sendable {
    case match
    case noMatch
    /// The match was given up; it counts as none.
    case overLimit
    case invalid(String)
  }

  package let match: @Sendable (_ pattern: String, _ text: String, Extent) -> Verdict

  package init(_ match: @escaping @Sendable (String, String, Extent) -> Verdict) {
    self.match = match
  }
}
