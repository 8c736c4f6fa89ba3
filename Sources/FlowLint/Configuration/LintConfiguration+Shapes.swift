import FlowDiagnostics
import FlowModel
import FlowSyntax

extension ObjectShape {
  /// A whole file as one such object.
  func decoded(_ source: SourceText) -> (value: Value?, findings: [Diagnostic]) {
    let document = JSONDocument(source)
    var decoder = FlowDecoder(document)
    let value = document.root.flatMap { read(&decoder, $0) }
    return (value, (document.findings + decoder.findings.kept).inOrder())
  }
}

extension Shape where Value == String {
  static let ruleName = Shape(.nameOf("a rule")) { decoder, node in
    guard let name = Shape<String>.text.read(&decoder, node) else { return nil }
    let rule = RuleName(stringLiteral: name)
    guard Rule.named(rule) == nil else { return name }
    let near = Rule.nearest(to: name)
    let span = decoder.document.span(node)
    decoder.report(
      "unknown-rule", "no rule is called '\(name)'", at: span,
      help: near.map { "did you mean '\($0)'?" } ?? "'botflow rules' lists them all",
      fix: near.map { Fix("write '\($0)'", [.init(span, JSONText.quoted($0))]) })
    return nil
  }
}

extension Shape where Value == [RuleName: LintOptions.Level] {
  static let levels = Shape(.map(to: Shape<LintOptions.Level>.choice.kind)) { decoder, node in
    let map = Shape<[(name: Located<String>, value: Located<LintOptions.Level>)]>.map(
      of: .ruleName, to: Shape<LintOptions.Level>.choice.located)
    guard let members = map.read(&decoder, node) else { return nil }
    var levels: Value = [:]
    for (name, level) in members {
      let rule = RuleName(stringLiteral: name.value)
      levels[rule] = level.value
      if level.value != .deny, Rule.named(rule)?.keepsFromBeingAFlow == true {
        decoder.report(
          .unknownValue, "'\(rule)' cannot be anything but an error", at: level.span,
          notes: ["a file with such a mistake is no flow"])
      }
    }
    return levels
  }
}

extension Shape where Value == Glob {
  static let glob = Shape(.text) { decoder, node in
    guard let pattern = Shape<String>.text.read(&decoder, node) else { return nil }
    do throws(Glob.Problem) {
      return try Glob(pattern)
    } catch {
      decoder.report(.unknownValue, error.message, at: decoder.document.span(node))
      return nil
    }
  }
}

extension Shape where Value == [Channel] {
  static let channels = Shape(.list(of: Shape<Channel>.choice.kind)) { decoder, node in
    guard let list = Shape<[Channel]>.list(of: .choice).read(&decoder, node) else { return nil }
    if decoder.document.elements(node).isEmpty {
      decoder.report(.outOfRange, "a list of channels needs at least one", at: node.span(decoder))
    }
    return list
  }
}

extension JSONDocument.Node {
  fileprivate func span(_ decoder: FlowDecoder) -> Span { decoder.document.span(self) }
}

extension Rule {
  /// Whether a file in which it finds something cannot be judged any further; its level is fixed.
  package var keepsFromBeingAFlow: Bool { isReportedByReading && severity == .error }

  /// The rule that a misspelt name most likely means.
  package static func nearest(to name: String) -> String? {
    Suggestion.nearest(to: name, among: all.map(\.name.text))
  }
}
