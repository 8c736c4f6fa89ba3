package import FlowDiagnostics
package import FlowModel
import FlowSyntax

/// The places of the few fields that a flow keeps without them. All of these read a piece of the
/// text once more, so they are for what is being reported.
extension LintedFlow {
  /// The value of a field of an interaction; the interaction's name where the field is not there.
  package func span(of path: String..., in interaction: Interaction) -> Span {
    fieldSpan(path, in: interaction.span) ?? interaction.name.span
  }

  /// The value of a member of an object, such as a button; its opening bracket where there is no
  /// such member.
  package func span(of name: String, in object: Span) -> Span {
    fieldSpan([name], in: object) ?? Span(object.start, object.start + 1)
  }

  /// The value that the members of `path` lead to.
  ///
  /// - Parameter object: the object that the path starts in; the whole file for the flow itself.
  package func fieldSpan(_ path: [String], in object: Span) -> Span? {
    let piece = SourceText(
      path: source.path, bytes: Array(source.bytes[object.start..<object.end]))
    let document = JSONDocument(piece)
    var node = document.root
    for name in path {
      node = node.flatMap { object in
        document.members(object).last { document.string($0.key) == name }?.value
      }
    }
    return node.map { node in
      let span = document.span(node)
      return Span(object.start + span.start, object.start + span.end)
    }
  }
}
