import FlowDiagnostics
import FlowSyntax

extension Shape where Value == Template {
  /// A string with variables in single braces.
  package static let template = Shape(.template) { decoder, node in
    decoder.template(node, .single)
  }

  /// One variable in braces and nothing else: a condition's *Variable*.
  package static let variable = Shape(.template) { decoder, node in
    guard let template = decoder.template(node, .single) else { return nil }
    if template.pieces.count == 1, template.references.count == 1 { return template }
    let span = decoder.document.span(node)
    let text = decoder.document.string(node)
    if let path = VariablePath(text) {
      let braced = "{\(path.text)}"
      decoder.report(
        .notAVariable, "a condition's variable stands in braces", at: span,
        help: "write \(JSONText.quoted(braced))",
        fix: Fix("write \(braced)", [.init(span, JSONText.quoted(braced))]))
    } else {
      decoder.report(
        .notAVariable, "expected one variable in braces, such as \"{accessToken}\"", at: span)
    }
    return nil
  }
}

extension FlowDecoder {
  mutating func template(_ node: JSONDocument.Node, _ syntax: Template.Syntax) -> Template? {
    guard document.kind(node) == .string else {
      reportWrongType(node, wanted: "a string")
      return nil
    }
    let span = document.span(node)
    guard document.isPlain(node) else {
      return Template(document.string(node), syntax, span: span, places: document.places(node))
    }
    let content = document.contentSpan(node)
    return Template(
      document.source.bytes, content.start..<content.end, syntax, span: span, offset: 0)
  }

  /// A REST body: a string template, or a JSON value whose strings hold variables.
  mutating func body(_ node: JSONDocument.Node, isForm: Bool) -> Template? {
    switch document.kind(node) {
    case .missing: return nil
    case .string: return template(node, isForm ? .either : .double)
    case .null, .bool, .number, .array, .object:
      var pieces: [Template.Piece] = []
      appendJSON(node, to: &pieces)
      return Template(pieces: Template.joined(pieces), span: headSpan(node))
    }
  }

  private mutating func appendJSON(_ node: JSONDocument.Node, to pieces: inout [Template.Piece]) {
    switch document.kind(node) {
    case .array:
      pieces.append(.literal("["))
      for (index, element) in document.elements(node).enumerated() {
        if index > 0 { pieces.append(.literal(",")) }
        appendJSON(element, to: &pieces)
      }
      pieces.append(.literal("]"))
    case .object:
      pieces.append(.literal("{"))
      for (index, member) in document.members(node).enumerated() {
        if index > 0 { pieces.append(.literal(",")) }
        pieces.append(.literal(JSONText.quoted(document.string(member.key)) + ":"))
        appendJSON(member.value, to: &pieces)
      }
      pieces.append(.literal("}"))
    case .string:
      pieces.append(.literal("\""))
      for piece in template(node, .double)?.pieces ?? [] {
        if case .literal(let text) = piece {
          pieces.append(.literal(JSONText.escaped(text)))
        } else {
          pieces.append(piece)
        }
      }
      pieces.append(.literal("\""))
    case .null, .bool, .number, .missing:
      pieces.append(.literal(document.value(node).json))
    }
  }
}

extension Template {
  /// The same with neighbouring literals made one.
  static func joined(_ pieces: [Piece]) -> [Piece] {
    var joined: [Piece] = []
    for piece in pieces {
      if case .literal(let text) = piece, case .literal(let before)? = joined.last {
        joined[joined.count - 1] = .literal(before + text)
      } else {
        joined.append(piece)
      }
    }
    return joined
  }
}
