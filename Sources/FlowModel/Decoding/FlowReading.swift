package import FlowDiagnostics
import FlowSyntax

/// What reading a flow file gave: the flow as far as it could be understood, and every mistake.
package struct FlowReading: Sendable {
  package let source: SourceText
  /// `nil` where the text holds no object at all.
  package let flow: Flow?
  package let findings: [Diagnostic]

  package init(_ source: SourceText, linked: LinkedBots = .none) {
    self.source = source
    let document = JSONDocument(source)
    var decoder = FlowDecoder(document)
    let flow = document.root.flatMap { Flow.shape.read(&decoder, $0) }
    if let flow {
      if flow.interactions.isEmpty, let list = decoder.emptyInteractions {
        decoder.report(.outOfRange, "a flow needs at least one interaction", at: list)
      }
      var references = References(flow, linked)
      decoder.findings += references.check()
    }
    self.flow = flow
    findings = (document.findings + decoder.findings).inOrder()
  }

  /// The flow, if nothing is wrong with it.
  package var validFlow: Flow? {
    findings.contains { $0.severity == .error } ? nil : flow
  }
}

extension FlowDecoder {
  /// The place of an `interactions` array that has nothing in it.
  fileprivate var emptyInteractions: Span? {
    guard let root = document.root, let list = member(root, "interactions"),
      document.kind(list) == .array, document.elements(list).isEmpty
    else { return nil }
    return document.span(list)
  }
}
