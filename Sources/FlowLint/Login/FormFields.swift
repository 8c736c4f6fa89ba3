package import FlowDiagnostics
package import FlowModel
import FlowSyntax
import WebSyntax

/// One `name=value` of an address's query, of a form, or one member of a JSON body.
package struct FormField: Hashable, Sendable {
  package var name: String
  /// Variables stand in single braces; percent-encoding is undone.
  package var value: String
  package var references: [Template.Reference]
  /// The value; the whole text where the two cannot be told apart.
  package var span: Span

  package var isLiteral: Bool { references.isEmpty }

  package static func == (left: FormField, right: FormField) -> Bool {
    left.name == right.name && left.value == right.value && left.span == right.span
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(span)
  }
}

package enum FormFields {
  /// The parameters of an address.
  package static func query(of address: Template, in source: SourceText) -> [FormField] {
    let text = WrittenText(address, source)
    guard let mark = text.bytes.firstIndex(of: UInt8(ascii: "?")) else { return [] }
    let end = text.bytes[mark...].firstIndex(of: UInt8(ascii: "#")) ?? text.bytes.endIndex
    return pairs(text, mark + 1..<end)
  }

  /// The fields of a body: a form's, or the members of a JSON object.
  package static func body(of rest: RESTSettings, in source: SourceText) -> [FormField] {
    guard let body = rest.body else { return [] }
    guard !rest.isBodyText else {
      let text = WrittenText(body, source)
      let isObject = text.bytes.first { $0 != UInt8(ascii: " ") } == UInt8(ascii: "{")
      return isObject && !rest.isForm ? members(of: body, text) : pairs(text, text.bytes.indices)
    }
    return members(of: body, in: source)
  }

  private static func pairs(_ text: WrittenText, _ range: Range<Int>) -> [FormField] {
    text.bytes[range].split(separator: UInt8(ascii: "&")).map { pair in
      let sign = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
      let value = pair[min(sign + 1, pair.endIndex)...]
      return FormField(
        name: PercentCoding.decodeForm(String(decoding: pair[..<sign], as: UTF8.self)),
        value: plain(value), references: text.references(in: value.indices),
        span: text.span(of: value.indices))
    }
  }

  private static func plain(_ value: ArraySlice<UInt8>) -> String {
    PercentCoding.decodeForm(String(decoding: value, as: UTF8.self))
      .replacing("{{", with: "{").replacing("}}", with: "}")
  }

  /// A JSON text with variables in it: what stands in quotes is read.
  private static func members(of body: Template, _ text: WrittenText) -> [FormField] {
    let document = JSONDocument(SourceText(path: "", bytes: Array(text.bytes)))
    guard let root = document.root else { return [] }
    return document.members(root).filter { document.kind($0.value) == .string }.map { member in
      let content = document.contentSpan(member.value)
      return FormField(
        name: document.string(member.key), value: plain(text.bytes[content.start..<content.end]),
        references: text.references(in: content.start..<content.end), span: body.span)
    }
  }

  /// A body that is written as JSON in the flow itself.
  private static func members(of body: Template, in source: SourceText) -> [FormField] {
    let start = body.span.start
    let rest = SourceText(path: "", bytes: Array(source.bytes[start...]))
    let document = JSONDocument(rest)
    guard let root = document.root else { return [] }
    return document.members(root).filter { document.kind($0.value) == .string }.map { member in
      let span = document.span(member.value)
      let own = Span(span.start + start, span.end + start)
      return FormField(
        name: document.string(member.key),
        value: plain(document.string(member.value).utf8.map { $0 }[...]),
        references: body.references.filter { own.contains($0.span) }, span: own)
    }
  }
}

/// The text of a template as it is written, variables included, with its place in the file.
private struct WrittenText {
  let bytes: ArraySlice<UInt8>
  private let template: Template
  /// Where the first byte stands in the file; `nil` where escapes keep the two apart.
  private let start: Int?

  init(_ template: Template, _ source: SourceText) {
    self.template = template
    let content = template.span.shrunk(by: 1)
    let raw = source.bytes[content.start..<content.end]
    if raw.contains(UInt8(ascii: "\\")) {
      let text = template.pieces.reduce(into: "") { text, piece in
        switch piece {
        case .literal(let literal): text += literal
        case .reference(let reference): text += reference.text
        }
      }
      bytes = Array(text.utf8)[...]
      start = nil
    } else {
      bytes = Array(raw)[...]
      start = content.start
    }
  }

  func span(of range: Range<Int>) -> Span {
    start.map { Span($0 + range.lowerBound, $0 + range.upperBound) } ?? template.span
  }

  func references(in range: Range<Int>) -> [Template.Reference] {
    if start != nil {
      let span = span(of: range)
      return template.references.filter { span.contains($0.span) }
    }
    let text = String(decoding: bytes[range], as: UTF8.self)
    return template.references.filter { text.contains($0.text) }
  }
}
