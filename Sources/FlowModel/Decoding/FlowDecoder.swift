package import FlowDiagnostics
package import FlowSyntax

/// Reads values out of positioned JSON and keeps what it has to say about them.
package struct FlowDecoder {
  package let document: JSONDocument
  private var list = FindingList()
  /// Of the interaction being read, looked up ahead, since they decide the fields of its tabs.
  var interactionType: InteractionType?
  var actionType: ActionType?
  /// Of the settings being read: decides which braces hold a variable in the body.
  var bodyIsForm = false

  package init(_ document: JSONDocument) {
    self.document = document
  }

  /// What was found, in the order in which it was met.
  package var findings: FindingList { list }

  /// Counts a finding that need not be put into words.
  mutating func omit() { list.omit(.error) }

  package mutating func report(
    _ rule: RuleName, _ message: String, at span: Span, related: [Diagnostic.Label] = [],
    notes: [String] = [], help: String? = nil, fix: Fix? = nil
  ) {
    list.add(
      Diagnostic(
        rule, message, at: span, related: related, notes: notes, help: help, fix: fix))
  }

  /// `node` is not what `wanted` says. A value that is no JSON has been reported already.
  mutating func reportWrongType(_ node: JSONDocument.Node, wanted: String) {
    guard document.kind(node) != .missing else { return }
    report(
      .wrongType, "expected \(wanted), found \(kindText(node))", at: headSpan(node))
  }

  /// The span of a scalar; of a container only its opening bracket, which is what a finding about
  /// the whole of it underlines.
  package func headSpan(_ node: JSONDocument.Node) -> Span {
    let span = document.span(node)
    switch document.kind(node) {
    case .object, .array: return Span(span.start, span.start + 1)
    case .null, .bool, .number, .string, .missing: return span
    }
  }

  private func kindText(_ node: JSONDocument.Node) -> String {
    switch document.kind(node) {
    case .null: "null"
    case .bool: document.bool(node) ? "true" : "false"
    case .number: "the number \(document.number(node).text)"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    case .missing: "nothing"
    }
  }

  /// Reports a word that is none of `allowed`, with the nearest one and a fix.
  mutating func reportUnknown(
    _ rule: RuleName, _ message: String, word: String, at span: Span,
    allowed: @autoclosure () -> [String], aliases: @autoclosure () -> [String: String] = [:],
    quoted: Bool = true
  ) {
    guard !list.isFull else { return omit() }
    let (allowed, aliases) = (allowed(), aliases())
    let nearest = aliases[word] ?? Suggestion.nearest(to: word, among: allowed)
    var help: String?
    var fix: Fix?
    if let nearest {
      help = "did you mean '\(nearest)'?"
      let text = quoted ? JSONText.quoted(nearest) : nearest
      fix = Fix("write '\(nearest)'", [.init(span, text)])
    } else if !allowed.isEmpty, allowed.count <= 13 {
      help = "write one of: \(allowed.map { "'\($0)'" }.joined(separator: ", "))"
    }
    report(rule, message, at: span, help: help, fix: fix)
  }
}
