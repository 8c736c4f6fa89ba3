package import FlowDiagnostics
import FlowSyntax

/// What reading a flow file gave: the flow as far as it could be understood, and every mistake.
package struct FlowReading: Sendable {
  package let source: SourceText
  /// `nil` where the text holds no object at all.
  package let flow: Flow?
  package let findings: [Diagnostic]
  /// What was found beyond those.
  package let omitted: OmittedFindings

  /// - Parameter workers: who does parts of the work; the result is the same with any.
  package init(
    _ source: SourceText, linked: LinkedBots = .none, workers: any Workers = OneWorker()
  ) {
    self.source = source
    let (read, syntax, shape) = FlowReading.decoded(source)
    flow = read
    let found = read.map { References.check($0, linked, shape, workers) } ?? shape
    findings = (syntax + found.kept).inOrder()
    omitted = found.omitted
  }

  /// The flow, and what is wrong with its syntax and its shape; the document is gone by then.
  private static func decoded(_ source: SourceText) -> (Flow?, [Diagnostic], FindingList) {
    let document = JSONDocument(source)
    var decoder = FlowDecoder(document)
    let flow = document.root.flatMap { Flow.shape.read(&decoder, $0) }
    if let flow, flow.interactions.isEmpty, let list = decoder.emptyInteractions {
      decoder.report(.outOfRange, "a flow needs at least one interaction", at: list)
    }
    return (flow, document.findings, decoder.findings)
  }

  /// The flow, if nothing is wrong with it.
  package var validFlow: Flow? {
    omitted.errors > 0 || findings.contains { $0.severity == .error } ? nil : flow
  }
}

extension FlowDecoder {
  /// The place of an `interactions` array that has nothing in it.
  fileprivate var emptyInteractions: Span? {
    guard let root = document.root, let list = member(root, "interactions"),
      document.kind(list) == .array, document.elementCount(list) == 0
    else { return nil }
    return document.span(list)
  }
}
