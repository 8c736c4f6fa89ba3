/// The public name of a rule: kebab-case, naming the bad pattern, the same everywhere.
package struct RuleName: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
  package let text: String

  package init(stringLiteral text: String) {
    self.text = text
  }

  package var description: String { text }
}

/// One thing worth telling the author of a file: facts only, no looks.
package struct Diagnostic: Hashable, Sendable {
  package enum Severity: String, Hashable, Sendable, Comparable {
    case advice, warning, error

    private var rank: Int {
      switch self {
      case .advice: 0
      case .warning: 1
      case .error: 2
      }
    }

    package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
  }

  /// A further place that matters, with what it has to do with the finding.
  package struct Label: Hashable, Sendable {
    package var span: Span
    package var text: String

    package init(_ span: Span, _ text: String) {
      self.span = span
      self.text = text
    }
  }

  package var rule: RuleName
  package var severity: Severity
  /// One clause, lower case, no full stop; the author's words in single quotes.
  package var message: String
  package var span: Span
  package var related: [Label]
  /// Why it is so.
  package var notes: [String]
  /// What to do, in the imperative.
  package var help: String?
  package var fix: Fix?

  package init(
    _ rule: RuleName, _ message: String, severity: Severity = .error, at span: Span,
    related: [Label] = [], notes: [String] = [], help: String? = nil, fix: Fix? = nil
  ) {
    self.rule = rule
    self.severity = severity
    self.message = message
    self.span = span
    self.related = related
    self.notes = notes
    self.help = help
    self.fix = fix
  }
}

/// A change to the text that removes a finding.
package struct Fix: Hashable, Sendable {
  package enum Confidence: String, Hashable, Sendable {
    /// Means what the author meant; may be applied without being looked at.
    case safe
    case needsReview = "needs-review"
  }

  package struct Edit: Hashable, Sendable {
    package var span: Span
    package var replacement: String

    package init(_ span: Span, _ replacement: String) {
      self.span = span
      self.replacement = replacement
    }
  }

  package var title: String
  package var edits: [Edit]
  package var confidence: Confidence

  package init(_ title: String, _ edits: [Edit], _ confidence: Confidence = .safe) {
    self.title = title
    self.edits = edits
    self.confidence = confidence
  }
}

extension [Diagnostic] {
  /// By place, then rule, then text, each once: the same for the same input.
  package func inOrder() -> [Diagnostic] {
    let sorted = self.enumerated().sorted { left, right in
      let (a, b) = (left.element, right.element)
      if a.span.start != b.span.start { return a.span.start < b.span.start }
      if a.span.end != b.span.end { return a.span.end < b.span.end }
      if a.rule != b.rule { return a.rule.text < b.rule.text }
      if a.message != b.message { return a.message < b.message }
      return left.offset < right.offset
    }
    var seen: Set<Diagnostic> = []
    return sorted.map(\.element).filter { seen.insert($0).inserted }
  }
}
