package import FlowDiagnostics
import FlowModel

/// Findings that were there when a project began with lint, and that are let stand until somebody
/// has time for them.
package struct Baseline: Hashable, Sendable {
  package struct Entry: Hashable, Sendable {
    /// Of the file, from the folder of the baseline.
    package var path = ""
    package var rule = ""
    /// `Fingerprint` as text.
    package var fingerprint = ""
    /// For whoever reads the file; matching does not look at it.
    package var message = ""

    init() {}

    package init(path: String, _ finding: Report.Finding) {
      self.path = path
      rule = finding.diagnostic.rule.text
      fingerprint = finding.fingerprint.description
      message = finding.diagnostic.message
    }
  }

  /// Why a file is no baseline: the first mistake in it.
  package struct Damage: Error {
    package let position: Position
    package let message: String
  }

  package let entries: [Entry]
  private let fingerprints: [String: Set<String>]

  package init(_ entries: some Sequence<Entry>) {
    self.entries = entries.sorted { $0.sortKey.lexicographicallyPrecedes($1.sortKey) }
    fingerprints = Dictionary(grouping: self.entries, by: \.path)
      .mapValues { Set($0.map(\.fingerprint)) }
  }

  package init(_ source: SourceText) throws(Damage) {
    let (draft, findings) = Draft.shape.decoded(source)
    if let first = findings.first {
      throw Damage(
        position: LineIndex(source).position(of: first.span.start), message: first.message)
    }
    self.init(draft?.entries ?? [])
  }

  /// What is known of one file: the fingerprints of its findings.
  package func known(at path: String) -> Set<String> { fingerprints[path] ?? [] }

  /// As a file: the same findings give the same bytes, one finding a line.
  package var text: String {
    let lines = entries.map { entry in
      "    "
        + JSONText.object([
          ("path", JSONText.quoted(entry.path)), ("rule", JSONText.quoted(entry.rule)),
          ("fingerprint", JSONText.quoted(entry.fingerprint)),
          ("message", JSONText.quoted(entry.message)),
        ])
    }
    let list = lines.isEmpty ? "[]" : "[\n\(lines.joined(separator: ",\n"))\n  ]"
    return "{\n  \"botflow-baseline\": \(Baseline.version),\n  \"findings\": \(list)\n}\n"
  }

  private static let version = 1

  private struct Draft {
    var entries: [Entry] = []

    static let shape = ObjectShape<Draft>(
      "a baseline",
      [
        Field("botflow-baseline", .wholeNumber(version...version)) { _, _ in }.required(),
        Field("findings", .list(of: Entry.shape.shape)) { $0.entries = $1 }.required(),
      ]
    ) { _ in Draft() }
  }
}

extension Baseline.Entry {
  fileprivate var sortKey: [String] { [path, rule, message, fingerprint] }

  fileprivate static let shape = ObjectShape<Baseline.Entry>(
    "a finding",
    [
      Field("path", .name(of: "a file")) { $0.path = $1 }.required(),
      Field("rule", .name(of: "a rule")) { $0.rule = $1 }.required(),
      Field("fingerprint", .name(of: "a finding")) { $0.fingerprint = $1 }.required(),
      Field("message", .text) { $0.message = $1 },
    ]
  ) { _ in Baseline.Entry() }
}
