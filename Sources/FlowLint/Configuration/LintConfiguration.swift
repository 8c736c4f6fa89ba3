package import FlowDiagnostics
package import FlowModel

/// What `.botflow.json` holds. Paths and patterns are relative to its folder.
package struct LintConfiguration: Sendable {
  /// The name of the file that is looked for.
  package static let fileName = ".botflow.json"

  package var levels: [RuleName: LintOptions.Level] = [:]
  /// Files and folders to lint where none are named.
  package var paths: [String] = []
  package var ignored = IgnoreList()
  package var channels: [Channel]?
  package var isPedantic: Bool?
  package var isStrict: Bool?
  package var baseline: String?

  package init() {}
}

/// What reading a configuration gave.
package struct LintConfigurationReading: Sendable {
  package let source: SourceText
  package let findings: [Diagnostic]
  private let configuration: LintConfiguration?

  package init(_ source: SourceText) {
    self.source = source
    (configuration, findings) = LintConfiguration.shape.decoded(source)
  }

  /// The configuration, if nothing is wrong with it.
  package var valid: LintConfiguration? { findings.isEmpty ? configuration : nil }
}

extension LintOptions.Level: DesignerLabel {
  package static let what = "a level"
  /// Words that other linters use.
  package static let otherLabels = [
    "off": "allow", "ignore": "allow", "warning": "warn", "on": "warn", "error": "deny",
    "forbid": "deny",
  ]
}

extension LintConfiguration {
  package static let shape = ObjectShape<LintConfiguration>(
    "the configuration",
    [
      Field("$schema", .text) { _, _ in },
      Field("rules", .levels) { $0.levels = $1 },
      Field("paths", .list(of: .name(of: "a path"))) { $0.paths = $1 },
      Field("ignore", .list(of: .glob)) { $0.ignored = IgnoreList($1) },
      Field("channels", .channels) { $0.channels = $1 },
      Field("pedantic", .flag) { $0.isPedantic = $1 },
      Field("strict", .flag) { $0.isStrict = $1 },
      Field("baseline", .name(of: "a file")) { $0.baseline = $1 },
    ]
  ) { _ in LintConfiguration() }
}
