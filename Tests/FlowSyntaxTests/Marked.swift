import FlowDiagnostics
import FlowSyntax
import Testing

/// A text in which «…» shows what a finding has to underline.
struct Marked {
  var source: SourceText
  var spans: [Span] = []

  init(_ text: String) {
    var bytes: [UInt8] = []
    var starts: [Int] = []
    for scalar in text.unicodeScalars {
      switch scalar {
      case "«": starts.append(bytes.count)
      case "»": if let start = starts.popLast() { spans.append(Span(start, bytes.count)) }
      default: bytes += Array(String(scalar).utf8)
      }
    }
    source = SourceText(path: "marked.json", bytes: bytes)
  }
}

func document(_ text: String) -> JSONDocument {
  JSONDocument(SourceText(path: "text.json", text))
}

/// Expects findings of `rule` exactly where the marks are, and returns what they say.
@discardableResult
func expectFindings(
  _ text: String, _ rule: RuleName = .jsonSyntax, _ location: SourceLocation = #_sourceLocation
) -> [String] {
  let marked = Marked(text)
  let findings = JSONDocument(marked.source).findings
  #expect(findings.map(\.span) == marked.spans, "\(text)", sourceLocation: location)
  #expect(findings.allSatisfy { $0.rule == rule }, "\(text)", sourceLocation: location)
  return findings.map(\.message)
}

/// The text after all fixes of its findings.
func fixed(_ document: JSONDocument) -> JSONDocument {
  var bytes = document.source.bytes
  let edits = document.findings.flatMap { $0.fix?.edits ?? [] }
  for edit in edits.sorted(by: { $0.span.start > $1.span.start }) {
    bytes.replaceSubrange(edit.span.start..<edit.span.end, with: Array(edit.replacement.utf8))
  }
  return JSONDocument(SourceText(path: "fixed.json", bytes: bytes))
}

/// SplitMix64: the same numbers for the same seed.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
