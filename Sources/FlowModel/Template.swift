package import FlowDiagnostics

/// Text with variables in it, cut into its pieces.
package struct Template: Hashable, Sendable {
  /// Which braces hold a variable; it differs by field.
  package enum Syntax: Hashable, Sendable {
    /// `{name}`: texts, conditions, addresses, headers.
    case single
    /// `{{name}}`: a REST body, where single braces are JSON's.
    case double
    /// Both: a form body's string.
    case either
  }

  package struct Reference: Hashable, Sendable {
    package var path: VariablePath
    /// `system.toProperCase(…)` is the one function the pages show in a text [C-vars].
    package var isProperCase: Bool
    /// Braces included.
    package var span: Span
  }

  package enum Piece: Hashable, Sendable {
    case literal(String)
    case reference(Reference)
  }

  package var pieces: [Piece]
  package var span: Span

  package init(pieces: [Piece], span: Span) {
    self.pieces = pieces
    self.span = span
  }

  /// Cuts `text` at its variables; what is no well-formed variable stays as it is.
  ///
  /// - Parameter offset: where the text starts in the file; `nil` where offsets in the two differ
  ///   (escapes), so that each reference gets the span of the whole.
  package init(_ text: String, _ syntax: Syntax, span: Span, textOffset offset: Int?) {
    var pieces: [Piece] = []
    var literal = ""
    var rest = text[...]
    while let brace = rest.firstIndex(of: "{") {
      literal += rest[..<brace]
      rest = rest[brace...]
      guard let found = Template.reference(at: rest, syntax) else {
        let run = rest.prefix { $0 == "{" }
        let kept = syntax == .double || run.count == 1 ? run.count : 1
        literal += rest.prefix(kept)
        rest = rest.dropFirst(kept)
        continue
      }
      if !literal.isEmpty { pieces.append(.literal(literal)) }
      literal = ""
      let start = text.utf8.distance(from: text.startIndex, to: brace)
      let own = offset.map { Span($0 + start, $0 + start + found.length) }
      pieces.append(
        .reference(
          Reference(path: found.path, isProperCase: found.isProperCase, span: own ?? span)))
      rest = text[text.utf8.index(brace, offsetBy: found.length)...]
    }
    literal += rest
    if !literal.isEmpty { pieces.append(.literal(literal)) }
    self.init(pieces: pieces, span: span)
  }

  package var references: [Reference] {
    pieces.compactMap { piece in
      guard case .reference(let reference) = piece else { return nil }
      return reference
    }
  }

  /// The text if no variable is in it.
  package var constant: String? {
    var text = ""
    for piece in pieces {
      guard case .literal(let literal) = piece else { return nil }
      text += literal
    }
    return text
  }

  private static func reference(
    at text: Substring, _ syntax: Syntax
  ) -> (path: VariablePath, isProperCase: Bool, length: Int)? {
    let isDouble = text.hasPrefix("{{")
    if isDouble, syntax != .single, let found = reference(at: text, "{{", "}}") { return found }
    guard syntax != .double, !isDouble else { return nil }
    return reference(at: text, "{", "}")
  }

  private static func reference(
    at text: Substring, _ open: String, _ close: String
  ) -> (path: VariablePath, isProperCase: Bool, length: Int)? {
    let inner = text.dropFirst(open.count)
    guard let end = inner.firstIndex(of: "}"), inner[end...].hasPrefix(close) else { return nil }
    let content = inner[..<end]
    let length = open.utf8.count + content.utf8.count + close.utf8.count
    let function = "system.toProperCase("
    if content.hasPrefix(function), content.hasSuffix(")") {
      let argument = content.dropFirst(function.count).dropLast()
      return VariablePath(trimmed(argument)).map { ($0, true, length) }
    }
    return VariablePath(trimmed(content)).map { ($0, false, length) }
  }

  private static func trimmed(_ text: Substring) -> Substring {
    let front = text.drop { $0 == " " }
    return front.prefix(front.count - front.reversed().prefix { $0 == " " }.count)
  }
}
