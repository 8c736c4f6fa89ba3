package import FlowDiagnostics
package import FlowModel
import FlowSyntax
import WebSyntax

/// One `name=value` of an address's query or of a form, or one member of a JSON body that is a text.
package struct FormField: Sendable {
  package var name: String
  /// Variables stand in single braces; percent-encoding is undone.
  package var value: String
  package var references: [Template.Reference]
  /// The value; of a member written as JSON in the flow itself with its quotes.
  package var span: Span
  /// `name=value`; of a member its value.
  package var pairSpan: Span
  /// Whether it is a member of an object inside the body.
  package var isNested = false

  package var isLiteral: Bool { references.isEmpty }

  /// The variable that the value is, and nothing else.
  package var soleReference: Template.Reference? {
    guard references.count == 1, value == "{\(references[0].path.text)}" else { return nil }
    return references[0]
  }
}

extension [FormField] {
  /// The first of that name, as most servers take it.
  package func field(_ name: String) -> FormField? {
    first { $0.name == name && !$0.isNested }
  }

  /// Whether variables may bring further fields.
  package var areOpen: Bool { contains { $0.name.contains("{") } }
}

package enum FormFields {
  /// The parameters of an address.
  package static func query(of address: Template, in source: SourceText) -> [FormField] {
    let text = WrittenText(address, source)
    guard let mark = text.masked.firstIndex(of: UInt8(ascii: "?")) else { return [] }
    let end = text.masked[mark...].firstIndex(of: UInt8(ascii: "#")) ?? text.masked.endIndex
    return pairs(text, mark + 1..<end)
  }

  /// The fields of a body: a form's, or the members of a JSON object.
  ///
  /// - Parameter interaction: what the body belongs to.
  package static func body(
    of rest: RESTSettings, in interaction: Interaction, _ source: SourceText
  ) -> [FormField] {
    guard let body = rest.body else { return [] }
    guard rest.isBodyText else {
      return members(of: body, upTo: interaction.span.end, in: source)
    }
    let text = WrittenText(body, source)
    let isObject = text.masked.first { !" \t\r\n".utf8.contains($0) } == UInt8(ascii: "{")
    return isObject ? members(of: text) : pairs(text, text.bytes.indices)
  }

  private static func pairs(_ text: WrittenText, _ range: Range<Int>) -> [FormField] {
    text.masked[range].split(separator: UInt8(ascii: "&")).map { pair in
      let sign = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
      let name = pair.startIndex..<sign
      let value = min(sign + 1, pair.endIndex)..<pair.endIndex
      return FormField(
        name: text.text(in: name, decoded: PercentCoding.decodeForm),
        value: text.text(in: value, decoded: PercentCoding.decodeForm),
        references: text.references(in: value), span: text.span(of: value),
        pairSpan: text.span(of: pair.indices))
    }
  }

  /// A JSON text with variables in it.
  private static func members(of text: WrittenText) -> [FormField] {
    let document = JSONDocument(SourceText(path: "", bytes: text.masked))
    return strings(document).map { name, node, isNested in
      let content = document.contentSpan(node)
      let range = content.start..<content.end
      let span = text.span(of: range)
      return FormField(
        name: name, value: text.text(in: range) { $0 }, references: text.references(in: range),
        span: span, pairSpan: span, isNested: isNested)
    }
  }

  /// A body that is written as JSON in the flow itself.
  private static func members(
    of body: Template, upTo end: Int, in source: SourceText
  ) -> [FormField] {
    let start = body.span.start
    let piece = SourceText(path: "", bytes: Array(source.bytes[start..<max(start, end)]))
    let document = JSONDocument(piece)
    return strings(document).map { name, node, isNested in
      let span = document.span(node)
      let own = Span(span.start + start, span.end + start)
      let template = Template(
        document.string(node), .double, span: own,
        textOffset: document.isPlain(node) ? own.start + 1 : nil)
      let value = template.pieces.reduce(into: "") { text, piece in
        switch piece {
        case .literal(let literal): text += literal
        case .reference(let reference): text += "{\(reference.path.text)}"
        }
      }
      return FormField(
        name: name, value: value, references: template.references, span: own, pairSpan: own,
        isNested: isNested)
    }
  }

  private typealias Member = (name: String, node: JSONDocument.Node, isNested: Bool)

  /// All members that are texts, at whatever depth.
  private static func strings(_ document: JSONDocument) -> [Member] {
    guard let root = document.root else { return [] }
    var found: [Member] = []
    collect(root, isNested: false, document, &found)
    return found
  }

  private static func collect(
    _ node: JSONDocument.Node, isNested: Bool, _ document: JSONDocument, _ found: inout [Member]
  ) {
    for (key, value) in document.members(node) {
      if document.kind(value) == .string {
        found.append((document.string(key), value, isNested))
      } else {
        collect(value, isNested: true, document, &found)
      }
    }
    for element in document.elements(node) {
      collect(element, isNested: true, document, &found)
    }
  }
}
