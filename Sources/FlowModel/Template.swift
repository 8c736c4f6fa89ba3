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
    /// As it stands in the file, braces included.
    package var text: String
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
    // By bytes: a combining mark after a brace must not hide it.
    let bytes = Array(text.utf8)
    self.init(bytes, bytes.indices, syntax, span: span, offset: offset)
  }

  /// The same for text whose escapes have been undone.
  ///
  /// - Parameter places: where in the file each byte of the text comes from, and its end.
  package init(_ text: String, _ syntax: Syntax, span: Span, places: [Int]) {
    // Bytes that are no UTF-8 have been replaced, and nothing fits.
    let fits = places.count == text.utf8.count + 1
    self.init(text, syntax, span: span, textOffset: fits ? 0 : nil)
    guard fits else { return }
    pieces = pieces.map { piece in
      guard case .reference(var reference) = piece else { return piece }
      reference.span = Span(places[reference.span.start], places[reference.span.end])
      return .reference(reference)
    }
  }

  /// The same for a part of `bytes`.
  ///
  /// - Parameter offset: where `bytes` start in the file.
  init(_ bytes: [UInt8], _ range: Range<Int>, _ syntax: Syntax, span: Span, offset: Int?) {
    guard Template.brace(bytes, range) != nil else {
      let text = String(decoding: bytes[range], as: UTF8.self)
      self.init(pieces: range.isEmpty ? [] : [.literal(text)], span: span)
      return
    }
    var pieces: [Piece] = []
    pieces.reserveCapacity(Template.mostLikelyCount(bytes, range))
    var literalStart = range.lowerBound
    var cursor = range.lowerBound
    while let brace = Template.brace(bytes, cursor..<range.upperBound) {
      guard let found = Template.reference(in: bytes[..<range.upperBound], at: brace, syntax) else {
        cursor = brace + 1
        continue
      }
      if literalStart < brace {
        pieces.append(.literal(String(decoding: bytes[literalStart..<brace], as: UTF8.self)))
      }
      let own = offset.map { Span($0 + brace, $0 + found.end) }
      let text = String(decoding: bytes[brace..<found.end], as: UTF8.self)
      pieces.append(
        .reference(
          Reference(
            path: found.path, isProperCase: found.isProperCase, text: text, span: own ?? span)))
      cursor = found.end
      literalStart = found.end
    }
    if literalStart < range.upperBound {
      pieces.append(
        .literal(String(decoding: bytes[literalStart..<range.upperBound], as: UTF8.self)))
    }
    self.init(pieces: pieces, span: span)
  }

  private static func brace(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
    bytes.withUnsafeBufferPointer { bytes in
      range.first { bytes[$0] == UInt8(ascii: "{") }
    }
  }

  /// How many pieces there are if each brace opens a variable, up to a handful.
  private static func mostLikelyCount(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
    var count = 0
    var end = range.lowerBound
    while count < 8, let brace = brace(bytes, end..<range.upperBound) {
      count += brace > end ? 2 : 1
      let close = bytes[brace..<range.upperBound].firstIndex(of: UInt8(ascii: "}"))
      end = close.map { $0 + 1 } ?? range.upperBound
    }
    return end < range.upperBound ? count + 1 : count
  }

  package var references: [Reference] {
    pieces.compactMap { piece in
      guard case .reference(let reference) = piece else { return nil }
      return reference
    }
  }

  /// Whether a variable is in it.
  package var hasReferences: Bool {
    switch pieces.count {
    case 0: return false
    case 1:
      guard case .reference? = pieces.first else { return false }
      return true
    default: return true
    }
  }

  /// The same one by one.
  func forEachReference(_ body: (Reference) -> Void) {
    for piece in pieces {
      if case .reference(let reference) = piece { body(reference) }
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

  private typealias Found = (path: VariablePath, isProperCase: Bool, end: Int)

  /// - Parameter bytes: up to the end of the text.
  private static func reference(
    in bytes: ArraySlice<UInt8>, at brace: Int, _ syntax: Syntax
  ) -> Found? {
    let isDouble = brace + 1 < bytes.endIndex && bytes[brace + 1] == UInt8(ascii: "{")
    if isDouble {
      return syntax == .single ? nil : reference(in: bytes, at: brace, braces: 2)
    }
    return syntax == .double ? nil : reference(in: bytes, at: brace, braces: 1)
  }

  private static func reference(
    in bytes: ArraySlice<UInt8>, at brace: Int, braces: Int
  ) -> Found? {
    let start = brace + braces
    // Another opening brace first: it starts no later than here, so this one holds no variable.
    guard
      let close = bytes[start...].firstIndex(where: {
        $0 == UInt8(ascii: "}") || $0 == UInt8(ascii: "{")
      }), bytes[close] == UInt8(ascii: "}")
    else { return nil }
    let end = close + braces
    guard end <= bytes.endIndex, bytes[end - 1] == UInt8(ascii: "}") else { return nil }
    if let path = VariablePath(bytes[start..<close]) { return (path, false, end) }
    let content = String(decoding: bytes[start..<close], as: UTF8.self)
    let function = "system.toProperCase("
    if content.hasPrefix(function), content.hasSuffix(")") {
      let argument = content.dropFirst(function.count).dropLast()
      return VariablePath(trimmed(argument)).map { ($0, true, end) }
    }
    return VariablePath(trimmed(content[...])).map { ($0, false, end) }
  }

  private static func trimmed(_ text: Substring) -> Substring {
    let front = text.drop { $0 == " " }
    return front.prefix(front.count - front.reversed().prefix { $0 == " " }.count)
  }
}
