import FlowDiagnostics
import FlowModel

/// Text in which `«…»` marks the spans that findings are expected at.
struct MarkedText {
  let text: String
  let spans: [Span]

  init(_ marked: String) {
    var bytes: [UInt8] = []
    var spans: [Span] = []
    var start: Int?
    for scalar in marked.unicodeScalars {
      switch scalar {
      case "«": start = bytes.count
      case "»":
        spans.append(Span(start ?? 0, bytes.count))
        start = nil
      default: bytes += Array(String(scalar).utf8)
      }
    }
    text = String(decoding: bytes, as: UTF8.self)
    self.spans = spans
  }

  func reading(linked: LinkedBots = .none) -> FlowReading {
    FlowReading(SourceText(path: "bot.flow.json", text), linked: linked)
  }
}

extension FlowReading {
  /// One line a finding: its rule and the text that it underlines.
  var summary: [String] {
    findings.map { "\($0.rule) at \(source[$0.span]): \($0.message)" }
  }
}

extension String {
  /// This text after `fix`.
  func applying(_ fix: Fix) -> String {
    var bytes = Array(utf8)
    for edit in fix.edits.sorted(by: { $0.span.start > $1.span.start }) {
      bytes.replaceSubrange(edit.span.start..<edit.span.end, with: Array(edit.replacement.utf8))
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
