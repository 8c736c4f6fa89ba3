package import FlowDiagnostics

/// How many findings of a file are counted only, because there are too many to keep.
package struct OmittedFindings: Hashable, Sendable {
  package var errors = 0
  package var warnings = 0

  package init(errors: Int = 0, warnings: Int = 0) {
    self.errors = errors
    self.warnings = warnings
  }

  package var isEmpty: Bool { errors == 0 && warnings == 0 }

  package var all: Int { errors + warnings }

  package static func + (left: OmittedFindings, right: OmittedFindings) -> OmittedFindings {
    OmittedFindings(errors: left.errors + right.errors, warnings: left.warnings + right.warnings)
  }
}

/// The first findings about one file, as they are met; further ones are counted.
package struct FindingList: Sendable {
  /// Nobody reads more, and a file of a hundred megabytes can hold millions.
  package static let most = 10_000

  package private(set) var kept: [Diagnostic] = []
  package private(set) var omitted = OmittedFindings()

  package init() {}

  package var isFull: Bool { kept.count >= FindingList.most }

  /// `finding` is not made where it would not be kept.
  package mutating func add(_ finding: @autoclosure () -> Diagnostic) {
    if isFull { omit(.error) } else { kept.append(finding()) }
  }

  /// Adds what was found elsewhere, behind what is here.
  mutating func add(_ others: FindingList) {
    for finding in others.kept {
      if isFull { omit(finding.severity) } else { kept.append(finding) }
    }
    omitted = omitted + others.omitted
  }

  /// Counts a finding that there is no room for.
  package mutating func omit(_ severity: Diagnostic.Severity) {
    if severity == .error { omitted.errors += 1 } else { omitted.warnings += 1 }
  }
}
