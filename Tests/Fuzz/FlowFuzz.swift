import FlowDiagnostics
import FlowModel
import FlowSyntax

/// Any bytes must be read without a trap, as a flow and as a mock, and every finding must lie in
/// them and be shown.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let source = SourceText(path: "fuzz.json", bytes: bytes)
  let document = JSONDocument(source)
  if let root = document.root { walk(root, in: document) }
  if let value = JSONValue.parse(bytes) {
    precondition(JSONValue.parse(Array(value.json.utf8)) == value, "a value survives writing")
  }
  let findings = FlowReading(source).findings + MockReading(source).findings
  let renderer = CaretRenderer(source)
  for finding in findings {
    let places =
      [finding.span] + finding.related.map(\.span) + (finding.fix?.edits ?? []).map(\.span)
    for span in places {
      precondition(0 <= span.start && span.end <= count, "a place lies in the text")
    }
    precondition(!renderer.render(finding).isEmpty, "a finding is shown")
  }
  _ = JSONRenderer.render([(source, findings)])
  return 0
}

/// Every node lies inside the one that holds it, and behind the one before it.
private func walk(_ node: JSONDocument.Node, in document: JSONDocument) {
  let outer = document.span(node)
  precondition(outer.end <= document.source.bytes.count, "a node lies in the text")
  if document.kind(node) == .string { _ = document.string(node) }
  var children = document.elements(node)
  for (key, value) in document.members(node) { children += [key, value] }
  var last = outer.start
  for child in children {
    let inner = document.span(child)
    precondition(outer.contains(inner), "a node lies inside its container")
    precondition(last <= inner.start, "nodes do not overlap")
    last = inner.end
    walk(child, in: document)
  }
}
