/// Shows findings as a compiler does: one line that stands alone, then the source with carets.
package struct CaretRenderer: Sendable {
  /// Wraps text for the eye; the identity where there is no colour.
  package struct Paint: Sendable {
    package var error: @Sendable (String) -> String
    package var warning: @Sendable (String) -> String
    package var advice: @Sendable (String) -> String
    package var strong: @Sendable (String) -> String
    package var faint: @Sendable (String) -> String

    /// - Parameter advice: without it, advice looks like a warning.
    package init(
      error: @escaping @Sendable (String) -> String,
      warning: @escaping @Sendable (String) -> String,
      advice: (@Sendable (String) -> String)? = nil,
      strong: @escaping @Sendable (String) -> String,
      faint: @escaping @Sendable (String) -> String
    ) {
      self.error = error
      self.warning = warning
      self.advice = advice ?? warning
      self.strong = strong
      self.faint = faint
    }

    package static let none = Paint(error: { $0 }, warning: { $0 }, strong: { $0 }, faint: { $0 })
  }

  private let source: SourceText
  private let index: LineIndex
  private let paint: Paint

  package init(_ source: SourceText, paint: Paint = .none) {
    self.source = source
    self.paint = paint
    index = LineIndex(source)
  }

  package func render(_ diagnostic: Diagnostic) -> String {
    var out = headline(diagnostic) + "\n"
    // What is no text has no lines to show.
    if source.bytes.prefix(8192).contains(0) { return out }
    let marks = self.marks(of: diagnostic)
    let numberWidth = String((marks.map(\.line).max() ?? 0) + 1).count
    let margin = String(repeating: " ", count: numberWidth + 1)
    out += paint.faint("\(margin)|") + "\n"
    var previous: Mark?
    for mark in marks {
      // A long line is cut round each place, so one line may be shown in several parts.
      if mark.line != previous?.line || mark.shownLine != previous?.shownLine {
        if let previous, mark.line > previous.line + 1 {
          out += paint.faint("\(margin):") + "\n"
        }
        let number = String(mark.line + 1)
        let padding = String(repeating: " ", count: numberWidth - number.count)
        let text = mark.shownLine.isEmpty ? "" : " \(mark.shownLine)"
        out += paint.faint("\(padding)\(number) |") + "\(text)\n"
      }
      previous = mark
      out += paint.faint("\(margin)|") + " \(pointer(mark, diagnostic.severity))\n"
    }
    for note in diagnostic.notes { out += "\(margin)= note: \(UntrustedText.shown(note))\n" }
    if let help = diagnostic.help { out += "\(margin)= help: \(UntrustedText.shown(help))\n" }
    return out
  }

  /// `path:line:column: severity[rule]: message`, enough for an editor.
  package func headline(_ diagnostic: Diagnostic) -> String {
    let place = index.position(of: diagnostic.span.start)
    let where_ = "\(UntrustedText.shown(source.path)):\(place.line):\(place.column)"
    let kind = colour(diagnostic.severity)("\(diagnostic.severity.rawValue)[\(diagnostic.rule)]")
    return "\(paint.strong(where_)): \(kind): \(UntrustedText.shown(diagnostic.message))"
  }

  private struct Mark {
    var line: Int
    var shownLine: String
    var indent: Int
    var width: Int
    var text: String
    var isPrimary: Bool
  }

  /// The primary place and the related ones, from top to bottom, the primary first on its line.
  private func marks(of diagnostic: Diagnostic) -> [Mark] {
    let all =
      [mark(diagnostic.span, text: "", isPrimary: true)]
      + diagnostic.related.map { mark($0.span, text: $0.text, isPrimary: false) }
    return all.enumerated().sorted { left, right in
      (left.element.line, left.element.isPrimary ? 0 : 1, left.offset)
        < (right.element.line, right.element.isPrimary ? 0 : 1, right.offset)
    }.map(\.element)
  }

  private func mark(_ span: Span, text: String, isPrimary: Bool) -> Mark {
    let line = index.line(at: span.start)
    let excerpt = LineExcerpt(source, extent: index.extent(ofLine: line), span: span)
    return Mark(
      line: line, shownLine: excerpt.text, indent: excerpt.indent, width: excerpt.width,
      text: text, isPrimary: isPrimary)
  }

  private func pointer(_ mark: Mark, _ severity: Diagnostic.Severity) -> String {
    let line = String(repeating: mark.isPrimary ? "^" : "-", count: max(mark.width, 1))
    let text = mark.text.isEmpty ? "" : " \(UntrustedText.shown(mark.text))"
    let shown = mark.isPrimary ? colour(severity)(line) : paint.faint(line)
    return String(repeating: " ", count: mark.indent) + shown + text
  }

  private func colour(_ severity: Diagnostic.Severity) -> @Sendable (String) -> String {
    switch severity {
    case .error: paint.error
    case .warning: paint.warning
    case .advice: paint.advice
    }
  }
}

/// One source line as a terminal can show it: tabs widened, control characters visible, a very
/// long line cut to the part round the span.
struct LineExcerpt {
  var text = ""
  /// Display columns before the span, and of the span itself up to the line's end.
  var indent = 0
  var width = 0

  private static let before = 60
  private static let after = 120
  /// Bytes of a line that is shown whole, so that all that is marked in it stands below one text.
  private static let short = 150

  init(_ source: SourceText, extent: Span, span: Span) {
    let spanStart = min(max(span.start, extent.start), extent.end)
    let spanEnd = min(max(span.end, spanStart), extent.end)
    let isShort = extent.end - extent.start <= LineExcerpt.short
    let before = isShort ? LineExcerpt.short : LineExcerpt.before
    let from = LineExcerpt.boundary(
      in: source, near: max(extent.start, spanStart - before), atLeast: extent.start)
    let shortEnd = isShort ? spanEnd : min(spanEnd, spanStart + LineExcerpt.after)
    let to = LineExcerpt.boundary(
      in: source, near: min(extent.end, shortEnd + before), atLeast: extent.start)
    if from > extent.start { text = "…" }
    append(source[Span(from, spanStart)])
    indent = DisplayWidth.columns(text)
    let markedEnd = LineExcerpt.boundary(in: source, near: shortEnd, atLeast: spanStart)
    append(source[Span(spanStart, markedEnd)])
    width = DisplayWidth.columns(text) - indent
    append(source[Span(markedEnd, max(markedEnd, to))])
    if to < extent.end { text += "…" }
  }

  private mutating func append(_ raw: String) {
    for piece in raw.split(separator: "\t", omittingEmptySubsequences: false).enumerated() {
      if piece.offset > 0 {
        let column = DisplayWidth.columns(text)
        text += String(repeating: " ", count: 4 - column % 4)
      }
      text += UntrustedText.shown(String(piece.element))
    }
  }

  /// Moves an offset back to the start of a code point.
  private static func boundary(in source: SourceText, near offset: Int, atLeast low: Int) -> Int {
    var offset = offset
    while offset > low, offset < source.bytes.count, source.bytes[offset] & 0xC0 == 0x80 {
      offset -= 1
    }
    return offset
  }
}
