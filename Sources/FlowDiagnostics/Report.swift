/// What a rule says of itself, for reports that carry the rules beside the findings.
package struct RuleText: Hashable, Sendable {
  package var name: RuleName
  package var severity: Diagnostic.Severity
  /// One clause without a full stop.
  package var summary: String
  /// Markdown; the first paragraph says why.
  package var explanation: String

  package init(
    _ name: RuleName, _ severity: Diagnostic.Severity, summary: String, explanation: String
  ) {
    self.name = name
    self.severity = severity
    self.summary = summary
    self.explanation = explanation
  }
}

/// All that a run over some files found, as every output format reads it.
package struct Report: Sendable {
  package struct Finding: Sendable {
    package let diagnostic: Diagnostic
    package let place: Place
    package let fingerprint: Fingerprint
  }

  package struct File: Sendable {
    /// What is shown of the file; without any bytes for a file that has no findings.
    package let source: SourceText
    /// By place, as `inOrder` puts them.
    package let findings: [Finding]

    package var path: String { source.path }

    /// A file in which nothing was found; its text need not be kept.
    package init(clean path: String) {
      source = SourceText(path: path, bytes: [])
      findings = []
    }

    /// - Parameters:
    ///   - source: what may be shown: the secrets in it are hidden already, and no offset moved.
    ///   - places: where each finding is in the document, in the order of `findings`.
    package init(_ source: SourceText, _ findings: [Diagnostic], places: [Place]) {
      precondition(findings.count == places.count, "every finding has its place")
      self.source = source
      let fingerprints = Fingerprint.all(of: zip(findings, places))
      self.findings = findings.indices.map {
        Finding(
          diagnostic: findings[$0], place: places[$0], fingerprint: fingerprints[$0])
      }
    }
  }

  /// A file that could not be read.
  package struct Unread: Hashable, Sendable {
    package let path: String
    /// As the system puts it: `no such file`.
    package let reason: String

    package init(path: String, reason: String) {
      self.path = path
      self.reason = reason
    }
  }

  package var files: [File]
  package var unread: [Unread]
  /// All rules of the run, whether they found anything or not, in the order of the reference.
  package var rules: [RuleText]
  /// Findings beyond the limit of the run, which stand in no file.
  package var omitted: Counts
  /// Of botflow, a semantic version.
  package var toolVersion: String

  package init(
    files: [File], unread: [Unread] = [], rules: [RuleText] = [], omitted: Counts = Counts(),
    toolVersion: String
  ) {
    self.files = files
    self.unread = unread
    self.rules = rules
    self.omitted = omitted
    self.toolVersion = toolVersion
  }

  /// The findings that stand in the files.
  package var listed: Counts {
    files.reduce(into: Counts()) { counts, file in
      for finding in file.findings { counts.add(finding.diagnostic.severity) }
    }
  }
}

extension Report {
  /// Numbers of findings by severity.
  package struct Counts: Hashable, Sendable {
    package var errors = 0
    package var warnings = 0
    package var advice = 0

    package init(errors: Int = 0, warnings: Int = 0, advice: Int = 0) {
      self.errors = errors
      self.warnings = warnings
      self.advice = advice
    }

    package var total: Int { errors + warnings + advice }

    package mutating func add(_ severity: Diagnostic.Severity) {
      switch severity {
      case .error: errors += 1
      case .warning: warnings += 1
      case .advice: advice += 1
      }
    }

    package static func + (left: Counts, right: Counts) -> Counts {
      Counts(
        errors: left.errors + right.errors, warnings: left.warnings + right.warnings,
        advice: left.advice + right.advice)
    }
  }

  /// `3 files: 2 errors, 1 warning, 1 advice`.
  package var summary: String {
    let counts = listed + omitted
    let parts = [
      counts.errors > 0 ? Plural.of(counts.errors, "error") : nil,
      counts.warnings > 0 ? Plural.of(counts.warnings, "warning") : nil,
      counts.advice > 0 ? "\(counts.advice) advice" : nil,
    ].compactMap { $0 }
    let found = parts.isEmpty ? "no findings" : parts.joined(separator: ", ")
    return "\(Plural.of(files.count, "file")): \(found)"
  }

  /// `990,000 more findings`; nothing where none were left out.
  package var omission: String? {
    guard omitted.total > 0 else { return nil }
    let noun = omitted.total == 1 ? "finding" : "findings"
    return "\(Report.grouped(omitted.total)) more \(noun)"
  }

  /// Digits in threes, for numbers that nobody counts.
  package static func grouped(_ number: Int) -> String {
    var out = ""
    let digits = String(number)
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { out += "," }
      out.append(digit)
    }
    return out
  }
}
